import { useEffect, type ReactNode } from "react";
import { townOf, useSite } from "@/features/site";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { applyTenantColour } from "@/theme/tenant-colour";
import { MunicipalityContext } from "@/ui";

/** The comune of this site: its name in the titles, its colour in the theme. */
export function SiteProvider({ children }: { children: ReactNode }) {
  const t = useTexts(commonTexts);
  const site = useSite().data;
  useEffect(() => applyTenantColour(site?.colour), [site?.colour]);
  const municipality = site?.municipality_name
    ? t.municipality(townOf(site.municipality_name))
    : "";
  return <MunicipalityContext value={municipality}>{children}</MunicipalityContext>;
}
