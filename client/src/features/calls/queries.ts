import { useQuery } from "@tanstack/react-query";
import type { BudgetRead, CallRead } from "@/api/generated";
import {
  callBudgetReadOptions,
  callListOptions,
  callReadOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { useSite } from "@/features/site";
import type { FundPosition } from "@/ui";

export type Call = CallRead;
export type Budget = BudgetRead;

/** All the calls of this comune that the public may read, newest first. */
export function useCalls() {
  const site = useSite().data;
  return useQuery({
    ...callListOptions({
      query: { municipality: site?.municipality_code ?? undefined, limit: 100 },
    }),
    enabled: site !== undefined,
    select: (page) => page.items,
  });
}

export function useCall(callId: string) {
  return useQuery(callReadOptions({ path: { call_id: callId } }));
}

/** Where the money of a call stands; asked again each minute, quietly. */
export function useBudget(callId: string, enabled = true) {
  return useQuery({
    ...callBudgetReadOptions({ path: { call_id: callId } }),
    enabled,
    refetchInterval: 60_000,
  });
}

/** The public budget's lines as the gauges want them. */
export function positionsOf(budget: Budget): FundPosition[] {
  return budget.lines.map((line) => ({
    ...line,
    key: line.funding_line_id,
    funder: { kind: line.funder_kind, name: line.funder_name },
  }));
}
