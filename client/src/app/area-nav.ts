import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import type { AreaKey } from "./areas";

export interface NavItem {
  to: string;
  label: string;
  /** The home of an area is current only on itself. */
  exact?: boolean;
}

/** The menu of an area, or the public one: at most a handful of entries each. */
export function useNavItems(area: AreaKey | null, spaceId: string | null): NavItem[] {
  const t = useTexts(commonTexts);
  switch (area) {
    case "applicant":
      return [
        { to: "/area-personale", label: t.areaNav.desk, exact: true },
        { to: "/area-personale/pratiche", label: t.areaNav.files },
        { to: "/area-personale/buoni", label: t.areaNav.vouchers },
        { to: "/area-personale/messaggi", label: t.areaNav.messages },
        { to: "/area-personale/impostazioni", label: t.areaNav.settings },
      ];
    case "space":
      return spaceId
        ? [
            { to: `/spazio/${spaceId}`, label: t.areaNav.space, exact: true },
            { to: `/spazio/${spaceId}/banco`, label: t.areaNav.counter },
            { to: `/spazio/${spaceId}/utilizzi`, label: t.areaNav.uses },
            { to: `/spazio/${spaceId}/listino`, label: t.areaNav.prices },
          ]
        : [];
    case "office":
      return [
        { to: "/ufficio", label: t.areaNav.office, exact: true },
        { to: "/ufficio/pratiche", label: t.areaNav.files },
        { to: "/ufficio/elenco", label: t.areaNav.list },
        { to: "/ufficio/fondi", label: t.areaNav.funds },
      ];
    case "chamber":
      return [
        { to: "/camera", label: t.areaNav.chamber, exact: true },
        { to: "/camera/verifiche", label: t.areaNav.checks },
      ];
    case "auditor":
      return [{ to: "/revisione", label: t.areas.auditor, exact: true }];
    default:
      return [
        { to: "/bandi", label: t.nav.calls },
        { to: "/spazi", label: t.nav.spaces },
        { to: "/trasparenza", label: t.nav.transparency },
        { to: "/domande-frequenti", label: t.nav.faq },
      ];
  }
}
