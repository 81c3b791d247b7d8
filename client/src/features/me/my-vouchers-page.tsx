import { useMyVouchers, VoucherCard } from "@/features/vouchers";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { EmptyState, PageHeading, QueryState, SkeletonCards } from "@/ui";

export function MyVouchersPage() {
  const t = useTexts(applicationTexts).desk;
  const query = useMyVouchers();
  return (
    <div className="container section">
      <PageHeading title={t.vouchers} />
      <QueryState query={query} loading={<SkeletonCards count={1} />}>
        {(vouchers) =>
          vouchers.length === 0 ? (
            <div className="panel">
              <EmptyState drawing="ticket">{t.vouchersEmpty}</EmptyState>
            </div>
          ) : (
            <div className="grid-cards">
              {vouchers.map((voucher) => (
                <VoucherCard key={voucher.id} voucher={voucher} linked />
              ))}
            </div>
          )
        }
      </QueryState>
    </div>
  );
}
