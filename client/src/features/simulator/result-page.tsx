import type { ReactNode } from "react";
import { ApplyLink, useBudget, type Call } from "@/features/calls";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { ActionLink, Button, Notice, PageHeading } from "@/ui";
import type { Result } from "./queries";
import { Arithmetic, FunderOutcomes, RuleOutcomes } from "./result-parts";

interface Props {
  call: Call;
  result: Result;
  answers: ReactNode;
  onRestart: () => void;
}

/** The verdict in a sentence, the sum, each rule with its word; a no is calm and says the way on. */
export function ResultPage({ call, result, answers, onRestart }: Props) {
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const budget = useBudget(call.id, call.kind === "voucher").data;
  return (
    <div className="row gy-4">
      <div className="col-lg-7 stack-large">
        <div>
          <PageHeading
            takeFocus
            title={useVerdict(result)}
            windowTitle={t.simulator.windowTitle}
            lead={t.simulator.estimate}
          />
          <Reasons result={result} call={call} />
        </div>
        {result.amount && <Arithmetic amount={result.amount} />}
        <div className="cluster no-print">
          {result.eligible !== false && <ApplyLink call={call} budget={budget} />}
          {result.eligible === false && (
            <ActionLink to="/bandi/$callId" params={{ callId: call.id }}>
              {t.simulator.backToCall}
            </ActionLink>
          )}
          <Button look="link" onClick={() => window.print()}>
            {common.actions.print}
          </Button>
          <Button look="link" onClick={onRestart}>
            {t.simulator.again}
          </Button>
        </div>
        <RuleOutcomes result={result} />
        <FunderOutcomes result={result} />
      </div>
      <div className="col-lg-4 offset-lg-1">{answers}</div>
    </div>
  );
}

function useVerdict(result: Result): string {
  const t = useTexts(publicTexts);
  const format = useFormat();
  if (result.eligible === null) return t.simulator.depends;
  if (result.eligible)
    return result.amount && result.amount.grant_cents > 0
      ? t.simulator.eligible(format.money(result.amount.grant_cents))
      : t.simulator.eligiblePlain;
  const count = result.outcomes.filter((outcome) => outcome.met === false).length;
  return count > 1 ? t.simulator.notEligible(count) : t.simulator.notEligibleOne;
}

/** What stands in the way and what can be done about it; or what is missing to know. */
function Reasons({ result, call }: { result: Result; call: Call }) {
  const t = useTexts(publicTexts);
  if (result.eligible === null) {
    const labels = result.unanswered.map(
      (code) => call.form.find((field) => field.code === code)?.label ?? code,
    );
    return (
      <Notice tone="info" title={t.simulator.dependsOn}>
        <ul className="mb-0">
          {labels.map((label) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  const unmet = result.outcomes.filter((outcome) => outcome.met === false);
  return (
    <div className="stack">
      {unmet.map((outcome) => (
        <Notice key={outcome.code} tone="calm" title={outcome.text}>
          <p>
            <strong>{t.simulator.remedy}:</strong> {outcome.remedy}
          </p>
          <p className="caption-text">
            {t.call.source}: {outcome.source}
          </p>
        </Notice>
      ))}
    </div>
  );
}
