import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { Facts, type Fact } from "@/ui";
import type { Call } from "./queries";
import { closingOf } from "./rules";

/** How much, which share, until when, answered by when: the quiet card beside the title. */
export function CallFacts({ call }: { call: Call }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const terms = call.voucher_terms;
  const moment = call.status === "published" ? call.opens_at : closingOf(call);
  const facts: Fact[] = [
    ...(terms
      ? [
          { label: t.call.amount, value: t.call.amountUpTo(format.money(terms.cap_cents)) },
          {
            label: t.call.coverage,
            value: t.call.coverageOf(format.percent(terms.coverage_basis_points)),
          },
        ]
      : []),
    {
      label: call.status === "published" ? t.call.opens : t.call.closes,
      value: (
        <>
          {format.dateTime(moment)}
          <span className="d-block caption-text fw-normal">{t.call.romeTime}</span>
        </>
      ),
    },
    { label: t.call.answer, value: t.call.answerDays(call.service_sheet.answer_days) },
    ...(terms
      ? [
          {
            label: t.call.allocation,
            value: t.calls.allocation[call.allocation] ?? call.allocation,
          },
        ]
      : []),
  ];
  return <Facts facts={facts} />;
}
