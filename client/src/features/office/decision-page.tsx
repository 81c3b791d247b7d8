import { useNavigate } from "@tanstack/react-router";
import { PageQuery } from "@/features/errors";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { ActionLink, Notice, PageHeading } from "@/ui";
import { DecisionForm } from "./decision-form";
import type { OfficeFile } from "./office-file-page";
import { isAtSignature } from "./file-actions";
import { useDecision, useOfficeFile, useProposal } from "./queries";

/** S19: the officer proposes, somebody else decides; both see what the person will read. */
export function DecisionPage({ applicationId }: { applicationId: string }) {
  const query = useOfficeFile(applicationId);
  return <PageQuery query={query}>{(file) => <Decision {...file} />}</PageQuery>;
}

function Decision(file: OfficeFile) {
  const { review } = file;
  if (review.actions.includes("decide")) return <Decide {...file} />;
  if (review.actions.includes("propose") && !isAtSignature(file)) return <Propose {...file} />;
  return <Nothing {...file} />;
}

function Propose(file: OfficeFile) {
  const t = useTexts(officeTexts).decision;
  const proposal = useProposal();
  const back = useBack(file.application.id);
  return (
    <div className="container section">
      <PageHeading
        title={t.proposeTitle}
        overline={file.application.receipt?.protocol_number}
        windowTitle={t.proposeTitle}
      />
      <DecisionForm
        file={file}
        outcomes={["admitted", "refused"]}
        busy={proposal.isPending}
        error={proposal.error}
        sendLabel={t.sendForSignature}
        onSend={({ outcome, reasons, note }) =>
          proposal.mutate(
            {
              path: { application_id: file.application.id },
              body: { outcome: outcome === "refused" ? "refused" : "admitted", reasons, note },
            },
            { onSuccess: back },
          )
        }
      />
    </div>
  );
}

function Decide(file: OfficeFile) {
  const t = useTexts(officeTexts).decision;
  const decision = useDecision();
  const back = useBack(file.application.id);
  const proposal = file.review.assessments.at(-1);
  return (
    <div className="container section">
      <PageHeading
        title={t.decideTitle}
        overline={file.application.receipt?.protocol_number}
        windowTitle={t.decideTitle}
      />
      {proposal && (
        <div className="form-column mb-4">
          <Notice title={t.proposedBy(proposal.proposed_by_name)}>
            <p>
              <strong>{t.proposalIs[proposal.outcome] ?? proposal.outcome}</strong>
            </p>
            {proposal.note && <p className="pre-line">{proposal.note}</p>}
          </Notice>
        </div>
      )}
      <DecisionForm
        file={file}
        outcomes={["admitted", "refused", "returned"]}
        proposed={proposal}
        busy={decision.isPending}
        error={decision.error}
        sendLabel={t.sign}
        onSend={({ outcome, reasons, note }) =>
          decision.mutate(
            { path: { application_id: file.application.id }, body: { outcome, reasons, note } },
            { onSuccess: back },
          )
        }
      />
    </div>
  );
}

function Nothing({ application }: OfficeFile) {
  const t = useTexts(officeTexts).decision;
  return (
    <div className="container section">
      <PageHeading title={t.decideTitle} />
      <Notice>
        <p>{t.notNow}</p>
      </Notice>
      <div className="mt-4">
        <ActionLink
          to="/ufficio/pratiche/$applicationId"
          params={{ applicationId: application.id }}
        >
          {t.back}
        </ActionLink>
      </div>
    </div>
  );
}

function useBack(applicationId: string) {
  const navigate = useNavigate();
  return () => void navigate({ to: "/ufficio/pratiche/$applicationId", params: { applicationId } });
}
