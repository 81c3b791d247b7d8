import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { Drawing, type DrawingName } from "@/ui";

const DRAWINGS: DrawingName[] = ["folder", "ticket", "desk"];

/** Ask, receive, work: three drawings and three sentences. */
export function HomeSteps() {
  const t = useTexts(publicTexts);
  return (
    <section className="container section" aria-labelledby="steps-title">
      <h2 id="steps-title" className="mb-4">
        {t.home.stepsTitle}
      </h2>
      <ol className="plain-list three-up">
        {t.home.steps.map((step, index) => (
          <li key={step.title}>
            <Drawing name={DRAWINGS[index] ?? "desk"} />
            <h3 className="mt-3 mb-2">
              {index + 1}. {step.title}
            </h3>
            <p>{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
