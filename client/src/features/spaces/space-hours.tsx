import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { Icon } from "@/ui";
import type { Space } from "./queries";
import { todayOf } from "./rules";

/** «Aperto ora · Oggi 09:00–19:00». */
export function TodayLine({ space }: { space: Space }) {
  const t = useTexts(publicTexts);
  if (space.open_24h) return <Line words={t.space.alwaysOpen} />;
  if (space.opening_hours.length === 0) return null;
  const today = todayOf(space);
  if (!today) return <Line words={t.space.todayClosed} />;
  const state = today.openNow ? t.space.openNow : t.space.closedNow;
  return <Line words={`${state} · ${t.space.todayHours(today.hours)}`} />;
}

function Line({ words }: { words: string }) {
  return (
    <p className="with-icon mb-0">
      <Icon name="clock" /> {words}
    </p>
  );
}

export function SpaceHours({ space }: { space: Space }) {
  const t = useTexts(publicTexts);
  if (space.opening_hours.length === 0) return null;
  return (
    <section className="sheet-section" aria-labelledby="hours-title">
      <h2 id="hours-title">{t.space.hours}</h2>
      <dl className="facts facts-narrow">
        {t.space.days.map((day, index) => {
          const hours = space.opening_hours
            .filter((one) => one.day === index + 1)
            .map((one) => `${one.opens}–${one.closes}`);
          return (
            <div key={day}>
              <dt>{day}</dt>
              <dd className="tabular">{hours.length > 0 ? hours.join(", ") : t.space.closed}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
