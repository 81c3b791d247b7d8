import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useRoleInUse } from "@/features/accounts";
import { townOf, useSite } from "@/features/site";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { pathWithoutLanguage } from "@/lib/language";
import { Icon } from "@/ui";
import { Arms } from "./arms";
import { useNavItems, type NavItem } from "./area-nav";
import type { AreaKey } from "./areas";

export function MainHeader({ area }: { area: AreaKey | null }) {
  const t = useTexts(commonTexts);
  const path = useLocation({ select: (location) => location.pathname });
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  return (
    <div className="main-bar">
      <div className="container">
        <Brand />
        {area && <span className="area-label">{t.areas[area]}</span>}
        <button
          type="button"
          className="icon-button nav-toggle"
          aria-expanded={open}
          aria-controls="main-navigation"
          aria-label={open ? t.nav.close : t.nav.open}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? "cross" : "menu"} />
        </button>
        <MainNav area={area} open={open} path={path} />
      </div>
    </div>
  );
}

function MainNav({ area, open, path }: { area: AreaKey | null; open: boolean; path: string }) {
  const t = useTexts(commonTexts);
  const spaceId = useRoleInUse().inUse?.space_id ?? null;
  const items = useNavItems(area, spaceId);
  return (
    <nav
      className="main-nav"
      id="main-navigation"
      data-open={open}
      data-element="main-navigation"
      aria-label={t.nav.label}
    >
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              activeOptions={{ exact: item.exact ?? false, includeSearch: false }}
              aria-current={isCurrent(item, path) ? "page" : undefined}
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function isCurrent(item: NavItem, path: string): boolean {
  const bare = pathWithoutLanguage(path);
  return bare === item.to || (!item.exact && bare.startsWith(`${item.to}/`));
}

export function Brand() {
  const t = useTexts(commonTexts);
  const site = useSite().data;
  return (
    <Link to="/" className="brand">
      <Arms address={site?.arms_url ?? null} />
      <span>
        <span className="brand-name">
          {site?.municipality_name ? t.municipality(townOf(site.municipality_name)) : "\u00a0"}
        </span>
        <span className="brand-service">{t.serviceName}</span>
      </span>
    </Link>
  );
}
