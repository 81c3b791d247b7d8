import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { readStatement, reverse, settleHold } from "./requests";

const REFRESH_MS = 60_000;

/** A day of a space as the office sees it: the lines, the sums, the hash over them. */
export function useDay(spaceId: string, day: string) {
  return useQuery({
    queryKey: ["statement", spaceId, day],
    queryFn: () => readStatement(spaceId, day),
    refetchInterval: REFRESH_MS,
  });
}

export function useDayRefresh(spaceId: string) {
  const queries = useQueryClient();
  return useCallback(
    () => queries.invalidateQueries({ queryKey: ["statement", spaceId] }),
    [queries, spaceId],
  );
}

export function useSettleHold() {
  const refresh = useAllDays();
  return useMutation({ mutationFn: settleHold, onSuccess: refresh });
}

export function useReverse() {
  const refresh = useAllDays();
  return useMutation({ mutationFn: reverse, onSuccess: refresh });
}

function useAllDays() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["statement"] });
}
