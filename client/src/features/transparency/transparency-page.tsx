import { Link } from "@tanstack/react-router";
import { positionsOf, useBudget, useCalls, type Call } from "@/features/calls";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import {
  Crumbs,
  Disclosure,
  EmptyState,
  FundGauges,
  PageHeading,
  QueryState,
  Skeleton,
} from "@/ui";

/** Where the money of each call is, funder by funder, as the ledger has it. */
export function TransparencyPage() {
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const calls = useCalls();
  return (
    <>
      <Crumbs items={[{ label: common.nav.transparency }]} />
      <div className="container section-tight stack-large">
        <PageHeading title={t.transparency.title} lead={t.transparency.lead} />
        <QueryState query={calls}>
          {(all) => <PerCall calls={all.filter((call) => call.kind === "voucher")} />}
        </QueryState>
        <section className="narrow">
          <Disclosure title={t.transparency.howToRead}>
            <ul>
              {t.transparency.howToReadText.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Disclosure>
        </section>
      </div>
    </>
  );
}

function PerCall({ calls }: { calls: Call[] }) {
  const t = useTexts(publicTexts);
  if (calls.length === 0) return <EmptyState drawing="ticket">{t.transparency.none}</EmptyState>;
  return (
    <>
      {calls.map((call) => (
        <CallMoney key={call.id} call={call} />
      ))}
    </>
  );
}

function CallMoney({ call }: { call: Call }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const budget = useBudget(call.id);
  return (
    <QueryState query={budget} loading={<Skeleton title lines={4} />}>
      {(data) => {
        const total = (key: "accrued_cents" | "paid_cents") =>
          data.lines.reduce((sum, line) => sum + line[key], 0);
        const figures = [
          { label: t.transparency.allocated, cents: data.allocated_cents },
          { label: t.transparency.committed, cents: data.committed_cents },
          { label: t.transparency.used, cents: total("accrued_cents") + total("paid_cents") },
          { label: t.transparency.paid, cents: total("paid_cents") },
        ];
        const finding = t.transparency.callTitle(call.title, format.money(data.available_cents));
        return (
          <section className="panel stack" aria-label={call.title}>
            <h2 className="h3">{finding}</h2>
            <dl className="figures four-up">
              {figures.map((one) => (
                <div key={one.label}>
                  <dt>{one.label}</dt>
                  <dd className="figure-small">{format.money(one.cents)}</dd>
                </div>
              ))}
            </dl>
            <FundGauges lines={positionsOf(data)} caption={finding} />
            <p className="caption-text">{t.transparency.asOf(format.dateTime(data.as_of))}</p>
            <Link to="/bandi/$callId" params={{ callId: call.id }}>
              {t.transparency.openCall}
            </Link>
          </section>
        );
      }}
    </QueryState>
  );
}
