import { useSpaces } from "@/features/spaces";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import type { Answers, AnswerValue, Question } from "./queries";

interface Props {
  questions: Question[];
  answers: Answers;
  onChange: (index: number) => void;
}

/** «Le tue risposte»: each can be changed. */
export function AnswerList({ questions, answers, onChange }: Props) {
  const t = useTexts(publicTexts);
  const say = useAnswerWords();
  const given = questions.filter((question) => answers[question.code] !== undefined);
  if (given.length === 0) return null;
  return (
    <section className="panel panel-calm" aria-labelledby="answers-title">
      <h2 id="answers-title" className="h4">
        {t.simulator.answers}
      </h2>
      <dl className="answer-list">
        {given.map((question) => (
          <div key={question.code}>
            <dt>{question.label}</dt>
            <dd>
              {say(question, answers[question.code] ?? null)}{" "}
              <button
                type="button"
                className="btn btn-link p-0 no-print"
                onClick={() => onChange(questions.indexOf(question))}
              >
                {t.simulator.change}
                <span className="visually-hidden">: {question.label}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const EVERYWHERE = {};

function useAnswerWords() {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const spaces = useSpaces(EVERYWHERE).data ?? [];
  return (question: Question, value: AnswerValue): string => {
    if (value === null) return t.simulator.unknown;
    if (typeof value === "boolean") return value ? t.simulator.yes : t.simulator.no;
    if (question.type === "money") return format.money(Number(value));
    if (question.type === "months") return `${value} ${t.simulator.monthsUnit}`;
    if (question.type === "date") return format.date(String(value));
    if (question.type === "space") return spaces.find((space) => space.id === value)?.name ?? "…";
    return question.options.find((option) => option.value === value)?.label ?? String(value);
  };
}
