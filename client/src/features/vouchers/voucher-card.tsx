import type { VoucherRead } from "@/api/generated";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { voucherTexts } from "@/i18n/voucher";
import { ActionLink, StatusTag, ThinBar } from "@/ui";

/** The balance, in the comune's colour: what is left, until when, the button. */
export function VoucherCard({
  voucher,
  linked = false,
}: {
  voucher: VoucherRead;
  linked?: boolean;
}) {
  const t = useTexts(voucherTexts);
  const format = useFormat();
  const spent = voucher.captured_cents - voucher.reversed_cents;
  const left = format.money(voucher.available_cents);
  return (
    <section className="voucher-card on-dark" aria-label={t.title}>
      <div className="spread">
        <StatusTag kind="voucher" value={voucher.status} />
        <span>{t.validUntil(format.date(voucher.valid_until))}</span>
      </div>
      <p className="voucher-left">
        {t.left}
        <strong className="figure">{left}</strong>
        {t.of(format.money(voucher.granted_cents))}
      </p>
      <ThinBar
        totalCents={voucher.granted_cents}
        parts={[
          { key: "spent", cents: spent, fill: "#1a1a1a" },
          { key: "held", cents: voucher.held_cents, fill: "#f5c451" },
        ]}
      />
      <p className="voucher-parts tabular">
        {t.bar.label(format.money(spent), format.money(voucher.held_cents), left)}
      </p>
      <div className="cluster">
        {voucher.status === "active" && (
          <ActionLink
            to="/area-personale/buoni/$voucherId/mostra"
            params={{ voucherId: voucher.id }}
            look="secondary"
          >
            {t.show}
          </ActionLink>
        )}
        {linked && (
          <ActionLink
            to="/area-personale/buoni/$voucherId"
            params={{ voucherId: voucher.id }}
            look="link"
          >
            {t.details}
          </ActionLink>
        )}
      </div>
    </section>
  );
}
