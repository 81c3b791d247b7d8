import { useState } from "react";
import type { AssessmentRead } from "@/api/generated";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import {
  ActionLink,
  Button,
  CheckboxGroup,
  ErrorSummary,
  ProblemAlert,
  RadioCards,
  type SummaryError,
  TextArea,
} from "@/ui";
import { DecisionPreview } from "./decision-preview";
import type { OfficeFile } from "./office-file-page";

export type Outcome = "admitted" | "refused" | "returned";

export interface Draft {
  outcome: Outcome;
  reasons: string[];
  note: string | null;
}

interface Props {
  file: OfficeFile;
  outcomes: Outcome[];
  proposed?: AssessmentRead;
  busy: boolean;
  error: unknown;
  sendLabel: string;
  onSend: (draft: Draft) => void;
}

/** An outcome with its reasons: the words come from the rules, a free part can be added. */
export function DecisionForm(props: Props) {
  const t = useTexts(officeTexts).decision;
  const { file, proposed } = props;
  const [outcome, setOutcome] = useState<Outcome | null>(proposed?.outcome ?? null);
  const [reasons, setReasons] = useState(() => proposed?.reasons ?? unmetCodes(file));
  const [note, setNote] = useState("");
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const names = { admitted: t.admit, refused: t.refuse, returned: t.return };
  const returning = outcome === "returned";

  const send = () => {
    const found = faultsOf(outcome, reasons, note, t);
    setErrors(found);
    setAttempt((count) => count + 1);
    if (found.length > 0 || outcome === null) return;
    props.onSend({
      outcome,
      reasons: outcome === "refused" ? reasons : [],
      note: note.trim() || null,
    });
  };
  const errorAt = (id: string) => errors.find(({ fieldId }) => fieldId === id)?.message;
  return (
    <div className="two-columns">
      <div>
        <ErrorSummary errors={errors} attempt={attempt} />
        <RadioCards
          id="decision-outcome"
          name="outcome"
          label={t.outcome}
          error={errorAt("decision-outcome")}
          value={outcome}
          options={props.outcomes.map((value) => ({ value, label: names[value] }))}
          onChange={setOutcome}
        />
        {outcome === "refused" && (
          <CheckboxGroup
            id="decision-reasons"
            label={t.reasons}
            hint={t.reasonsHint}
            error={errorAt("decision-reasons")}
            values={reasons}
            options={file.application.outcomes.map(({ code, text }) => ({
              value: code,
              label: text,
            }))}
            onChange={setReasons}
          />
        )}
        <TextArea
          id="decision-note"
          label={returning ? t.noteReturn : t.note}
          hint={returning ? undefined : t.noteHint}
          optional={!returning}
          error={errorAt("decision-note")}
          value={note}
          rows={4}
          limit={2000}
          onChange={setNote}
        />
        {props.error !== null && props.error !== undefined && <ProblemAlert error={props.error} />}
        <div className="cluster">
          <Button busy={props.busy} onClick={send}>
            {returning ? t.sendBack : props.sendLabel}
          </Button>
          <ActionLink
            to="/ufficio/pratiche/$applicationId"
            params={{ applicationId: file.application.id }}
            look="secondary"
          >
            {t.back}
          </ActionLink>
        </div>
      </div>
      {outcome && <DecisionPreview file={file} outcome={outcome} reasons={reasons} note={note} />}
    </div>
  );
}

function unmetCodes(file: OfficeFile): string[] {
  return file.application.outcomes.filter(({ met }) => met === false).map(({ code }) => code);
}

function faultsOf(
  outcome: Outcome | null,
  reasons: string[],
  note: string,
  t: (typeof officeTexts)["it"]["decision"],
): SummaryError[] {
  if (outcome === null) return [{ fieldId: "decision-outcome", message: t.outcomeMissing }];
  if (outcome === "refused" && reasons.length === 0)
    return [{ fieldId: "decision-reasons", message: t.reasonsMissing }];
  if (outcome === "returned" && note.trim() === "")
    return [{ fieldId: "decision-note", message: t.noteReturnMissing }];
  return [];
}
