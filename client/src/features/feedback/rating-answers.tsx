import { feedbackTexts } from "@/i18n/feedback";
import { useTexts } from "@/i18n/language-context";
import type { Answer } from "./queries";
import { answersFor, isSatisfied } from "./rules";

interface Props {
  stars: number;
  values: Answer[];
  onChange: (values: Answer[]) => void;
}

/** The second question: from four stars what worked, below what was difficult. */
export function RatingAnswers({ stars, values, onChange }: Props) {
  const t = useTexts(feedbackTexts).rating;
  const satisfied = isSatisfied(stars);
  const toggle = (answer: Answer, on: boolean) =>
    onChange(on ? [...values, answer] : values.filter((other) => other !== answer));
  return (
    <fieldset
      className="field"
      data-element={satisfied ? "feedback-rating-positive" : "feedback-rating-negative"}
    >
      <legend data-element="feedback-rating-question">{satisfied ? t.worked : t.difficult}</legend>
      {answersFor(stars).map((answer) => (
        <label key={answer} className="choice choice-plain" data-element="feedback-rating-answer">
          <input
            type="checkbox"
            checked={values.includes(answer)}
            onChange={(event) => toggle(answer, event.target.checked)}
          />
          <span>{t.answers[answer]}</span>
        </label>
      ))}
    </fieldset>
  );
}
