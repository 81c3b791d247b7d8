import { useEffect, useState } from "react";

/** Whole seconds until an instant of the page's own clock, which no change of the system's clock moves. */
export function useSecondsLeft(until: number): number {
  const [left, setLeft] = useState(() => secondsTo(until));
  useEffect(() => {
    setLeft(secondsTo(until));
    const timer = window.setInterval(() => setLeft(secondsTo(until)), 500);
    return () => window.clearInterval(timer);
  }, [until]);
  return left;
}

function secondsTo(until: number): number {
  return Math.max(0, Math.ceil((until - performance.now()) / 1000));
}
