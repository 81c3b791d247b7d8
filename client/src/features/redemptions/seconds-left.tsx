import { useEffect, useState } from "react";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";

/** How long the quoted code still lives; it changes silently (no live region). */
export function SecondsLeft({ until }: { until: number }) {
  const t = useTexts(deskTexts);
  const [left, setLeft] = useState(() => secondsTo(until));
  useEffect(() => {
    const timer = window.setInterval(() => setLeft(secondsTo(until)), 500);
    return () => window.clearInterval(timer);
  }, [until]);
  return (
    <p className="caption-text tabular mt-3 mb-0" aria-live="off">
      {t.verdict.seconds(left)}
    </p>
  );
}

function secondsTo(until: number): number {
  return Math.max(0, Math.ceil((until - performance.now()) / 1000));
}
