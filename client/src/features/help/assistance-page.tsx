import { getRouteApi, Link } from "@tanstack/react-router";
import { AssistanceForm } from "@/features/assistance";
import { useSite } from "@/features/site";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { ActionAnchor, Crumbs, Facts, Notice, PageHeading, QueryState, type Fact } from "@/ui";

const route = getRouteApi("/assistenza");

/** The office and every way to reach it, the written one too. */
export function AssistancePage() {
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const site = useSite();
  const { bando } = route.useSearch();
  return (
    <>
      <Crumbs items={[{ label: common.footer.assistance }]} />
      <div className="container section-tight">
        <div className="narrow stack-large">
          <PageHeading title={t.assistance.title} lead={t.assistance.lead} />
          <p>
            <Link to="/domande-frequenti">{t.assistance.faq}</Link>
          </p>
          <QueryState query={site}>
            {(data) => (
              <>
                {data.municipality_code && <AssistanceForm callId={bando} />}
                <Contacts site={data} />
              </>
            )}
          </QueryState>
          <Notice tone="calm">
            <p>{t.assistance.tip}</p>
          </Notice>
        </div>
      </div>
    </>
  );
}

function Contacts({ site }: { site: NonNullable<ReturnType<typeof useSite>["data"]> }) {
  const t = useTexts(publicTexts);
  const { contact, links } = site;
  const facts: Fact[] = [];
  if (contact.phone)
    facts.push({
      label: t.assistance.phone,
      value: <a href={`tel:${contact.phone.replaceAll(" ", "")}`}>{contact.phone}</a>,
    });
  if (contact.email)
    facts.push({
      label: t.assistance.email,
      value: <a href={`mailto:${contact.email}`}>{contact.email}</a>,
    });
  if (contact.certified_email)
    facts.push({
      label: t.assistance.pec,
      value: <a href={`mailto:${contact.certified_email}`}>{contact.certified_email}</a>,
    });
  if (contact.address) facts.push({ label: t.assistance.address, value: contact.address });
  return (
    <section className="panel" aria-labelledby="office-title">
      <h2 id="office-title" className="h3">
        {contact.office ?? t.assistance.office}
      </h2>
      {facts.length > 0 ? <Facts facts={facts} /> : <p>{t.assistance.noContacts}</p>}
      <div className="cluster mt-4">
        {links.appointments && (
          <ActionAnchor href={links.appointments}>{t.assistance.appointment}</ActionAnchor>
        )}
        {links.report_problem && (
          <ActionAnchor href={links.report_problem} look="secondary">
            {t.assistance.report}
          </ActionAnchor>
        )}
      </div>
    </section>
  );
}
