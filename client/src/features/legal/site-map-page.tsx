import { Link } from "@tanstack/react-router";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { Crumbs, PageHeading } from "@/ui";

export function SiteMapPage() {
  const t = useTexts(publicTexts).legal;
  const common = useTexts(commonTexts);
  const groups = [
    {
      title: t.sitemapPublic,
      links: [
        ["/", common.nav.home],
        ["/bandi", common.nav.calls],
        ["/spazi", common.nav.spaces],
        ["/trasparenza", common.nav.transparency],
        ["/domande-frequenti", common.nav.faq],
      ],
    },
    {
      title: t.sitemapWork,
      links: [
        ["/area-personale", common.areas.applicant],
        ["/ufficio", common.areas.office],
        ["/camera", common.areas.chamber],
        ["/sviluppatori", common.areas.developers],
      ],
    },
    {
      title: t.sitemapLegal,
      links: [
        ["/assistenza", common.footer.assistance],
        ["/privacy", common.footer.privacy],
        ["/note-legali", common.footer.legal],
        ["/accessibilita", common.footer.accessibility],
      ],
    },
  ];
  return (
    <>
      <Crumbs items={[{ label: t.sitemapTitle }]} />
      <div className="container section-tight">
        <PageHeading title={t.sitemapTitle} />
        <div className="three-up">
          {groups.map((group) => (
            <section key={group.title}>
              <h2 className="h4 mb-2">{group.title}</h2>
              <ul className="plain-list stack">
                {group.links.map(([to, label]) => (
                  <li key={to}>
                    <Link to={to}>{label}</Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </>
  );
}
