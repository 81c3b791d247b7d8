import type { ApplicationRead, CallRead, ReviewRead } from "@/api/generated";
import { PageQuery } from "@/features/errors";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { Facts, PageHeading, StatusTag } from "@/ui";
import { useFormat } from "@/i18n/use-format";
import { Due } from "./due";
import { FileActions } from "./file-actions";
import { FileChecks } from "./file-checks";
import { FileDocuments } from "./file-documents";
import { FileHistory } from "./file-history";
import { useOfficeFile } from "./queries";

export interface OfficeFile {
  application: ApplicationRead;
  review: ReviewRead;
  call: CallRead;
}

/** S18: facts beside documents. No name in the window's title. */
export function OfficeFilePage({ applicationId }: { applicationId: string }) {
  const query = useOfficeFile(applicationId);
  return <PageQuery query={query}>{(file) => <File {...file} />}</PageQuery>;
}

function File(file: OfficeFile) {
  const t = useTexts(officeTexts).file;
  const { application, call } = file;
  const protocol = application.receipt?.protocol_number ?? "";
  return (
    <div className="container-fluid section work-page">
      <PageHeading title={t.of(protocol)} windowTitle={t.title} overline={call.title}>
        <StatusTag kind="application" value={application.status} />
      </PageHeading>
      <Head {...file} />
      <FileActions {...file} />
      <div className="file-panes">
        <FileChecks {...file} />
        <div className="stack-large">
          <FileDocuments {...file} />
          <FileHistory {...file} />
        </div>
      </div>
    </div>
  );
}

function Head({ application, review }: OfficeFile) {
  const t = useTexts(officeTexts).file;
  const format = useFormat();
  const { identity, receipt, award } = application;
  const facts = [
    { label: t.applicant, value: `${identity.given_name} ${identity.family_name}` },
    application.space_name ? { label: t.space, value: application.space_name } : null,
    receipt ? { label: t.arrival, value: format.number(receipt.arrival_number) } : null,
    receipt ? { label: t.received, value: format.dateTimeSeconds(receipt.received_at) } : null,
    { label: t.assignee, value: review.assignee_name ?? t.nobody },
    application.requested_cents === null
      ? null
      : { label: t.requested, value: format.money(application.requested_cents) },
    award
      ? { label: t.awarded, value: `${format.money(award.amount_cents)}, ${award.funder_name}` }
      : null,
    application.due_on ? { label: t.due, value: <Due on={application.due_on} /> } : null,
  ].filter((fact) => fact !== null);
  return (
    <section className="panel file-head" aria-label={t.head}>
      <Facts facts={facts} />
    </section>
  );
}
