import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { todayOn } from "@/lib/dates";
import { Icon } from "@/ui";

const SOON_DAYS = 5;

/** When a file is due: days by sign and word, never by colour alone. */
export function Due({ on }: { on: string | null }) {
  const t = useTexts(officeTexts).queue;
  const format = useFormat();
  if (on === null) return <span className="quiet">{t.noDue}</span>;
  const days = daysTo(on);
  const words = days < 0 ? t.late(-days) : days === 0 ? t.today : t.days(days);
  return (
    <span className={days < 0 ? "due due-late" : days <= SOON_DAYS ? "due due-soon" : "due"}>
      <Icon name={days < 0 ? "warning" : "clock"} />
      <span>
        {words}
        <span className="caption-text d-block">{format.date(on)}</span>
      </span>
    </span>
  );
}

function daysTo(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(todayOn())) / 86_400_000);
}
