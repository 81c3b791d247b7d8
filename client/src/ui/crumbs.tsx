import { Link, type LinkProps } from "@tanstack/react-router";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";

export interface Crumb {
  label: string;
  to?: LinkProps["to"];
  params?: Record<string, string>;
}

/** Home / … / this page; it mirrors the menu. */
export function Crumbs({ items }: { items: Crumb[] }) {
  const t = useTexts(commonTexts);
  return (
    <nav className="container crumbs" aria-label={t.nav.breadcrumb} data-element="breadcrumb">
      <ol>
        {[{ label: t.nav.home, to: "/" as const }, ...items].map((crumb: Crumb, index) => (
          <li key={index}>
            {crumb.to ? (
              <Link {...({ to: crumb.to, params: crumb.params } as LinkProps)}>{crumb.label}</Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
