import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from "react";
import { currentLanguage } from "@/i18n/current-language";
import { LanguageContext } from "@/i18n/language-context";

/** The page's language, from its address; what the API said in the other language is asked anew. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = useSyncExternalStore(currentLanguage.subscribe, currentLanguage.get);
  const queries = useQueryClient();
  const shown = useRef(language);
  useEffect(() => {
    document.documentElement.lang = language;
    if (shown.current === language) return;
    shown.current = language;
    void queries.invalidateQueries();
  }, [language, queries]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
