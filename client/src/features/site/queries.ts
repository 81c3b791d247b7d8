import { useQuery } from "@tanstack/react-query";
import { siteReadOptions } from "@/api/generated/@tanstack/react-query.gen";

/** The settings of this site: which comune, its contacts, links and colour. */
export function useSite() {
  return useQuery({ ...siteReadOptions(), staleTime: Infinity });
}
