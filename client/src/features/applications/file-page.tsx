import type { ApplicationRead, CallRead } from "@/api/generated";
import { PageQuery } from "@/features/errors";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Disclosure, Facts, Notice, PageHeading, StatusTag } from "@/ui";
import { FileActions } from "./file-actions";
import { FileDecision } from "./file-decision";
import { FileTimeline } from "./file-timeline";
import { OutcomeList } from "./outcome-list";
import { useApplicationAndCall } from "./queries";
import { ReviewCards } from "./review-cards";

/** S12, one file: what it means, who holds the pen, what I can do, what happened. */
export function FilePage({ applicationId }: { applicationId: string }) {
  const query = useApplicationAndCall(applicationId);
  return <PageQuery query={query}>{(data) => <File {...data} />}</PageQuery>;
}

function File({ application, call }: { application: ApplicationRead; call: CallRead }) {
  const t = useTexts(applicationTexts);
  return (
    <div className="container section">
      <PageHeading title={call.title} windowTitle={t.file.title} overline={t.file.title}>
        <StatusTag kind="application" value={application.status} />
      </PageHeading>
      <div className="two-columns two-columns-wide">
        <div className="stack-large">
          <Head application={application} />
          <FileDecision application={application} />
          <FileActions application={application} />
          <section aria-labelledby="file-timeline">
            <h2 id="file-timeline" className="h3 mb-3">
              {t.file.timeline}
            </h2>
            <FileTimeline application={application} />
          </section>
          <div>
            {application.outcomes.length > 0 && application.status !== "draft" && (
              <Disclosure title={t.file.outcomes}>
                <OutcomeList outcomes={application.outcomes} />
              </Disclosure>
            )}
            <Disclosure title={t.file.answers}>
              <div className="stack">
                <ReviewCards application={application} call={call} readOnly />
              </div>
            </Disclosure>
          </div>
        </div>
        <Aside application={application} />
      </div>
    </div>
  );
}

/** What the state means in a sentence, whose turn it is, by when and why then. */
function Head({ application }: { application: ApplicationRead }) {
  const t = useTexts(applicationTexts).file;
  const format = useFormat();
  const { status, pen, due_on: dueOn, due_reason: dueReason } = application;
  const accredited = status === "admitted" && application.call.kind === "accreditation";
  const mine = pen === "applicant";
  return (
    <Notice tone={mine ? "attention" : "info"} title={t.pen[pen] ?? pen}>
      <p>{accredited ? t.meaningAccredited : (t.meaning[status] ?? status)}</p>
      {dueOn && pen !== "nobody" && (
        <p>
          <strong>{t.due(format.date(dueOn))}</strong>
          {dueReason && <span className="caption-text d-block">{dueReason}</span>}
        </p>
      )}
    </Notice>
  );
}

function Aside({ application }: { application: ApplicationRead }) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  const { receipt, award, registration } = application;
  const facts = [
    receipt && {
      label: t.file.number,
      value: <span className="mono">{receipt.protocol_number}</span>,
    },
    receipt && { label: t.file.arrival, value: format.number(receipt.arrival_number) },
    receipt && { label: t.file.received, value: format.dateTime(receipt.received_at) },
    application.space_name && { label: t.file.space, value: application.space_name },
    award && { label: t.file.amount, value: format.money(award.amount_cents) },
    award && { label: t.file.funder, value: award.funder_name },
    registration && {
      label: t.file.registration,
      value: t.file.registrationStates[registration.status] ?? registration.status,
    },
  ].filter((fact) => fact !== null && fact !== "");
  if (facts.length === 0) return <span />;
  return (
    <aside className="panel panel-calm">
      <Facts facts={facts} />
    </aside>
  );
}
