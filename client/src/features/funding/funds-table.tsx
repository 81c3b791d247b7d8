import type { FundingLineRead } from "@/api/generated";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { DataTable } from "@/ui";

type Figure =
  | "allocated_cents"
  | "committed_cents"
  | "held_cents"
  | "accrued_cents"
  | "paid_cents"
  | "released_cents"
  | "available_cents";

/** Every figure to the cent; the last row sums the lines. */
export function FundsTable({ lines, caption }: { lines: FundingLineRead[]; caption: string }) {
  const t = useTexts(officeTexts).funds;
  const format = useFormat();
  const columns: { figure: Figure; label: string }[] = [
    { figure: "allocated_cents", label: t.allocated },
    { figure: "committed_cents", label: t.committed },
    { figure: "held_cents", label: t.held },
    { figure: "accrued_cents", label: t.accrued },
    { figure: "paid_cents", label: t.paid },
    { figure: "released_cents", label: t.released },
    { figure: "available_cents", label: t.left },
  ];
  const total = (figure: Figure) => lines.reduce((sum, line) => sum + line[figure], 0);
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: "funder", label: t.line, rowHeader: true, render: (line) => line.funder.name },
        ...columns.map(({ figure, label }) => ({
          key: figure,
          label,
          amount: true,
          render: (line: FundingLineRead) => format.moneyColumn(line[figure]),
        })),
      ]}
      footer={
        lines.length > 1 && (
          <tr>
            <th scope="row">{t.total}</th>
            {columns.map(({ figure, label }) => (
              <td key={figure} className="amount" data-label={label}>
                {format.moneyColumn(total(figure))}
              </td>
            ))}
          </tr>
        )
      }
    />
  );
}
