import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import {
  applicationCompletionMutation,
  applicationAcceptanceCreateMutation,
  applicationListOptions,
  applicationReadOptions,
  applicationReadQueryKey,
  applicationWithdrawalMutation,
  callReadOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import type { ApplicationRead } from "@/api/generated";

export function useApplication(applicationId: string) {
  return useQuery({
    ...applicationReadOptions({ path: { application_id: applicationId } }),
    staleTime: 0,
  });
}

export function useMyApplications() {
  return useQuery({ ...applicationListOptions({ query: { limit: 100 } }), staleTime: 0 });
}

/** The call of an application: its form, rules and documents do not change once published. */
export function useCallOf(callId: string) {
  return useQuery(callReadOptions({ path: { call_id: callId } }));
}

/** An application with its call, for pages that need both. */
export function useApplicationAndCall(applicationId: string) {
  const application = useApplication(applicationId);
  const call = useQuery({
    ...callReadOptions({ path: { call_id: application.data?.call.id ?? "" } }),
    enabled: application.data !== undefined,
  });
  const data =
    application.data && call.data ? { application: application.data, call: call.data } : undefined;
  return {
    data,
    error: application.error ?? call.error,
    refetch: () => Promise.all([application.refetch(), call.refetch()]),
  };
}

/** Puts what the server answered where the pages read it. */
export function useKeepApplication() {
  const queries = useQueryClient();
  return useCallback(
    (application: ApplicationRead) =>
      queries.setQueryData(
        applicationReadQueryKey({ path: { application_id: application.id } }),
        application,
      ),
    [queries],
  );
}

export function useRefreshApplication(applicationId: string) {
  const queries = useQueryClient();
  return useCallback(
    () =>
      queries.invalidateQueries({
        queryKey: applicationReadQueryKey({ path: { application_id: applicationId } }),
      }),
    [queries, applicationId],
  );
}

/** Accepting changes the voucher too: all that is shown is read anew. */
export function useAcceptance() {
  const queries = useQueryClient();
  return useMutation({
    ...applicationAcceptanceCreateMutation(),
    onSuccess: () => void queries.invalidateQueries(),
  });
}

export function useWithdrawal(applicationId: string) {
  const refresh = useRefreshApplication(applicationId);
  return useMutation({ ...applicationWithdrawalMutation(), onSuccess: () => void refresh() });
}

export function useCompletion(applicationId: string) {
  const refresh = useRefreshApplication(applicationId);
  return useMutation({ ...applicationCompletionMutation(), onSuccess: () => void refresh() });
}
