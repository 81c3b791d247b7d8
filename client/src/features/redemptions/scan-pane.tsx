import type { Ref } from "react";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { Button, TextField } from "@/ui";

interface Props {
  code: string;
  error?: string;
  busy: boolean;
  locked: boolean;
  field: Ref<HTMLInputElement>;
  onChange: (code: string) => void;
  onCheck: () => void;
}

/** Second stage: the code that the person shows, typed or read by a scanner that acts as a keyboard. */
export function ScanPane({ code, error, busy, locked, field, onChange, onCheck }: Props) {
  const t = useTexts(deskTexts);
  return (
    <form
      className="desk-scan"
      onSubmit={(event) => {
        event.preventDefault();
        if (!locked) onCheck();
      }}
    >
      <TextField
        id="desk-code"
        label={t.scan.label}
        hint={t.scan.hint}
        error={error}
        value={code}
        inputRef={field}
        autoComplete="off"
        spellCheck={false}
        mono
        maxLength={64}
        readOnly={locked}
        onChange={onChange}
      />
      <Button type="submit" busy={busy} disabled={locked && !busy} wide>
        {t.scan.check}
      </Button>
      <p className="caption-text mt-3 mb-0">{t.keys}</p>
    </form>
  );
}
