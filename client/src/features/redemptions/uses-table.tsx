import type { RedemptionRead } from "@/api/generated";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { spaceTexts } from "@/i18n/space";
import { DataTable, StatusTag } from "@/ui";

/** Uses of vouchers at a space: no holder is ever named here. */
export function UsesTable({ uses }: { uses: RedemptionRead[] }) {
  const t = useTexts(spaceTexts).uses;
  const kinds = useTexts(deskTexts).kinds;
  const format = useFormat();
  const period = (use: RedemptionRead) =>
    use.starts_on === use.ends_on
      ? format.dayMonth(use.starts_on)
      : t.range(format.dayMonth(use.starts_on), format.dayMonth(use.ends_on));
  return (
    <DataTable
      caption={t.caption}
      captionHidden
      rows={uses}
      rowKey={(use) => use.id}
      columns={[
        {
          key: "when",
          label: t.when,
          rowHeader: true,
          render: (use) => format.dateTime(use.authorized_at),
        },
        { key: "kind", label: t.kind, render: (use) => kinds[use.desk_kind] ?? use.desk_kind },
        { key: "period", label: t.period, render: period },
        {
          key: "price",
          label: t.price,
          amount: true,
          render: (use) => format.moneyColumn(use.price_cents),
        },
        {
          key: "voucher",
          label: t.voucher,
          amount: true,
          render: (use) => (
            <strong>{format.moneyColumn(use.voucher_share_cents - use.reversed_cents)}</strong>
          ),
        },
        {
          key: "person",
          label: t.person,
          amount: true,
          render: (use) => format.moneyColumn(use.coworker_share_cents),
        },
        {
          key: "state",
          label: t.state,
          render: (use) => <StatusTag kind="redemption" value={use.status} />,
        },
        {
          key: "reference",
          label: t.reference,
          render: (use) => <span className="mono">{use.external_reference}</span>,
        },
      ]}
    />
  );
}
