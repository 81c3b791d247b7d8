import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { applicationList, applicationReview } from "@/api/generated";
import type { ApplicationItemRead, ApplicationListData } from "@/api/generated";
import {
  applicationAssessmentMutation,
  applicationCompletionRequestMutation,
  applicationDecisionMutation,
  applicationReadOptions,
  applicationReviewMutation,
  applicationReviewReadOptions,
  callReadOptions,
  voucherCreateMutation,
  voucherListOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { toProblem } from "@/lib/problem";

type Query = NonNullable<ApplicationListData["query"]>;
export type QueueFilter = Pick<Query, "status" | "assignee">;

const PAGE = 50;

/** The office's files, the oldest first; a page at a time. */
export function useQueue(filter: QueueFilter) {
  return useInfiniteQuery({
    queryKey: ["office", "queue", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { scope: "office", limit: PAGE, cursor: pageParam, ...filter };
      return (await applicationList({ query, signal, throwOnError: true })).data;
    },
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
    staleTime: 0,
  });
}

/** The file, its call and the office's side of it. */
export function useOfficeFile(applicationId: string) {
  const path = { application_id: applicationId };
  const application = useQuery({ ...applicationReadOptions({ path }), staleTime: 0 });
  const review = useQuery({ ...applicationReviewReadOptions({ path }), staleTime: 0 });
  const call = useQuery({
    ...callReadOptions({ path: { call_id: application.data?.call.id ?? "" } }),
    enabled: application.data !== undefined,
  });
  const data =
    application.data && review.data && call.data
      ? { application: application.data, review: review.data, call: call.data }
      : undefined;
  return {
    data,
    error: application.error ?? review.error ?? call.error,
    refetch: () => Promise.all([application.refetch(), review.refetch(), call.refetch()]),
  };
}

/** The voucher that was issued for a file, or null. */
export function useIssuedVoucher(callId: string, applicationId: string, enabled: boolean) {
  const found = useQuery({
    ...voucherListOptions({ query: { call_id: callId, limit: 100 } }),
    enabled,
    staleTime: 0,
  });
  return found.data?.items.find((voucher) => voucher.application_id === applicationId) ?? null;
}

export function useTakeCharge() {
  return useMutation({ ...applicationReviewMutation(), onSuccess: useRefresh() });
}

export function useProposal() {
  return useMutation({ ...applicationAssessmentMutation(), onSuccess: useRefresh() });
}

export function useDecision() {
  return useMutation({ ...applicationDecisionMutation(), onSuccess: useRefresh() });
}

export function useCompletionRequest() {
  return useMutation({ ...applicationCompletionRequestMutation(), onSuccess: useRefresh() });
}

export function useIssue() {
  return useMutation({ ...voucherCreateMutation(), onSuccess: useRefresh() });
}

/**
 * Takes the file that is due first. Where a colleague was faster the next one is taken instead.
 * Answers the file's id and whether somebody was faster; null where nothing is left.
 */
export async function takeNext(): Promise<{ id: string; wasBeaten: boolean } | null> {
  let wasBeaten = false;
  const query = { scope: "office", status: "submitted" as const, limit: 20 };
  const { items } = (await applicationList({ query, throwOnError: true })).data;
  for (const { id } of byDue(items)) {
    try {
      await applicationReview({ path: { application_id: id }, body: {}, throwOnError: true });
      return { id, wasBeaten };
    } catch (error) {
      const { code } = toProblem(error);
      if (code !== "already_assigned" && code !== "invalid_transition") throw error;
      wasBeaten = true;
    }
  }
  return null;
}

function byDue(items: ApplicationItemRead[]): ApplicationItemRead[] {
  return [...items].sort((a, b) => (a.due_on ?? "9999").localeCompare(b.due_on ?? "9999"));
}

/** What is read anew is not waited for: the page goes on at once, its data follow. */
function useRefresh() {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries();
}
