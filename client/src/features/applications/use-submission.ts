import { useCallback, useRef, useState } from "react";
import { type ApiProblem, toProblem } from "@/lib/problem";
import { readApplication, submitApplication } from "./requests";
import { forgetSubmissionKey, submissionKey } from "./submission-key";

export type Submission =
  | { name: "ready" | "sending" | "checking" | "unknown" | "received" }
  | { name: "refused"; problem: ApiProblem };

const REPEATS = 4;

/** Sends once; where the answer is lost, the same key asks again: never «failed», never twice. */
export function useSubmission(applicationId: string, onReceived: () => void) {
  const [state, setState] = useState<Submission>({ name: "ready" });
  const [key] = useState(() => submissionKey(applicationId));
  const busy = useRef(false);

  const received = useCallback(() => {
    forgetSubmissionKey(applicationId);
    setState({ name: "received" });
    onReceived();
  }, [applicationId, onReceived]);

  const attempt = useCallback(async () => {
    for (let turn = 0; turn < REPEATS; turn += 1) {
      try {
        await submitApplication(applicationId, key);
        received();
        return;
      } catch (error) {
        const problem = toProblem(error);
        if (problem.code === "already_submitted") {
          received();
          return;
        }
        if (!isUnknown(problem)) {
          // A refusal is the key's answer for ever: what is sent after a correction needs another one.
          forgetSubmissionKey(applicationId);
          setState({ name: "refused", problem });
          return;
        }
        setState({ name: "checking" });
        await pause(problem.retryAfterSeconds ?? 2 ** turn);
      }
    }
    const filed = await readApplication(applicationId).catch(() => null);
    if (filed?.receipt) received();
    else setState({ name: "unknown" });
  }, [applicationId, key, received]);

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setState({ name: "sending" });
    await attempt();
    busy.current = false;
  }, [attempt]);

  return { state, send };
}

function isUnknown(problem: ApiProblem): boolean {
  const { status, code } = problem;
  return problem.isNetwork || status >= 500 || status === 429 || code === "idempotency_in_flight";
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve, seconds * 1000);
  });
}
