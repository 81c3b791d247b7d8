import { useState } from "react";
import type { StatementLine } from "@/api/generated";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { newIdempotencyKey } from "@/lib/ids";
import { toProblem } from "@/lib/problem";
import { Button } from "@/ui";
import { useSettleHold } from "./queries";
import { factsOf, refusalSentence } from "./refusals";

interface Props {
  line: Pick<StatementLine, "id" | "authorized_at" | "voucher_share_cents">;
  onChanged: (sentence: string) => void;
}

/** Confirm or free an amount that was set aside. */
export function HoldActions({ line, onChanged }: Props) {
  const t = useTexts(deskTexts);
  const format = useFormat();
  const settle = useSettleHold();
  const [keys] = useState(() => ({ capture: newIdempotencyKey(), release: newIdempotencyKey() }));
  const time = format.time(line.authorized_at);
  const share = format.money(line.voucher_share_cents);

  const act = (step: "capture" | "release") =>
    settle.mutate(
      { id: line.id, step, key: keys[step] },
      {
        onSuccess: () =>
          onChanged(step === "capture" ? t.undoing.captured(share) : t.undoing.released(share)),
      },
    );
  const problem = settle.error ? toProblem(settle.error) : null;
  return (
    <>
      <div className="cluster">
        <Button look="secondary" small busy={settle.isPending} onClick={() => act("capture")}>
          {t.day.capture}
          <span className="visually-hidden">: {t.day.captureLabel(time, share)}</span>
        </Button>
        <Button look="link" small disabled={settle.isPending} onClick={() => act("release")}>
          {t.day.release}
          <span className="visually-hidden">: {t.day.releaseLabel(time, share)}</span>
        </Button>
      </div>
      {problem && (
        <p role="alert" className="field-error">
          {refusalSentence(problem.code, t, factsOf(problem, format), problem.detail)}
        </p>
      )}
    </>
  );
}
