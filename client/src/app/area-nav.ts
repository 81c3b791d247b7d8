import { useRoleInUse } from "@/features/accounts";
import { commonTexts } from "@/i18n/common";
import type { CommonTexts } from "@/i18n/it/common";
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
  const role = useRoleInUse().inUse?.role;
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
      return spaceId ? spaceItems(t, spaceId, role === "desk_staff") : [];
    case "office":
      return [
        { to: "/ufficio", label: t.areaNav.office, exact: true },
        { to: "/ufficio/pratiche", label: t.areaNav.files },
        { to: "/ufficio/elenco", label: t.areaNav.list },
        { to: "/ufficio/fondi", label: t.areaNav.funds },
      ].filter(({ to }) => role !== "treasurer" || to !== "/ufficio/pratiche");
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

/** Who works at the desk sees the desk; who runs the space sees all of it. */
function spaceItems(t: CommonTexts, spaceId: string, onlyDesk: boolean): NavItem[] {
  const home = `/spazio/${spaceId}`;
  const desk = { to: `${home}/banco`, label: t.areaNav.counter };
  if (onlyDesk) return [desk];
  return [
    { to: home, label: t.areaNav.space, exact: true },
    desk,
    { to: `${home}/utilizzi`, label: t.areaNav.uses },
    { to: `${home}/listino`, label: t.areaNav.prices },
  ];
}
