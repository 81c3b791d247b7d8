import { useQuery } from "@tanstack/react-query";
import { accreditationListOptions } from "@/api/generated/@tanstack/react-query.gen";

/** A space's places in the lists, as its own people read them: with the office's reason. */
export function useAccreditationsOf(spaceId: string) {
  return useQuery({
    ...accreditationListOptions({ query: { space_id: spaceId, limit: 100 } }),
    select: (page) => page.items,
    staleTime: 0,
  });
}
