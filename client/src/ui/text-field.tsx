import type { HTMLAttributes, HTMLInputTypeAttribute, ReactNode, Ref } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";
import { Field, type FieldProps, useFieldIds } from "./field";

interface TextFieldProps extends FieldProps {
  name?: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  onEnter?: () => void;
  type?: Extract<HTMLInputTypeAttribute, "text" | "search" | "email" | "tel" | "date" | "url">;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  autoComplete?: string;
  width?: "short" | "medium";
  maxLength?: number;
  readOnly?: boolean;
  disabled?: boolean;
  spellCheck?: boolean;
  mono?: boolean;
  suffix?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const ids = useFieldIds(props);
  const input = (
    <input
      ref={props.inputRef}
      id={ids.id}
      name={props.name}
      type={props.type ?? "text"}
      className={`control ${props.width ? `control-${props.width}` : ""} ${props.mono ? "mono" : ""}`}
      value={props.value}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete ?? "off"}
      maxLength={props.maxLength}
      readOnly={props.readOnly}
      disabled={props.disabled}
      spellCheck={props.spellCheck}
      aria-invalid={ids.invalid}
      aria-describedby={ids.describedBy}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={props.onBlur}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !props.onEnter) return;
        event.preventDefault();
        props.onEnter();
      }}
    />
  );
  return (
    <Field {...props} ids={ids}>
      {props.suffix ? (
        <div className="control-affix">
          {input}
          <span aria-hidden="true">{props.suffix}</span>
        </div>
      ) : (
        input
      )}
    </Field>
  );
}

/** An amount is typed as text: number inputs drop what they cannot read. Read it by `parseMoney`. */
export function MoneyField(props: Omit<TextFieldProps, "type" | "inputMode" | "suffix" | "width">) {
  return <TextField {...props} inputMode="decimal" suffix="€" width="short" />;
}

export function DateField(props: Omit<TextFieldProps, "type" | "inputMode" | "suffix" | "width">) {
  return <TextField {...props} type="date" width="short" />;
}

interface TextAreaProps extends FieldProps {
  name?: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  rows?: number;
  /** Shows how many characters are left, politely. */
  limit?: number;
  "data-element"?: string;
}

export function TextArea(props: TextAreaProps) {
  const t = useTexts(commonTexts);
  const ids = useFieldIds(props);
  const left = props.limit === undefined ? null : props.limit - props.value.length;
  return (
    <Field {...props} ids={ids}>
      <textarea
        id={ids.id}
        name={props.name}
        className="control"
        data-element={props["data-element"]}
        rows={props.rows ?? 5}
        value={props.value}
        aria-invalid={ids.invalid}
        aria-describedby={ids.describedBy}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onBlur}
      />
      {left !== null && (
        <p className="caption-text mt-1 mb-0" role={left < 50 ? "status" : undefined}>
          {t.forms.characters(left)}
        </p>
      )}
    </Field>
  );
}
