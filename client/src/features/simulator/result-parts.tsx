import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { Facts, Icon, type IconName } from "@/ui";
import type { Result } from "./queries";

/** The sum in a row: cost, part covered, cap, what the voucher is worth, what one pays. */
export function Arithmetic({ amount }: { amount: NonNullable<Result["amount"]> }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  return (
    <section className="panel panel-lit" aria-labelledby="sum-title">
      <h2 id="sum-title" className="h3">
        {t.simulator.arithmetic}
      </h2>
      <p className="quiet">{amount.explanation}</p>
      <Facts
        facts={[
          {
            label: `${t.simulator.cost}: ${t.simulator.costOf(format.money(amount.monthly_cost_cents), amount.months)}`,
            value: format.money(amount.cost_cents),
          },
          {
            label: t.simulator.share(format.percent(amount.coverage_basis_points)),
            value: format.money(amount.share_cents),
          },
          ...(amount.is_capped
            ? [{ label: t.simulator.cap, value: format.money(amount.cap_cents) }]
            : []),
          {
            label: t.simulator.voucher,
            value: <span className="figure-small">{format.money(amount.grant_cents)}</span>,
          },
          { label: t.simulator.own, value: format.money(amount.own_cents) },
        ]}
      />
    </section>
  );
}

const MARKS: Record<string, { icon: IconName; tone: string }> = {
  true: { icon: "check", tone: "good" },
  false: { icon: "cross", tone: "attention" },
  null: { icon: "help", tone: "info" },
};

function Mark({ met }: { met: boolean | null }) {
  const t = useTexts(publicTexts);
  const mark = MARKS[String(met)] ?? { icon: "help" as const, tone: "info" };
  const word = met === null ? t.simulator.maybe : met ? t.simulator.met : t.simulator.notMet;
  return (
    <span className={`tag tag-${mark.tone}`}>
      <Icon name={mark.icon} /> {word}
    </span>
  );
}

/** Each rule with its mark and its word. */
export function RuleOutcomes({ result }: { result: Result }) {
  const t = useTexts(publicTexts);
  if (result.outcomes.length === 0) return null;
  return (
    <section aria-labelledby="rules-title">
      <h2 id="rules-title" className="h3 mb-3">
        {t.simulator.rules}
      </h2>
      <ul className="plain-list outcome-list">
        {result.outcomes.map((outcome) => (
          <li key={outcome.code} data-rule={outcome.code}>
            <span>{outcome.text}</span>
            <Mark met={outcome.met} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which funder's money could pay: whether one may have it, and whether there is any. */
export function FunderOutcomes({ result }: { result: Result }) {
  const t = useTexts(publicTexts);
  if (result.funding_lines.length === 0) return null;
  const words = (line: Result["funding_lines"][number]) => {
    if (line.eligible === null) return t.simulator.mayPay;
    if (!line.eligible) return t.simulator.cannotPay;
    return line.can_pay === false ? t.simulator.lineEmpty : t.simulator.canPay;
  };
  return (
    <section aria-labelledby="funders-title">
      <h2 id="funders-title" className="h3 mb-3">
        {t.simulator.funders}
      </h2>
      <ul className="plain-list outcome-list">
        {result.funding_lines.map((line) => (
          <li key={line.funding_line_id}>
            <span>
              <strong>{line.funder_name}</strong> {words(line)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
