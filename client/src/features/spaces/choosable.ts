import { useQuery } from "@tanstack/react-query";
import { spaceListOptions } from "@/api/generated/@tanstack/react-query.gen";
import { useSpaces, type Space } from "./queries";

const MAY_BE_CHOSEN = new Set(["accredited", "renewal_due"]);

/** The spaces in which the signed-in person works, listed or not. */
export function useMySpaces(enabled = true) {
  return useQuery({
    ...spaceListOptions({ query: { mine: true, limit: 100 } }),
    enabled,
    select: (page) => page.items,
  });
}

/** Where a voucher may be used in this comune; or one's own spaces, to apply for its list. */
export function useChoosableSpaces(own: boolean) {
  const listed = useSpaces({});
  const mine = useMySpaces(own);
  const chosen = own ? mine : listed;
  return {
    data: own ? mine.data : listed.data?.filter(isListed),
    error: chosen.error,
    refetch: () => chosen.refetch(),
  };
}

function isListed(space: Space): boolean {
  return space.accreditations.some(({ status }) => MAY_BE_CHOSEN.has(status));
}
