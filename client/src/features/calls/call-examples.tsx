import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { voucherShare } from "@/lib/money";
import { DataTable } from "@/ui";
import type { Call } from "./queries";

const MONTHS = 12;
const SMALLEST_CENTS = 5000;

interface Example {
  month: number;
  cost: number;
  voucher: number;
}

/** Three desks worked out by the terms of the call: a small one, a middle one, one above the cap. */
export function CallExamples({ terms }: { terms: NonNullable<Call["voucher_terms"]> }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  return (
    <DataTable<Example>
      caption={t.call.examples}
      rows={examplesOf(terms)}
      rowKey={(row) => String(row.month)}
      columns={[
        {
          key: "cost",
          label: t.call.exampleCost,
          rowHeader: true,
          render: (row) => t.call.exampleMonth(format.money(row.month)),
        },
        {
          key: "voucher",
          label: t.call.exampleVoucher,
          amount: true,
          render: (row) => format.moneyColumn(row.voucher),
        },
        {
          key: "own",
          label: t.call.exampleOwn,
          amount: true,
          render: (row) => format.moneyColumn(row.cost - row.voucher),
        },
      ]}
    />
  );
}

/** Desk prices at 60 %, 100 % and 140 % of the one at which the cap is just reached. */
function examplesOf(terms: NonNullable<Call["voucher_terms"]>): Example[] {
  const full = (terms.cap_cents * 10_000) / Math.max(terms.coverage_basis_points, 1) / MONTHS;
  return [0.6, 1, 1.4].map((share) => {
    const month = Math.max(Math.round((full * share) / 1000) * 1000, SMALLEST_CENTS);
    const cost = month * MONTHS;
    return {
      month,
      cost,
      voucher: voucherShare(cost, terms.coverage_basis_points, terms.cap_cents),
    };
  });
}
