import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";
import { toProblem } from "../lib/problem";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { Notice } from "./notice";

/** A refusal or a failure, in place: what happened, how to go on, the code for whoever helps. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts(commonTexts);
  const problem = toProblem(error);
  return (
    <Notice tone="bad" role="alert" title={problem.title || t.states.problem}>
      <p>{messageOf(problem, t)}</p>
      {problem.requestId && (
        <p className="caption-text">
          {t.states.requestCode}: <span className="mono">{problem.requestId}</span>{" "}
          <CopyButton value={problem.requestId} label={t.states.requestCode} />
        </p>
      )}
      {onRetry && (
        <Button look="secondary" small onClick={onRetry}>
          {t.states.retry}
        </Button>
      )}
    </Notice>
  );
}

function messageOf(problem: ReturnType<typeof toProblem>, t: (typeof commonTexts)["it"]): string {
  if (problem.isNetwork) return t.states.network;
  if (problem.status === 429 || problem.status === 503)
    return t.states.busy(problem.retryAfterSeconds ?? 5);
  return problem.detail || t.states.unexpected;
}
