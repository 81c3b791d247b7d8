import { useEffect } from "react";

/** A harmless echo («Saved»): never an error, never money. */
export function Toast({ text, onDone }: { text: string | null; onDone: () => void }) {
  useEffect(() => {
    if (text === null) return;
    const timer = window.setTimeout(onDone, 5000);
    return () => window.clearTimeout(timer);
  }, [text, onDone]);
  return (
    <div role="status" aria-live="polite">
      {text !== null && <div className="toast-note">{text}</div>}
    </div>
  );
}
