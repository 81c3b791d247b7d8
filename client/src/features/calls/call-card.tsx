import { Link } from "@tanstack/react-router";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { CallStatus } from "./call-status";
import type { Call } from "./queries";

/** A call in a list: what it is, for whom, how much, until when. */
export function CallCard({ call, level = "h3" }: { call: Call; level?: "h2" | "h3" }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const Heading = level;
  return (
    <article className="panel link-panel">
      <div className="spread">
        <CallStatus call={call} />
        {call.voucher_terms && (
          <span className="fw-semibold tabular">
            {t.calls.upTo(format.money(call.voucher_terms.cap_cents))}
          </span>
        )}
      </div>
      <Heading>
        <Link to="/bandi/$callId" params={{ callId: call.id }}>
          {call.title}
        </Link>
      </Heading>
      <p className="mb-0">{call.summary}</p>
      <p className="caption-text mt-auto mb-0">
        {t.calls.kind[call.kind]}
        {call.kind === "voucher" && ` · ${t.calls.allocation[call.allocation] ?? call.allocation}`}
      </p>
    </article>
  );
}
