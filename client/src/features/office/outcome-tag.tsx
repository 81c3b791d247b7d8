import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { Icon } from "@/ui";

/** Met, not met, or still to be checked. */
export function OutcomeTag({ met }: { met: boolean | null }) {
  const t = useTexts(officeTexts).file;
  if (met === null)
    return (
      <span className="tag">
        <Icon name="clock" />
        {t.unknown}
      </span>
    );
  return (
    <span className={`tag ${met ? "tag-good" : "tag-bad"}`}>
      <Icon name={met ? "check" : "cross"} />
      {met ? t.met : t.notMet}
    </span>
  );
}
