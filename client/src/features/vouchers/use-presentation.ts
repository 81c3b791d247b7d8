import { useCallback, useEffect, useRef, useState } from "react";
import type { PresentationRead } from "@/api/generated";
import { type ApiProblem, toProblem } from "@/lib/problem";
import { type Code, createPresentation, readPresentation } from "./requests";

export type CodeState =
  | { name: "loading" | "paused" }
  | { name: "showing"; code: Code }
  | { name: "failed"; problem: ApiProblem }
  | { name: "spent"; presentation: PresentationRead };

const POLL_MS = 3_000;
const LOADING: CodeState = { name: "loading" };

/**
 * The code that is shown: a new one comes before the old one dies, none is asked for while nobody looks or
 * while it is paused, and a spent one ends it all. It lives in memory alone. With a space the code lasts ten
 * minutes and is renewed only on request.
 */
export function usePresentation(voucherId: string, spaceId: string | null) {
  const [state, setState] = useState<CodeState>(LOADING);
  const [paused, setPaused] = useState(false);
  const [renewals, setRenewals] = useState(0);
  const visible = useVisible();
  const shown = useRef<Code[]>([]);
  const asking = useRef(false);

  const ask = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    try {
      const code = await createPresentation(voucherId, spaceId);
      shown.current = [code, ...shown.current].slice(0, 2);
      setState({ name: "showing", code });
      setRenewals((count) => count + 1);
    } catch (error) {
      setState({ name: "failed", problem: toProblem(error) });
    } finally {
      asking.current = false;
    }
  }, [voucherId, spaceId]);

  // Away from the page no code is left to be seen on the way back.
  const wanted = visible && !paused && state.name !== "spent";
  useEffect(() => {
    if (!wanted) {
      setState((old) => (old.name === "spent" ? old : { name: paused ? "paused" : "loading" }));
      return;
    }
    void ask();
  }, [wanted, paused, ask]);

  useEffect(() => {
    if (state.name !== "showing" || !wanted) return;
    const wait = state.code.goodUntil - performance.now();
    const timer = window.setTimeout(
      () => (spaceId ? setPaused(true) : void ask()),
      Math.max(wait, 1_000),
    );
    return () => window.clearTimeout(timer);
  }, [state, wanted, spaceId, ask]);

  useRetry(state, wanted, ask);
  useSpent(shown, wanted, (presentation) => setState({ name: "spent", presentation }));

  return {
    state,
    renewals,
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    retry: () => void ask(),
    again: () => {
      shown.current = [];
      setState(LOADING);
    },
  };
}

/** A busy service says when to come back: the ring is longer, nothing else changes. */
function useRetry(state: CodeState, wanted: boolean, ask: () => Promise<void>) {
  useEffect(() => {
    if (state.name !== "failed" || !wanted) return;
    const { status, retryAfterSeconds, isNetwork } = state.problem;
    if (!isNetwork && status !== 429 && status !== 503) return;
    const timer = window.setTimeout(() => void ask(), (retryAfterSeconds ?? 5) * 1000);
    return () => window.clearTimeout(timer);
  }, [state, wanted, ask]);
}

/** Asks every three seconds whether one of the last two codes was spent. */
function useSpent(
  shown: React.RefObject<Code[]>,
  wanted: boolean,
  onSpent: (presentation: PresentationRead) => void,
) {
  const told = useRef(onSpent);
  useEffect(() => {
    told.current = onSpent;
  });
  useEffect(() => {
    if (!wanted) return;
    let here = true;
    const look = async () => {
      const codes = shown.current;
      const found = await Promise.all(
        codes.map((code) => readPresentation(code).catch(() => null)),
      );
      const spent = found.find((one) => one?.spent_at);
      if (spent && here) told.current(spent);
    };
    const timer = window.setInterval(() => void look(), POLL_MS);
    return () => {
      here = false;
      window.clearInterval(timer);
    };
  }, [shown, wanted]);
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    const leave = () => setVisible(false);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", look);
    };
  }, []);
  return visible;
}
