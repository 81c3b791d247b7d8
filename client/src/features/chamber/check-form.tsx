import { useState } from "react";
import type { RegistrationCheckRead, RegistrationResult } from "@/api/generated";
import { chamberTexts } from "@/i18n/chamber";
import { useTexts } from "@/i18n/language-context";
import { Button, ProblemAlert, RadioCards, TextArea, TextField } from "@/ui";
import { useAnswer } from "./queries";

type Outcome = RegistrationResult["outcome"];

const REA = /^[A-Z]{2}-?[0-9]{1,7}$/;
const ATECO = /^[0-9]{2}(\.[0-9]{1,2}){0,2}$/;

/** The register's answer; it is final, so it says so before the button. */
export function CheckForm({ check, onDone }: { check: RegistrationCheckRead; onDone: () => void }) {
  const t = useTexts(chamberTexts).checks;
  const answer = useAnswer();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [rea, setRea] = useState(check.declared_rea ?? "");
  const [ateco, setAteco] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const wrongRea = rea.trim() !== "" && !REA.test(normal(rea));
  const wrongAteco = ateco.trim() !== "" && !ATECO.test(ateco.trim());

  const send = () => {
    setTried(true);
    if (outcome === null || wrongRea || wrongAteco) return;
    answer.mutate(
      {
        path: { check_id: check.id },
        body: {
          outcome,
          rea: normal(rea) || null,
          vat_number: vatOf(check),
          ateco: ateco.trim() || null,
          checked_at: new Date().toISOString(),
          note: note.trim() || null,
        },
      },
      { onSuccess: onDone },
    );
  };
  return (
    <div className="mt-4 form-column">
      <h3 className="h4 mb-3">{t.form.title(check.protocol_number ?? "")}</h3>
      <RadioCards
        name={`outcome-${check.id}`}
        label={t.form.outcome}
        error={tried && outcome === null ? t.form.outcomeMissing : undefined}
        value={outcome}
        inRow
        options={(["registered", "not_registered", "ceased"] as const).map((value) => ({
          value,
          label: t.states[value] ?? value,
        }))}
        onChange={setOutcome}
      />
      <TextField
        label={t.form.rea}
        hint={t.form.reaHint}
        optional
        width="short"
        mono
        error={tried && wrongRea ? t.form.reaWrong : undefined}
        value={rea}
        onChange={setRea}
      />
      <TextField
        label={t.form.ateco}
        hint={t.form.atecoHint}
        optional
        width="short"
        mono
        error={tried && wrongAteco ? t.form.atecoWrong : undefined}
        value={ateco}
        onChange={setAteco}
      />
      <TextArea
        label={t.form.note}
        optional
        value={note}
        rows={3}
        limit={2000}
        onChange={setNote}
      />
      <p className="quiet">{t.form.final}</p>
      {answer.error && <ProblemAlert error={answer.error} />}
      <Button busy={answer.isPending} onClick={send}>
        {t.form.send}
      </Button>
    </div>
  );
}

function normal(text: string): string {
  return text.replace(/\s+/g, "").toUpperCase();
}

function vatOf(check: RegistrationCheckRead): string | null {
  const vat = normal(check.declared_vat_number ?? "");
  return /^[A-Z0-9]{4,16}$/.test(vat) ? vat : null;
}
