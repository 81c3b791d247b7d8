import { useQuery } from "@tanstack/react-query";
import {
  voucherListOptions,
  voucherReadOptions,
  voucherRedemptionListOptions,
} from "@/api/generated/@tanstack/react-query.gen";

/** Balances change at a desk, away from this page: they are always asked anew. */
export function useVoucher(voucherId: string) {
  return useQuery({ ...voucherReadOptions({ path: { voucher_id: voucherId } }), staleTime: 0 });
}

export function useMyVouchers() {
  return useQuery({
    ...voucherListOptions({ query: { mine: true, limit: 100 } }),
    staleTime: 0,
    select: (page) => page.items,
  });
}

/** The voucher of an application, once it was issued. */
export function useVoucherOf(applicationId: string) {
  const mine = useMyVouchers();
  return {
    ...mine,
    data: mine.data?.find((voucher) => voucher.application_id === applicationId) ?? null,
  };
}

export function useMovements(voucherId: string) {
  return useQuery({
    ...voucherRedemptionListOptions({ path: { voucher_id: voucherId }, query: { limit: 100 } }),
    staleTime: 0,
  });
}
