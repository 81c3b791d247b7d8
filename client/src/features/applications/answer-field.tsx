import { useState, type ReactNode } from "react";
import type { CallRead, FormFieldRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { DateField, MoneyField, RadioCards, SelectField, TextArea, TextField } from "@/ui";
import { type Answer, type Reading, readText, textOf } from "./answers";
import { SpaceField } from "./space-field";

interface Props {
  field: FormFieldRead;
  answer: Answer | undefined;
  error?: string;
  call: Pick<CallRead, "kind" | "municipality_code">;
  /** An answer that can be kept, or a sentence why what was typed cannot. */
  onRead: (reading: Reading) => void;
}

export function controlId(code: string): string {
  return `answer-${code}`;
}

/** One question of the call's form, drawn by its type. */
export function AnswerField({ field, answer, error, call, onRead }: Props) {
  const t = useTexts(applicationTexts);
  const shared = {
    id: controlId(field.code),
    label: field.label,
    hint: <Hint field={field} />,
    error,
    optional: !field.required,
  };
  const keep = (value: Answer) => onRead({ ok: true, answer: value });
  switch (field.type) {
    case "boolean":
      return (
        <RadioCards
          {...shared}
          name={field.code}
          inRow
          value={answer === true ? "yes" : answer === false ? "no" : null}
          options={[
            { value: "yes", label: t.step.yes },
            { value: "no", label: t.step.no },
          ]}
          onChange={(value) => keep(value === "yes")}
        />
      );
    case "choice":
      return (
        <RadioCards
          {...shared}
          name={field.code}
          value={typeof answer === "string" ? answer : null}
          options={field.options}
          onChange={keep}
        />
      );
    case "months":
      return (
        <SelectField
          {...shared}
          width="short"
          value={typeof answer === "number" ? String(answer) : ""}
          options={monthsOf(field).map((count) => ({
            value: String(count),
            label: t.step.months(count),
          }))}
          onChange={(value) => keep(value === "" ? null : Number(value))}
        />
      );
    case "space":
      return (
        <SpaceField
          {...shared}
          listOf={call.kind === "accreditation" ? null : call.municipality_code}
          value={typeof answer === "string" ? answer : null}
          onChange={keep}
        />
      );
    default:
      return <TypedField field={field} answer={answer} shared={shared} onRead={onRead} />;
  }
}

interface TypedProps extends Pick<Props, "field" | "answer" | "onRead"> {
  shared: { id: string; label: string; hint: ReactNode; error?: string; optional: boolean };
}

/** What is typed is kept as typed; only what can be read goes on. */
function TypedField({ field, answer, shared, onRead }: TypedProps) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  const [typed, setTyped] = useState(() => textOf(field, answer, format));
  const control = {
    ...shared,
    value: typed,
    onChange: (text: string) => {
      setTyped(text);
      onRead(readText(field, text, t, format));
    },
  };
  if (field.type === "money") return <MoneyField {...control} />;
  if (field.type === "date") return <DateField {...control} />;
  if (field.type === "long_text")
    return <TextArea {...control} rows={6} limit={field.max ?? 2000} />;
  if (field.type === "integer") return <TextField {...control} inputMode="numeric" width="short" />;
  return <TextField {...control} maxLength={field.max ?? 200} width="medium" />;
}

function Hint({ field }: { field: FormFieldRead }) {
  const t = useTexts(applicationTexts).step;
  if (!field.hint && !field.why) return null;
  return (
    <>
      {field.hint && <span>{field.hint}</span>}
      {field.why && (
        <span className="field-why">
          <strong>{t.whyTitle}:</strong> {field.why}
        </span>
      )}
    </>
  );
}

function monthsOf(field: FormFieldRead): number[] {
  const first = field.min ?? 1;
  const last = field.max ?? 12;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
