import { useEffect, useState } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";

/** The shape of what is coming, after 200 ms; the words «Loading…» politely after a second. */
export function Skeleton({ lines = 3, title = false }: { lines?: number; title?: boolean }) {
  const t = useTexts(commonTexts);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 1000);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div className="late">
      <div aria-hidden="true" className="stack">
        {title && <span className="skeleton" style={{ height: "2.4em", width: "60%" }} />}
        {Array.from({ length: lines }, (_, line) => (
          <span key={line} className="skeleton" style={{ width: `${94 - ((line * 17) % 40)}%` }} />
        ))}
      </div>
      <span role="status" className="visually-hidden">
        {late ? t.states.loading : ""}
      </span>
    </div>
  );
}

/** Panels in the places where the cards of a list will be. */
export function SkeletonCards({ count = 3 }: { count?: number }) {
  return (
    <div className="grid-cards">
      {Array.from({ length: count }, (_, card) => (
        <div key={card} className="panel">
          <Skeleton title lines={3} />
        </div>
      ))}
    </div>
  );
}
