import { Link } from "@tanstack/react-router";
import { useCalls } from "@/features/calls";
import { feedbackTexts } from "@/i18n/feedback";
import { useTexts } from "@/i18n/language-context";
import { CheckboxField, SelectField, TextArea, TextField } from "@/ui";
import { CATEGORIES, LONGEST, type FieldName, type Typed } from "./rules";

interface Props {
  typed: Typed;
  onChange: (change: Partial<Typed>) => void;
  errorOf: (name: FieldName) => string | undefined;
}

/** Who asks: the browser may fill it in (WCAG 1.3.5). */
export function PersonFields({ typed, onChange, errorOf }: Props) {
  const t = useTexts(feedbackTexts).form;
  return (
    <>
      <TextField
        id="help-given_name"
        label={t.givenName}
        autoComplete="given-name"
        maxLength={200}
        value={typed.given_name}
        error={errorOf("given_name")}
        onChange={(given_name) => onChange({ given_name })}
      />
      <TextField
        id="help-family_name"
        label={t.familyName}
        autoComplete="family-name"
        maxLength={200}
        value={typed.family_name}
        error={errorOf("family_name")}
        onChange={(family_name) => onChange({ family_name })}
      />
      <TextField
        id="help-email"
        label={t.email}
        hint={t.emailHint}
        type="email"
        autoComplete="email"
        maxLength={254}
        value={typed.email}
        error={errorOf("email")}
        onChange={(email) => onChange({ email })}
      />
    </>
  );
}

export function AboutFields({ typed, onChange, errorOf }: Props) {
  const t = useTexts(feedbackTexts).form;
  const calls = useCalls().data ?? [];
  return (
    <>
      <SelectField
        id="help-category"
        label={t.category}
        value={typed.category}
        error={errorOf("category")}
        options={CATEGORIES.map((value) => ({ value, label: t.categories[value] }))}
        onChange={(category) => onChange({ category })}
      />
      {calls.length > 0 && (
        <SelectField
          label={t.call}
          optional
          emptyLabel={t.noCall}
          value={typed.call_id}
          options={calls.map((call) => ({ value: call.id, label: call.title }))}
          onChange={(call_id) => onChange({ call_id })}
        />
      )}
      <TextArea
        id="help-message"
        label={t.message}
        hint={t.messageHint}
        limit={LONGEST}
        rows={6}
        value={typed.message}
        error={errorOf("message")}
        onChange={(message) => onChange({ message })}
      />
    </>
  );
}

export function PrivacyField({ typed, onChange, errorOf }: Props) {
  const t = useTexts(feedbackTexts).form;
  return (
    <>
      <CheckboxField
        id="help-privacy_accepted"
        label={t.privacy}
        checked={typed.privacy_accepted}
        error={errorOf("privacy_accepted")}
        onChange={(privacy_accepted) => onChange({ privacy_accepted })}
      />
      <p>
        <Link to="/privacy" target="_blank">
          {t.privacyLink}
        </Link>
      </p>
    </>
  );
}
