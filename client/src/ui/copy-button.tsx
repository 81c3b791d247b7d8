import { useState } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";
import { Icon } from "./icon";

/** Copies a value and says so, in its own words and once, politely. */
export function CopyButton({
  value,
  label,
  text,
}: {
  value: string;
  label: string;
  text?: string;
}) {
  const t = useTexts(commonTexts);
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setDone(true);
    window.setTimeout(() => setDone(false), 4000);
  };
  return (
    <>
      <button type="button" className="icon-button" onClick={() => void copy()}>
        <Icon name={done ? "check" : "copy"} />
        <span>{done ? t.actions.copied : (text ?? t.actions.copy)}</span>
        <span className="visually-hidden">: {label}</span>
      </button>
      <span className="visually-hidden" role="status">
        {done ? `${t.actions.copied}: ${label}` : ""}
      </span>
    </>
  );
}
