import type { ApplicationRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { Icon, type IconName } from "@/ui";

type Outcome = ApplicationRead["outcomes"][number];

/** Rule by rule: met or not by sign and word, what was answered, where the rule stands. */
export function OutcomeList({ outcomes }: { outcomes: Outcome[] }) {
  const t = useTexts(applicationTexts).file;
  return (
    <ul className="outcomes plain-list">
      {outcomes.map((outcome) => {
        const { icon, word, tone } = verdictOf(outcome, t);
        return (
          <li key={outcome.code}>
            <span className={`tag tag-${tone}`}>
              <Icon name={icon} />
              {word}
            </span>
            <div>
              <p>{outcome.text}</p>
              <p className="caption-text">
                {outcome.value && (
                  <>
                    {outcome.value} ({outcome.verified ? t.verified : t.declared}).{" "}
                  </>
                )}
                {outcome.source}
              </p>
              {outcome.met === false && outcome.remedy && <p>{outcome.remedy}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function verdictOf(
  { met }: Outcome,
  t: (typeof applicationTexts)["it"]["file"],
): { icon: IconName; word: string; tone: string } {
  if (met === true) return { icon: "check", word: t.met, tone: "good" };
  if (met === false) return { icon: "cross", word: t.notMet, tone: "attention" };
  return { icon: "clock", word: t.unknown, tone: "calm" };
}
