import { useEffect, useRef, useState } from "react";
import { useOnline } from "@/features/redemptions";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import type { SaveState } from "./draft-saver";

/** The quiet line «Saved at 11:05»: seen each time, announced only at first and when it fails. */
export function SaveLine({ save }: { save: SaveState }) {
  const t = useTexts(applicationTexts).step;
  const format = useFormat();
  const online = useOnline();
  const said = useRef(false);
  const [spoken, setSpoken] = useState("");
  const words = wordsOf(save, t, format.time, online);
  useEffect(() => {
    const first = save.name === "saved" && !said.current;
    if (!first && save.name !== "failed") return;
    if (first) said.current = true;
    setSpoken(words);
  }, [save.name, words]);
  return (
    <>
      <p
        className={`save-line ${save.name === "failed" ? "save-line-bad" : ""}`}
        aria-hidden="true"
      >
        {words}
      </p>
      <p role="status" className="visually-hidden">
        {spoken}
      </p>
    </>
  );
}

function wordsOf(
  save: SaveState,
  t: (typeof applicationTexts)["it"]["step"],
  time: (value: string) => string,
  online: boolean,
): string {
  switch (save.name) {
    case "saved":
      return t.saved(time(save.at));
    case "saving":
      return t.saving;
    case "dirty":
      return online ? t.unsaved : t.offline;
    case "failed":
      return online ? t.failed : t.offline;
    default:
      return "";
  }
}
