export { useMyVouchers, useVoucherOf } from "./queries";
export { VoucherCard } from "./voucher-card";
