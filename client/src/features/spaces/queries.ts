import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { spaceList } from "@/api/generated";
import type { SpaceRead } from "@/api/generated";
import { spaceReadOptions } from "@/api/generated/@tanstack/react-query.gen";
import { useSite } from "@/features/site";

export type Space = SpaceRead;
export type DeskKind = Space["price_list"][number]["desk_kind"];

export interface SpaceFilters {
  q?: string;
  deskKind?: DeskKind;
  accessible?: true;
  open24h?: true;
  /** «lat,lon», rounded to about a hundred metres, never kept. */
  near?: string;
}

const PAGE = 100;
const NEAR_METRES = 5000;

/** The spaces of this comune, a page at a time. */
export function useSpaces(filters: SpaceFilters) {
  const municipality = useSite().data?.municipality_code ?? undefined;
  return useInfiniteQuery({
    queryKey: ["spaces", municipality, filters],
    enabled: municipality !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await spaceList({
        signal,
        throwOnError: true,
        query: {
          municipality,
          limit: PAGE,
          cursor: pageParam,
          q: filters.q,
          desk_kind: filters.deskKind,
          accessible: filters.accessible,
          open_24h: filters.open24h,
          near: filters.near,
          radius_m: filters.near ? NEAR_METRES : undefined,
        },
      });
      return data;
    },
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
    placeholderData: (before) => before,
  });
}

export function useSpace(spaceId: string) {
  return useQuery(spaceReadOptions({ path: { space_id: spaceId } }));
}
