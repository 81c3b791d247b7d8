import { useId, type ReactNode } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";
import { Icon } from "./icon";

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  /** The id of the control, which the error summary links to. */
  id?: string;
}

export interface FieldIds {
  id: string;
  describedBy: string | undefined;
  invalid: true | undefined;
}

export function useFieldIds({
  id,
  hint,
  error,
}: Pick<FieldProps, "id" | "hint" | "error">): FieldIds {
  const made = useId();
  const base = id ?? made;
  const parts = [hint ? `${base}-hint` : "", error ? `${base}-error` : ""].filter(Boolean);
  return {
    id: base,
    describedBy: parts.length > 0 ? parts.join(" ") : undefined,
    invalid: error ? true : undefined,
  };
}

/** Label, hint and error of one control, tied to it by ids (WCAG 1.3.1, 3.3.1). */
export function Field(props: FieldProps & { ids: FieldIds; children: ReactNode }) {
  return (
    <div className="field" data-invalid={Boolean(props.error)}>
      <label className="field-label" htmlFor={props.ids.id}>
        {props.label} <OptionalMark optional={props.optional} />
      </label>
      <HintAndError id={props.ids.id} hint={props.hint} error={props.error} />
      {props.children}
    </div>
  );
}

/** The same for a group of controls under one question. */
export function FieldGroup(props: FieldProps & { ids: FieldIds; children: ReactNode }) {
  return (
    <fieldset
      className="field"
      data-invalid={Boolean(props.error)}
      aria-describedby={props.ids.describedBy}
      id={`${props.ids.id}-group`}
    >
      <legend>
        {props.label} <OptionalMark optional={props.optional} />
      </legend>
      <HintAndError id={props.ids.id} hint={props.hint} error={props.error} />
      {props.children}
    </fieldset>
  );
}

function OptionalMark({ optional }: { optional?: boolean }) {
  const t = useTexts(commonTexts);
  return optional ? <span className="quiet fw-normal">{t.forms.optional}</span> : null;
}

function HintAndError({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
  const t = useTexts(commonTexts);
  return (
    <>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" />
          <span>
            <span className="visually-hidden">{t.forms.titlePrefix}</span>
            {error}
          </span>
        </p>
      )}
    </>
  );
}
