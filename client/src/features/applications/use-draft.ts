import { useEffect, useState, useSyncExternalStore } from "react";
import type { ApplicationRead } from "@/api/generated";
import { DraftSaver } from "./draft-saver";
import { readApplication, saveAnswers } from "./requests";

const SERVER = { save: saveAnswers, read: readApplication };

/** One draft saver for as long as a step is open; leaving the step, the tab or the page saves. */
export function useDraft(application: ApplicationRead, onSaved: (saved: ApplicationRead) => void) {
  const [saver] = useState(() => new DraftSaver(application.id, application, SERVER, onSaved));
  const view = useSyncExternalStore(saver.subscribe, saver.snapshot);
  useEffect(() => saver.moveOn(application), [saver, application]);
  useEffect(() => {
    const leave = () => void saver.flush();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
      leave();
    };
  }, [saver]);
  return { ...view, change: saver.change, flush: saver.flush, resolve: saver.resolve };
}
