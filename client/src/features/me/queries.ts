import { useQuery } from "@tanstack/react-query";
import { messageListOptions } from "@/api/generated/@tanstack/react-query.gen";

export function useMessages() {
  return useQuery({
    ...messageListOptions({ query: { limit: 100 } }),
    staleTime: 0,
    select: (page) => page.items,
  });
}
