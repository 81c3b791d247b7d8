import { statusTexts } from "../i18n/status";
import { useTexts } from "../i18n/language-context";
import { statusLook, type StatusKind } from "../lib/status";
import { Icon } from "./icon";

/** Icon and word of a status; `word` replaces the table's word where a date belongs in it. */
export function StatusTag({
  kind,
  value,
  word,
}: {
  kind: StatusKind;
  value: string;
  word?: string;
}) {
  const words: Record<string, string> = useTexts(statusTexts)[kind];
  const look = statusLook(kind, value);
  return (
    <span className={`tag tag-${look.tone}`}>
      <Icon name={look.icon} />
      {word ?? words[value] ?? value}
    </span>
  );
}
