import { Link } from "@tanstack/react-router";
import type { Budget } from "@/features/calls";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";

/** Three figures of the call's money; each leads to the page that explains it. */
export function HomeMoney({ budget }: { budget: Budget }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const sum = (key: "accrued_cents" | "paid_cents") =>
    budget.lines.reduce((total, line) => total + line[key], 0);
  const figures = [
    { label: t.home.moneyAssigned, cents: budget.committed_cents },
    { label: t.home.moneyUsed, cents: sum("accrued_cents") + sum("paid_cents") },
    { label: t.home.moneyPaid, cents: sum("paid_cents") },
  ];
  return (
    <section className="container section" aria-labelledby="money-title">
      <div className="spread mb-4">
        <h2 id="money-title">{t.home.moneyTitle}</h2>
        <Link to="/trasparenza">{t.home.moneyLink}</Link>
      </div>
      <dl className="three-up figures">
        {figures.map((one) => (
          <div key={one.label}>
            <dt>{one.label}</dt>
            <dd className="figure">{format.money(one.cents)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
