import { useState } from "react";
import type { ApplicationRead, CallRead, FormFieldRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import type { ApplicationTexts } from "@/i18n/it/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { without } from "@/lib/without";
import { Notice } from "@/ui";
import { AnswerField, controlId } from "./answer-field";
import { isBlank, type Reading } from "./answers";
import { isAsked } from "./conditions";
import { ConflictPanel } from "./conflict-panel";
import { useKeepApplication } from "./queries";
import { SaveLine } from "./save-line";
import { StepFrame } from "./step-frame";
import type { Step } from "./steps";
import { useDraft } from "./use-draft";
import type { StepFlow } from "./use-step-flow";

interface Props {
  application: ApplicationRead;
  call: CallRead;
  step: Step;
  flow: StepFlow;
}

/** The questions of one group; judged on «Continue», never while somebody types. */
export function FormStep({ application, call, step, flow }: Props) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  const draft = useDraft(application, useKeepApplication());
  const [unread, setUnread] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const asked = step.fields.filter((field) => isAsked(field, draft.answers));

  const read = (field: FormFieldRead, reading: Reading) => {
    setUnread((old) => entryOf(old, field.code, reading.ok ? undefined : reading.message));
    if (reading.ok) draft.change(field.code, reading.answer);
  };
  const judge = () => {
    const found: Record<string, string> = {};
    for (const field of asked) {
      const message =
        unread[field.code] ??
        refusalWords(draft.refusals[field.code], t) ??
        missingWords(field, draft.answers, t);
      if (message) found[field.code] = message;
    }
    return found;
  };
  const goOn = async () => {
    const found = judge();
    setErrors(found);
    setAttempt((count) => count + 1);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const saved = await draft.flush();
    setBusy(false);
    if (saved) flow.next();
  };
  const shown = { ...errors, ...refused(draft.refusals, attempt, t) };
  const summary = asked
    .filter((field) => shown[field.code])
    .map((field) => ({ fieldId: controlId(field.code), message: shown[field.code] ?? "" }));
  return (
    <StepFrame
      application={application}
      flow={flow}
      errors={summary}
      attempt={attempt}
      busy={busy}
      onContinue={() => void goOn()}
      aside={<SaveLine save={draft.save} />}
    >
      {draft.save.name === "conflict" && (
        <ConflictPanel conflict={draft.save} form={call.form} onResolve={draft.resolve} />
      )}
      <p className="quiet">{t.step.optionalNote}</p>
      {asked.map((field) => (
        <AnswerField
          key={`${field.code}-${draft.epoch}`}
          field={field}
          answer={draft.answers[field.code]}
          error={shown[field.code]}
          call={call}
          onRead={(reading) => read(field, reading)}
        />
      ))}
      {application.estimate &&
        step.fields.some(({ type }) => type === "money" || type === "months") && (
          <Notice tone="good">
            <p>{t.step.estimateNow(format.money(application.estimate.amount_cents))}</p>
          </Notice>
        )}
    </StepFrame>
  );
}

/** A refusal that came while saving is shown once the person has asked to go on. */
function refused(
  refusals: Record<string, string>,
  attempt: number,
  t: ApplicationTexts,
): Record<string, string> {
  if (attempt === 0) return {};
  return Object.fromEntries(
    Object.entries(refusals).map(([field, code]) => [field, refusalWords(code, t) ?? ""]),
  );
}

function refusalWords(code: string | undefined, t: ApplicationTexts): string | undefined {
  return code === undefined ? undefined : (t.step.refused[code] ?? t.step.refusedOther);
}

function entryOf(all: Record<string, string>, code: string, message: string | undefined) {
  const others = without(all, code);
  return message === undefined ? others : { ...others, [code]: message };
}

function missingWords(
  field: FormFieldRead,
  answers: ApplicationRead["answers"],
  t: (typeof applicationTexts)["it"],
): string | undefined {
  if (!field.required || !isBlank(answers[field.code])) return undefined;
  const { required } = t.step;
  switch (field.type) {
    case "money":
      return required.money(field.label);
    case "integer":
      return required.number(field.label);
    case "boolean":
    case "choice":
    case "months":
      return required.choice(field.label);
    case "date":
      return required.date(field.label);
    case "space":
      return required.space;
    default:
      return required.text(field.label);
  }
}
