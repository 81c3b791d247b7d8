import { FileTimeline } from "@/features/applications";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import type { OfficeFile } from "./office-file-page";

/** What happened, and what colleagues proposed. */
export function FileHistory({ application, review }: OfficeFile) {
  const t = useTexts(officeTexts).file;
  const format = useFormat();
  return (
    <section aria-labelledby="file-history">
      <h2 id="file-history" className="h3 mb-3">
        {t.history}
      </h2>
      <FileTimeline application={application} />
      {review.assessments.length > 0 && (
        <>
          <h3 className="h4 mt-4">{t.proposals}</h3>
          <ul className="plain-list stack">
            {review.assessments.map((proposal) => (
              <li key={proposal.id} className="panel">
                <strong>{t.proposal[proposal.outcome] ?? proposal.outcome}</strong>
                <p className="caption-text">
                  {t.proposedBy(proposal.proposed_by_name, format.dateTime(proposal.proposed_at))}
                </p>
                {proposal.note && <p className="pre-line">{proposal.note}</p>}
                {proposal.returned_at && (
                  <p>
                    {t.returned(format.dateTime(proposal.returned_at))}: {proposal.return_note}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
