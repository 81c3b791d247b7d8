import { useState } from "react";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { Button, Disclosure, ErrorSummary, PageHeading } from "@/ui";
import { FIELD_ID, QuestionField } from "./question-field";
import type { AnswerValue, Question } from "./queries";
import { readAnswer, typedOf } from "./rules";

interface Props {
  question: Question;
  position: number;
  total: number;
  given: AnswerValue | undefined;
  busy: boolean;
  onAnswer: (value: AnswerValue) => void;
  takeFocus: boolean;
  onBack?: () => void;
}

/** One question a page: the answer is looked at on «Continua», and stays when one goes back. */
export function QuestionStep({
  question,
  position,
  total,
  given,
  busy,
  onAnswer,
  onBack,
  takeFocus,
}: Props) {
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const [typed, setTyped] = useState(typedOf(question, given));
  const [unknown, setUnknown] = useState(given === null);
  const [error, setError] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const messages = {
    choose: t.simulator.choose,
    amount: t.simulator.writeAmount,
    number: t.simulator.writeNumber,
    date: t.simulator.writeDate,
    text: t.simulator.writeText,
  };
  const go = () => {
    const answer = readAnswer(question, typed, unknown);
    if ("value" in answer) return onAnswer(answer.value);
    setError(messages[answer.error]);
    setAttempt(attempt + 1);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <ErrorSummary
        errors={error ? [{ fieldId: FIELD_ID, message: error }] : []}
        attempt={attempt}
      />
      <PageHeading
        takeFocus={takeFocus}
        title={question.label}
        windowTitle={`${t.simulator.windowTitle}: ${t.simulator.question(position, total)}`}
        overline={t.simulator.question(position, total)}
      />
      <QuestionField
        question={question}
        typed={typed}
        unknown={unknown}
        error={error}
        onType={setTyped}
        onUnknown={setUnknown}
        onEnter={go}
      />
      {question.why && (
        <div className="mb-4">
          <Disclosure title={t.simulator.why}>
            <p>{question.why}</p>
          </Disclosure>
        </div>
      )}
      <div className="cluster">
        <Button type="submit" busy={busy}>
          {position === total ? t.simulator.see : common.actions.continue}
        </Button>
        {onBack && (
          <Button look="link" onClick={onBack}>
            {common.actions.back}
          </Button>
        )}
      </div>
      <p className="caption-text mt-4">{t.simulator.estimate}</p>
    </form>
  );
}
