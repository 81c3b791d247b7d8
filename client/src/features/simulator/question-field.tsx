import { useSpaces } from "@/features/spaces";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { CheckboxField, DateField, MoneyField, RadioCards, SelectField, TextField } from "@/ui";
import type { Question } from "./queries";

interface Props {
  question: Question;
  typed: string;
  unknown: boolean;
  error?: string;
  onType: (typed: string) => void;
  onUnknown: (unknown: boolean) => void;
  onEnter: () => void;
}

const UNKNOWN = "__unknown__";
export const FIELD_ID = "answer";

/** One question of the call's own form; «Non lo so» is an answer like the others. */
export function QuestionField(props: Props) {
  const { question } = props;
  if (question.type === "boolean" || question.type === "choice") return <Choice {...props} />;
  return (
    <>
      <Typed {...props} />
      <UnknownBox {...props} />
    </>
  );
}

function Choice({ question, typed, unknown, error, onType, onUnknown }: Props) {
  const t = useTexts(publicTexts);
  const given =
    question.type === "boolean"
      ? [
          { value: "true", label: t.simulator.yes },
          { value: "false", label: t.simulator.no },
        ]
      : question.options;
  return (
    <RadioCards
      id={FIELD_ID}
      name={question.code}
      label={<span className="visually-hidden">{question.label}</span>}
      hint={question.hint}
      error={error}
      value={unknown ? UNKNOWN : typed || null}
      options={[...given, { value: UNKNOWN, label: t.simulator.unknown }]}
      onChange={(value) => {
        onUnknown(value === UNKNOWN);
        if (value !== UNKNOWN) onType(value);
      }}
    />
  );
}

function Typed({ question, typed, error, onType, onUnknown, onEnter }: Props) {
  const shared = {
    id: FIELD_ID,
    label: <span className="visually-hidden">{question.label}</span>,
    hint: question.hint,
    error,
    value: typed,
    onEnter,
    onChange: (value: string) => {
      onUnknown(false);
      onType(value);
    },
  };
  switch (question.type) {
    case "money":
      return <MoneyField {...shared} />;
    case "integer":
    case "months":
      return <TextField {...shared} inputMode="numeric" width="short" />;
    case "date":
      return <DateField {...shared} />;
    case "space":
      return <SpaceChoice {...shared} />;
    default:
      return <TextField {...shared} width="medium" />;
  }
}

const EVERYWHERE = {};

function SpaceChoice(props: Parameters<typeof TextField>[0]) {
  const spaces = useSpaces(EVERYWHERE).data ?? [];
  const options = spaces.map((space) => ({ value: space.id, label: space.name }));
  return <SelectField {...props} options={options} width="medium" />;
}

function UnknownBox({ unknown, onUnknown, onType }: Props) {
  const t = useTexts(publicTexts);
  return (
    <CheckboxField
      label={t.simulator.dontKnow}
      checked={unknown}
      onChange={(on) => {
        onUnknown(on);
        if (on) onType("");
      }}
    />
  );
}
