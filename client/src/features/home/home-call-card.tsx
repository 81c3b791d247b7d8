import { Link } from "@tanstack/react-router";
import { CallStatus, isExhausted, positionsOf, useBudget, type Call } from "@/features/calls";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { Gauge, Notice, QueryState, Skeleton } from "@/ui";

/** The call in brief: its state, how much, and the money that is left of each funder. */
export function HomeCallCard({ call }: { call: Call }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const budget = useBudget(call.id);
  return (
    <div className="stack">
      <CallStatus call={call} />
      <h2 className="h3">
        <Link to="/bandi/$callId" params={{ callId: call.id }} className="quiet-link">
          {call.title}
        </Link>
      </h2>
      {call.voucher_terms && (
        <p className="mb-4">
          <span className="quiet d-block">{t.home.upTo}</span>
          <span className="figure">{format.money(call.voucher_terms.cap_cents)}</span>
        </p>
      )}
      <QueryState query={budget} loading={<Skeleton lines={3} />}>
        {(data) => (
          <>
            {isExhausted(data) && <Notice tone="attention">{t.home.exhausted}</Notice>}
            {positionsOf(data).map((line) => (
              <Gauge key={line.key} line={line} />
            ))}
          </>
        )}
      </QueryState>
    </div>
  );
}
