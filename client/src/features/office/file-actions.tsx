import { useRoleInUse } from "@/features/accounts";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { toProblem } from "@/lib/problem";
import { ActionLink, Button, Notice, ProblemAlert } from "@/ui";
import type { OfficeFile } from "./office-file-page";
import { useIssue, useIssuedVoucher, useTakeCharge } from "./queries";

/** What the server lets this role do now; where it is nothing, why. */
export function FileActions(file: OfficeFile) {
  const t = useTexts(officeTexts);
  const { application, review } = file;
  const params = { applicationId: application.id };
  const signing = isAtSignature(file);
  const can = (action: string) =>
    review.actions.includes(action) && (!signing || action === "decide");
  return (
    <section className="stack no-print mb-4" aria-label={t.actions.title}>
      <div className="cluster">
        {can("take_charge") && <Take applicationId={application.id} />}
        {can("propose") && (
          <ActionLink to="/ufficio/pratiche/$applicationId/decisione" params={params}>
            {t.actions.propose}
          </ActionLink>
        )}
        {can("decide") && (
          <ActionLink to="/ufficio/pratiche/$applicationId/decisione" params={params}>
            {t.actions.decide}
          </ActionLink>
        )}
        {can("request_completion") && (
          <ActionLink
            to="/ufficio/pratiche/$applicationId/integrazione"
            params={params}
            look="secondary"
          >
            {t.actions.request}
          </ActionLink>
        )}
      </div>
      <WhyNot {...file} />
      {application.status === "awarded" && <Issue {...file} />}
    </section>
  );
}

function Take({ applicationId }: { applicationId: string }) {
  const t = useTexts(officeTexts).file;
  const taking = useTakeCharge();
  const problem = taking.error ? toProblem(taking.error) : null;
  return (
    <>
      <Button
        busy={taking.isPending}
        onClick={() => taking.mutate({ path: { application_id: applicationId }, body: {} })}
      >
        {t.take}
      </Button>
      {problem?.code === "already_assigned" ? (
        <p role="alert">{t.taken}</p>
      ) : (
        problem && <ProblemAlert error={problem} />
      )}
    </>
  );
}

/** A file at the signature, or a colleague's: said, not left to be guessed. */
function WhyNot(file: OfficeFile) {
  const t = useTexts(officeTexts).actions;
  const role = useRoleInUse().inUse?.role;
  const { application, review } = file;
  if (application.status !== "in_review" || review.actions.includes("decide")) return null;
  const words = isAtSignature(file)
    ? role === "approver"
      ? t.own
      : t.waitingForOther
    : review.actions.length === 0 && review.assignee_name
      ? t.notYours(review.assignee_name)
      : null;
  return words ? (
    <Notice>
      <p>{words}</p>
    </Notice>
  ) : null;
}

/** A proposal waits for its decision: until then nobody changes the file. */
export function isAtSignature({
  application,
  review,
}: Pick<OfficeFile, "application" | "review">): boolean {
  const latest = review.assessments.at(-1);
  return application.status === "in_review" && latest !== undefined && latest.returned_at === null;
}

function Issue({ application, call }: OfficeFile) {
  const t = useTexts(officeTexts).actions;
  const format = useFormat();
  const role = useRoleInUse().inUse?.role;
  const voucher = useIssuedVoucher(call.id, application.id, true);
  const issue = useIssue();
  const mayIssue = role === "officer" || role === "approver";
  if (voucher || issue.isSuccess)
    return (
      <Notice tone="good" role="status">
        <p>{t.issued}</p>
      </Notice>
    );
  if (!mayIssue || !application.award) return null;
  const { award } = application;
  return (
    <div className="panel panel-calm stack">
      <p>{t.issueText(format.money(award.amount_cents), award.funder_name)}</p>
      <Button
        busy={issue.isPending}
        onClick={() => issue.mutate({ body: { application_id: application.id } })}
      >
        {t.issue}
      </Button>
      {issue.error && <ProblemAlert error={issue.error} />}
    </div>
  );
}
