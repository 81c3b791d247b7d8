import type { ReactNode } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";
import { Field, FieldGroup, type FieldProps, useFieldIds } from "./field";
import { Icon } from "./icon";

export interface Option<V extends string = string> {
  value: V;
  label: ReactNode;
  note?: ReactNode;
}

interface SelectProps<V extends string> extends FieldProps {
  name?: string;
  value: V | "";
  onChange: (value: V | "") => void;
  options: { value: V; label: string }[];
  /** The text of «none»; without it the first entry asks to choose. */
  emptyLabel?: string;
  width?: "short" | "medium";
}

export function SelectField<V extends string>(props: SelectProps<V>) {
  const t = useTexts(commonTexts);
  const ids = useFieldIds(props);
  return (
    <Field {...props} ids={ids}>
      <select
        id={ids.id}
        name={props.name}
        className={`control ${props.width ? `control-${props.width}` : ""}`}
        value={props.value}
        aria-invalid={ids.invalid}
        aria-describedby={ids.describedBy}
        onChange={(event) => props.onChange(event.target.value as V | "")}
      >
        <option value="">{props.emptyLabel ?? t.forms.choose}</option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface RadioCardsProps<V extends string> extends FieldProps {
  name: string;
  value: V | null;
  onChange: (value: V) => void;
  options: Option<V>[];
  inRow?: boolean;
}

export function RadioCards<V extends string>(props: RadioCardsProps<V>) {
  const ids = useFieldIds(props);
  return (
    <FieldGroup {...props} ids={ids}>
      <div className={`choice-list ${props.inRow ? "choice-list-row" : ""}`}>
        {props.options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              id={index === 0 ? ids.id : undefined}
              name={props.name}
              value={option.value}
              checked={props.value === option.value}
              aria-describedby={option.note ? `${ids.id}-${option.value}-note` : undefined}
              onChange={() => props.onChange(option.value)}
            />
            <span className="choice-title">{option.label}</span>
            {option.note && (
              <span className="choice-note" id={`${ids.id}-${option.value}-note`}>
                {option.note}
              </span>
            )}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

interface CheckboxFieldProps {
  id?: string;
  name?: string;
  label: ReactNode;
  note?: ReactNode;
  error?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  card?: boolean;
}

export function CheckboxField(props: CheckboxFieldProps) {
  const ids = useFieldIds({ id: props.id, hint: props.note, error: props.error });
  return (
    <div className="field" data-invalid={Boolean(props.error)}>
      {props.error && (
        <p className="field-error" id={`${ids.id}-error`}>
          <Icon name="warning" />
          {props.error}
        </p>
      )}
      <label className={`choice ${props.card ? "" : "choice-plain"}`}>
        <input
          type="checkbox"
          id={ids.id}
          name={props.name}
          checked={props.checked}
          aria-invalid={ids.invalid}
          aria-describedby={ids.describedBy}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        <span>{props.label}</span>
        {props.note && (
          <span className="choice-note" id={`${ids.id}-hint`}>
            {props.note}
          </span>
        )}
      </label>
    </div>
  );
}

interface CheckboxGroupProps<V extends string> extends FieldProps {
  values: V[];
  onChange: (values: V[]) => void;
  options: Option<V>[];
}

export function CheckboxGroup<V extends string>(props: CheckboxGroupProps<V>) {
  const ids = useFieldIds(props);
  const toggle = (value: V, on: boolean) =>
    props.onChange(on ? [...props.values, value] : props.values.filter((other) => other !== value));
  return (
    <FieldGroup {...props} ids={ids}>
      {props.options.map((option, index) => (
        <label key={option.value} className="choice choice-plain">
          <input
            type="checkbox"
            id={index === 0 ? ids.id : undefined}
            checked={props.values.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          <span>{option.label}</span>
          {option.note && <span className="choice-note">{option.note}</span>}
        </label>
      ))}
    </FieldGroup>
  );
}

/** Pressed or not: for a short row of filters. */
export function ChipToggle(props: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      className="chip-choice"
      aria-pressed={props.on}
      onClick={() => props.onChange(!props.on)}
    >
      {props.label}
    </button>
  );
}
