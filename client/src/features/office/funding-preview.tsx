import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { DataTable, Icon } from "@/ui";
import type { OfficeFile } from "./office-file-page";

/** Which line would pay, to the cent, given those who arrived before. */
export function FundingPreview({ review }: OfficeFile) {
  const t = useTexts(officeTexts).file;
  const format = useFormat();
  if (review.lines.length === 0) return null;
  return (
    <section aria-labelledby="file-lines">
      <h3 id="file-lines" className="h4">
        {t.lines}
      </h3>
      <p>{t.linesText(review.ahead_undecided)}</p>
      <DataTable
        caption={t.lines}
        captionHidden
        rows={review.lines}
        rowKey={(line) => line.line_id}
        columns={[
          { key: "line", label: t.line, rowHeader: true, render: (line) => line.funder_name },
          {
            key: "left",
            label: t.left,
            amount: true,
            render: (line) => format.moneyColumn(line.available_cents),
          },
          {
            key: "pays",
            label: t.outcome,
            render: (line) =>
              line.would_pay ? (
                <span className="tag tag-good">
                  <Icon name="check" />
                  {t.wouldPay}
                </span>
              ) : (
                <span className="tag">{line.is_exhausted ? t.exhausted : t.notThis}</span>
              ),
          },
        ]}
      />
    </section>
  );
}
