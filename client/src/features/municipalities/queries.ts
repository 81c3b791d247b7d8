import { useQuery } from "@tanstack/react-query";
import { municipalityReadOptions } from "@/api/generated/@tanstack/react-query.gen";
import { useSite } from "@/features/site";
import type { Outline } from "@/ui";

/** The limits of this site's comune; null where the reference data have none. */
export function useOutline() {
  const code = useSite().data?.municipality_code ?? "";
  return useQuery({
    ...municipalityReadOptions({ path: { istat_code: code } }),
    enabled: code !== "",
    staleTime: Infinity,
    select: (municipality): Outline | null => municipality.outline?.coordinates ?? null,
  });
}
