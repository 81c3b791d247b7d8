import { useEffect, useState } from "react";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { newIdempotencyKey } from "@/lib/ids";
import { toProblem } from "@/lib/problem";
import { ConfirmDialog, TextField } from "@/ui";
import type { Undoable } from "./day-pane";
import { useReverse } from "./queries";
import { factsOf, refusalSentence } from "./refusals";

interface Props {
  line: Undoable | null;
  onClose: () => void;
  onDone: (sentence: string) => void;
}

/** Gives an amount back to the voucher, with the reason; one key per opening of the dialog. */
export function UndoDialog({ line, onClose, onDone }: Props) {
  const t = useTexts(deskTexts);
  const format = useFormat();
  const reverse = useReverse();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const { reset } = reverse;

  useEffect(() => {
    if (!line) return;
    setReason("");
    setMissing(false);
    setKey(newIdempotencyKey());
    reset();
  }, [line, reset]);

  const amount = format.money(line?.remainingCents ?? 0);
  const confirm = () => {
    if (!line) return;
    setMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    reverse.mutate(
      { id: line.id, body: { amount_cents: line.remainingCents, reason: reason.trim() }, key },
      { onSuccess: () => onDone(t.undoing.done(amount)) },
    );
  };
  const problem = reverse.error ? toProblem(reverse.error) : null;
  return (
    <ConfirmDialog
      open={line !== null}
      title={t.undoing.title}
      confirmLabel={t.undoing.confirm(amount)}
      busy={reverse.isPending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{t.undoing.text(amount)}</p>
      <div className="chips mb-3" role="group" aria-label={t.undoing.reason}>
        {t.undoing.presets.map((preset) => (
          <button
            key={preset}
            type="button"
            className="chip-choice"
            aria-pressed={reason === preset}
            onClick={() => setReason(preset)}
          >
            {preset}
          </button>
        ))}
      </div>
      <TextField
        label={t.undoing.reason}
        hint={t.undoing.reasonHint}
        value={reason}
        error={missing && reason.trim() === "" ? t.undoing.reasonMissing : undefined}
        maxLength={200}
        onChange={setReason}
        onEnter={confirm}
      />
      {problem && (
        <p role="alert" className="field-error">
          {refusalSentence(problem.code, t, factsOf(problem, format), problem.detail)}
        </p>
      )}
    </ConfirmDialog>
  );
}
