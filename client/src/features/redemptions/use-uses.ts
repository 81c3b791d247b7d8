import { useInfiniteQuery } from "@tanstack/react-query";
import { listRedemptions } from "./requests";

export interface UsesFilter {
  from?: string;
  to?: string;
}

/** What was charged in a space, the newest first; a page at a time. */
export function useUses(spaceId: string, filter: UsesFilter) {
  return useInfiniteQuery({
    queryKey: ["uses", spaceId, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      listRedemptions({ space_id: spaceId, ...filter, cursor: pageParam }),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
    staleTime: 0,
  });
}
