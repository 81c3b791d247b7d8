import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { voucherTexts } from "@/i18n/voucher";
import { Button, Drawing } from "@/ui";
import type { CodeState } from "./use-presentation";

interface Props {
  state: Exclude<CodeState, { name: "showing" | "spent" }>;
  onResume: () => void;
  onRetry: () => void;
}

/** No code on the screen: it is being made, somebody paused it, or it could not be made. */
export function CodeStopped({ state, onResume, onRetry }: Props) {
  const t = useTexts(voucherTexts).code;
  if (state.name === "loading")
    return (
      <p role="status" className="code-wait">
        {t.loading}
      </p>
    );
  if (state.name === "failed") return <Failed problem={state.problem} onRetry={onRetry} />;
  return (
    <div className="code-wait stack">
      <h2>{t.paused}</h2>
      <p>{t.pausedText}</p>
      <Button onClick={onResume}>{t.resume}</Button>
    </div>
  );
}

function Failed({
  problem,
  onRetry,
}: {
  problem: Extract<CodeState, { name: "failed" }>["problem"];
  onRetry: () => void;
}) {
  const t = useTexts(voucherTexts).code;
  const common = useTexts(commonTexts);
  const busy = problem.status === 429 || problem.status === 503;
  const sentence = problem.isNetwork
    ? t.offline
    : busy
      ? t.busy(problem.retryAfterSeconds ?? 5)
      : problem.detail || t.refused;
  return (
    <div role="alert" className="code-wait stack">
      <Drawing name={problem.isNetwork ? "plug" : "lamp-off"} />
      <p>{sentence}</p>
      <Button onClick={onRetry}>{common.states.retry}</Button>
    </div>
  );
}
