import { Outlet, useLocation } from "@tanstack/react-router";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { areaOfPath } from "./areas";
import { ContactBand, SiteFooter } from "./footer";
import { MainHeader } from "./main-header";
import { SlimHeader } from "./slim-header";
import { DemoStrip, OfflineStrip } from "./strips";

/** The house around every page. The full-screen code of a voucher is the one page without it. */
export function Shell() {
  const path = useLocation({ select: (location) => location.pathname });
  const area = areaOfPath(path);
  if (path.endsWith("/mostra"))
    return (
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    );
  const works = area !== null && area.key !== "applicant" && area.key !== "developers";
  return (
    <>
      <SkipLinks />
      <OfflineStrip />
      <header>
        <SlimHeader />
        <MainHeader area={area?.key ?? null} />
      </header>
      <DemoStrip />
      <main id="content" tabIndex={-1} className={works ? "area-work" : undefined}>
        <Outlet />
      </main>
      {!works && <ContactBand />}
      <SiteFooter compact={works} />
    </>
  );
}

function SkipLinks() {
  const t = useTexts(commonTexts);
  return (
    <nav className="skip-links" aria-label={t.skip.label}>
      <a href="#content">{t.skip.content}</a>
      <a href="#main-navigation">{t.skip.navigation}</a>
      <a href="#footer">{t.skip.footer}</a>
    </nav>
  );
}
