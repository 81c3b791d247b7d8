import { useQuery } from "@tanstack/react-query";
import { todayOn } from "@/lib/dates";
import { listRedemptions } from "./requests";

/** What vouchers paid at a space this month: confirmed charges less what was given back. */
export function useMonthTotal(spaceId: string) {
  const today = todayOn();
  const from = `${today.slice(0, 8)}01`;
  return useQuery({
    queryKey: ["uses", spaceId, "month", from],
    staleTime: 0,
    queryFn: async () => {
      let total = 0;
      let cursor: string | undefined;
      do {
        const page = await listRedemptions({ space_id: spaceId, from, to: today, cursor });
        for (const use of page.items)
          if (use.captured_at !== null) total += use.voucher_share_cents - use.reversed_cents;
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      return total;
    },
  });
}
