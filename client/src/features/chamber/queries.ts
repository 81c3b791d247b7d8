import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RegistrationCheckRead } from "@/api/generated";
import {
  callCoSignMutation,
  callListOptions,
  registrationCheckListOptions,
  registrationCheckResultMutation,
} from "@/api/generated/@tanstack/react-query.gen";

export function useChecks(status?: RegistrationCheckRead["status"]) {
  return useQuery({
    ...registrationCheckListOptions({ query: { limit: 100, status } }),
    select: (page) => page.items,
    staleTime: 0,
  });
}

/** Published calls that a chamber funds and has not signed yet. */
export function useCallsToSign() {
  return useQuery({
    ...callListOptions({ query: { limit: 100 } }),
    staleTime: 0,
    select: (page) =>
      page.items.filter(
        (call) =>
          call.co_signature_required && call.co_signed_at === null && call.status !== "draft",
      ),
  });
}

export function useAnswer() {
  const queries = useQueryClient();
  return useMutation({
    ...registrationCheckResultMutation(),
    onSuccess: () => void queries.invalidateQueries(),
  });
}

export function useCoSignature() {
  const queries = useQueryClient();
  return useMutation({
    ...callCoSignMutation(),
    onSuccess: () => void queries.invalidateQueries(),
  });
}
