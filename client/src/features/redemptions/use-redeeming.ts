import { useCallback, useEffect, useRef, useState } from "react";
import type { QuoteRead, RedemptionCreate, RedemptionRead } from "@/api/generated";
import { newIdempotencyKey } from "@/lib/ids";
import { type ApiProblem, toProblem } from "@/lib/problem";
import { attemptStore } from "./attempt-store";
import { createRedemption, findByReference, quoteRedemption } from "./requests";

export type Stage =
  | { name: "ready" | "quoting" | "sending" | "checking" | "unknown" | "absent" }
  | { name: "payable"; quote: QuoteRead; request: RedemptionCreate; goodUntil: number }
  | { name: "refused"; code: string; problem: ApiProblem | null }
  | { name: "done"; redemption: RedemptionRead };

const READY: Stage = { name: "ready" };
const REPEATS = 5;
const IN_FLIGHT = "idempotency_in_flight";

/**
 * Quote, then charge. Each attempt has one idempotency key, written down before the request leaves; where
 * the answer is lost the same key asks again, so that the voucher pays once.
 */
export function useRedeeming(spaceId: string, onCharged: (redemption: RedemptionRead) => void) {
  const [stage, setStage] = useState<Stage>(READY);
  const busy = useRef(false);
  const sent = useRef<{ request: RedemptionCreate; key: string } | null>(null);

  const once = useCallback(async (work: () => Promise<Stage>, during: Stage) => {
    if (busy.current) return;
    busy.current = true;
    setStage(during);
    try {
      setStage(await work());
    } finally {
      busy.current = false;
    }
  }, []);

  const settle = useCallback(
    (redemption: RedemptionRead): Stage => {
      attemptStore.clear(spaceId);
      sent.current = null;
      onCharged(redemption);
      return { name: "done", redemption };
    },
    [spaceId, onCharged],
  );

  const send = useCallback(async (): Promise<Stage> => {
    for (let turn = 0; turn < REPEATS && sent.current; turn += 1) {
      try {
        return settle(await createRedemption(sent.current.request, sent.current.key));
      } catch (error) {
        const problem = toProblem(error);
        if (!isUnknownOutcome(problem)) {
          attemptStore.clear(spaceId);
          sent.current = null;
          return { name: "refused", code: problem.code, problem };
        }
        setStage({ name: "checking" });
        await pause(problem.retryAfterSeconds ?? 2 ** turn);
      }
    }
    return { name: "unknown" };
  }, [settle, spaceId]);

  const lookUp = useCallback(
    async (reference: string): Promise<Stage> => {
      for (let turn = 0; turn < REPEATS; turn += 1) {
        const found = await findByReference(spaceId, reference).catch(() => undefined);
        if (found) return settle(found);
        if (found === null && turn > 1) {
          attemptStore.clear(spaceId);
          return { name: "absent" };
        }
        await pause(2);
      }
      return { name: "unknown" };
    },
    [settle, spaceId],
  );

  const verify = useCallback(() => {
    const attempt = attemptStore.read(spaceId);
    if (sent.current) return once(send, { name: "checking" });
    if (attempt) return once(() => lookUp(attempt.reference), { name: "checking" });
    setStage(READY);
    return Promise.resolve();
  }, [once, send, lookUp, spaceId]);

  // A desk that was closed in the middle of a charge first learns what became of it.
  useEffect(() => {
    if (attemptStore.read(spaceId)) void verify();
  }, [spaceId, verify]);

  useExpiry(stage, () => setStage({ name: "refused", code: "expired_here", problem: null }));

  return {
    stage,
    verify,
    reset: useCallback(() => {
      if (!busy.current) setStage(READY);
    }, []),
    quote: (request: RedemptionCreate) => once(() => quoteStage(request), { name: "quoting" }),
    confirm: () => {
      if (stage.name !== "payable") return Promise.resolve();
      const { request } = stage;
      const key = newIdempotencyKey();
      return once(
        () => {
          sent.current = { request, key };
          const { external_reference: reference } = request;
          attemptStore.write({ key, reference, spaceId, startedAt: new Date().toISOString() });
          return send();
        },
        { name: "sending" },
      );
    },
  };
}

async function quoteStage(request: RedemptionCreate): Promise<Stage> {
  try {
    const { quote, lifeMs } = await quoteRedemption(request);
    if (quote.payable)
      return { name: "payable", quote, request, goodUntil: performance.now() + lifeMs };
    return { name: "refused", code: quote.reasons[0] ?? "unknown", problem: null };
  } catch (error) {
    const problem = toProblem(error);
    return { name: "refused", code: problem.code, problem };
  }
}

function isUnknownOutcome(problem: ApiProblem): boolean {
  return (
    problem.isNetwork ||
    problem.status >= 500 ||
    problem.status === 429 ||
    problem.code === IN_FLIGHT
  );
}

function useExpiry(stage: Stage, onExpired: () => void) {
  const expired = useRef(onExpired);
  useEffect(() => {
    expired.current = onExpired;
  });
  useEffect(() => {
    if (stage.name !== "payable") return;
    const timer = window.setTimeout(() => expired.current(), stage.goodUntil - performance.now());
    return () => window.clearTimeout(timer);
  }, [stage]);
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve, seconds * 1000);
  });
}
