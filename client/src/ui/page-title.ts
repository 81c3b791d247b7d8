import { createContext, useContext, useEffect } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";

/** «Comune di …», known once the site's settings have come. */
export const MunicipalityContext = createContext<string>("");

/** «Page – Service – Comune»; never a name, a code or a number of a person. */
export function usePageTitle(page: string): void {
  const t = useTexts(commonTexts);
  const municipality = useContext(MunicipalityContext);
  const service = t.serviceName;
  useEffect(() => {
    document.title = [page, service, municipality].filter(Boolean).join(" – ");
  }, [page, service, municipality]);
}
