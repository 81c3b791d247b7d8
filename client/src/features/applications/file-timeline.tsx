import type { ApplicationRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { type Moment, Timeline } from "@/ui";

const STATES = { done: "done", current: "now", expected: "next" } as const;

/** Milestones of the file: done with their date, now, next with the day by which they are due and why. */
export function FileTimeline({ application }: { application: ApplicationRead }) {
  const t = useTexts(applicationTexts).file;
  const format = useFormat();
  const moments: Moment[] = application.timeline.map((step, index) => ({
    key: `${step.code}-${index}`,
    state: STATES[step.state],
    title: t.steps[step.code] ?? step.code,
    when: step.at
      ? format.dateTime(step.at)
      : step.due_on
        ? t.expected(format.date(step.due_on))
        : undefined,
    children:
      step.due_reason || step.suspended ? (
        <span className="caption-text">
          {step.suspended && <strong>{t.suspended}. </strong>}
          {step.due_reason}
        </span>
      ) : undefined,
  }));
  return <Timeline moments={moments} label={t.timeline} />;
}
