import { useQuery } from "@tanstack/react-query";
import { spaceList } from "@/api/generated";
import { spaceListOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { Space } from "./queries";

const MAY_BE_CHOSEN = new Set(["accredited", "renewal_due"]);
const PAGE = 100;

/** The spaces in which the signed-in person works, listed or not. */
export function useMySpaces(enabled = true) {
  return useQuery({
    ...spaceListOptions({ query: { mine: true, limit: PAGE } }),
    enabled,
    select: (page) => page.items,
  });
}

/** Where a voucher of a comune may be used; or one's own spaces, to apply for its list. */
export function useChoosableSpaces(municipality: string | undefined, own = false) {
  const listed = useQuery({
    queryKey: ["spaces", "listed", municipality],
    enabled: municipality !== undefined && !own,
    queryFn: () => listedSpaces(municipality ?? ""),
  });
  const mine = useMySpaces(own);
  return own ? mine : listed;
}

async function listedSpaces(municipality: string): Promise<Space[]> {
  const found: Space[] = [];
  let cursor: string | undefined;
  do {
    const query = { municipality, limit: PAGE, cursor };
    const { data } = await spaceList({ query, throwOnError: true });
    found.push(...data.items);
    cursor = data.next_cursor ?? undefined;
  } while (cursor);
  return found.filter((space) => isListed(space, municipality));
}

function isListed(space: Space, municipality: string): boolean {
  return space.accreditations.some(
    (one) => one.municipality_code === municipality && MAY_BE_CHOSEN.has(one.status),
  );
}
