import { useMutation } from "@tanstack/react-query";
import type { EligibilityRead } from "@/api/generated";
import { callEligibilityCheckMutation } from "@/api/generated/@tanstack/react-query.gen";
import type { Call } from "@/features/calls";

export type Result = EligibilityRead;
export type Question = Call["form"][number];
export type AnswerValue = string | number | boolean | null;
export type Answers = Record<string, AnswerValue>;

/** Asks the engine that also stands at the gate of the submission; nothing is kept on either side. */
export function useEligibilityCheck() {
  return useMutation(callEligibilityCheckMutation());
}
