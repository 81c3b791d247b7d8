import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { FundGauges, Notice, QueryState } from "@/ui";
import { positionsOf, useBudget, type Budget } from "./queries";
import { isExhausted } from "./rules";

/** «Fondi disponibili»: a gauge per funder, who each line is for, and what ran out when. */
export function CallFunds({ callId }: { callId: string }) {
  const budget = useBudget(callId);
  return <QueryState query={budget}>{(data) => <Funds budget={data} />}</QueryState>;
}

function Funds({ budget }: { budget: Budget }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const finding = isExhausted(budget)
    ? t.call.fundsExhausted
    : t.call.fundsTitle(format.money(budget.available_cents), format.money(budget.allocated_cents));
  return (
    <div className="stack">
      <p className="figure-small mb-3">{finding}</p>
      <Exhausted budget={budget} />
      <FundGauges lines={positionsOf(budget)} caption={finding} />
      <h3 className="h4">{t.call.fundsFor}</h3>
      <ul>
        {budget.lines.map((line) => (
          <li key={line.funding_line_id}>
            <strong>{line.funder_name}</strong>:{" "}
            {line.eligibility.length > 0 ? line.eligibility.join(" ") : t.call.fundsForAll}
          </li>
        ))}
      </ul>
      <p className="caption-text">{t.call.fundsAsOf(format.dateTime(budget.as_of))}</p>
    </div>
  );
}

/** One line is empty and another is not: who can still be paid, in words. */
function Exhausted({ budget }: { budget: Budget }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const empty = budget.lines.filter((line) => line.exhausted_at !== null);
  const still = budget.lines.filter(
    (line) => line.exhausted_at === null && line.available_cents > 0,
  );
  if (empty.length === 0) return null;
  return (
    <Notice tone="attention">
      {empty.map((line) => (
        <p key={line.funding_line_id} className="mb-1">
          {t.call.lineExhausted(
            line.funder_name,
            format.dayMonth(line.exhausted_at ?? budget.as_of),
          )}
        </p>
      ))}
      {still.map((line) => (
        <p key={line.funding_line_id} className="mb-1">
          {t.call.lineStill(line.funder_name)}
        </p>
      ))}
    </Notice>
  );
}
