import type { ApplicationRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Notice } from "@/ui";

/** What was decided and why, kindly: the reason first, then what can be done. */
export function FileDecision({ application }: { application: ApplicationRead }) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  const { decision, waiting } = application;
  return (
    <>
      {decision?.outcome === "refused" && (
        <section className="panel" aria-labelledby="file-decision">
          <h2 id="file-decision" className="h3">
            {t.file.decision}
          </h2>
          <p>{t.file.refusedLead}</p>
          <ul>
            {decision.reasons.map((reason) => (
              <li key={reason.code}>
                {reason.text}
                {reason.value && (
                  <span className="caption-text d-block">
                    {t.review.refusedValue(reason.value)}
                  </span>
                )}
                {reason.source && (
                  <span className="caption-text d-block">
                    {t.review.refusedSource(reason.source)}
                  </span>
                )}
                {reason.remedy && <span className="d-block">{reason.remedy}</span>}
              </li>
            ))}
          </ul>
          {decision.note && <p className="pre-line">{decision.note}</p>}
          <h3 className="h4">{t.file.remedies}</h3>
          <p className="pre-line">{decision.remedies}</p>
          <p className="caption-text">{format.dateTime(decision.decided_at)}</p>
        </section>
      )}
      {waiting && (
        <Notice title={t.file.waiting(waiting.position)}>
          <p>{waiting.text}</p>
        </Notice>
      )}
    </>
  );
}
