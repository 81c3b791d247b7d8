import type { MovementRead, VoucherRead } from "@/api/generated";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { type Format, useFormat } from "@/i18n/use-format";
import { voucherTexts } from "@/i18n/voucher";
import { Button, DataTable, EmptyState, QueryState, StatusTag } from "@/ui";
import { csvOf } from "./movements-csv";
import { useMovements } from "./queries";

/** Where the voucher was used: who paid what. */
export function Movements({ voucher }: { voucher: VoucherRead }) {
  const t = useTexts(voucherTexts).movements;
  const query = useMovements(voucher.id);
  return (
    <section aria-labelledby="movements">
      <h2 id="movements" className="mb-3">
        {t.title}
      </h2>
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="panel">
              <EmptyState drawing="ticket">{t.empty}</EmptyState>
            </div>
          ) : (
            <Table items={items} />
          )
        }
      </QueryState>
    </section>
  );
}

function Table({ items }: { items: MovementRead[] }) {
  const texts = useTexts(voucherTexts);
  const kinds = useTexts(deskTexts).kinds;
  const format = useFormat();
  const t = texts.movements;
  return (
    <>
      <DataTable
        caption={t.caption}
        captionHidden
        rows={items}
        rowKey={(item) => item.id}
        columns={[
          {
            key: "date",
            label: t.date,
            rowHeader: true,
            render: (item) => format.date(item.authorized_at),
          },
          { key: "space", label: t.space, render: (item) => item.space_name },
          { key: "kind", label: t.kind, render: (item) => kinds[item.desk_kind] ?? item.desk_kind },
          { key: "period", label: t.period, render: (item) => period(item, format, t) },
          {
            key: "price",
            label: t.price,
            amount: true,
            render: (item) => format.moneyColumn(item.price_cents),
          },
          {
            key: "voucher",
            label: t.voucher,
            amount: true,
            render: (item) => <strong>{format.moneyColumn(item.voucher_share_cents)}</strong>,
          },
          {
            key: "you",
            label: t.you,
            amount: true,
            render: (item) => format.moneyColumn(item.coworker_share_cents),
          },
          { key: "state", label: t.state, render: (item) => <MovementState item={item} /> },
        ]}
      />
      <div className="mt-3 no-print">
        <Button look="link" small onClick={() => download(csvOf(items, t, kinds))}>
          {t.csv}
        </Button>
      </div>
    </>
  );
}

function MovementState({ item }: { item: MovementRead }) {
  const t = useTexts(voucherTexts).movements;
  const format = useFormat();
  return (
    <span>
      <StatusTag kind="redemption" value={item.status} />
      {item.status === "authorized" && item.expires_at && (
        <span className="caption-text d-block">{t.held(format.dateTime(item.expires_at))}</span>
      )}
      {item.reversed_cents > 0 && (
        <span className="caption-text d-block">
          {t.reversed(format.money(item.reversed_cents))}
        </span>
      )}
    </span>
  );
}

function period(
  item: MovementRead,
  format: Format,
  t: (typeof voucherTexts)["it"]["movements"],
): string {
  if (item.starts_on === item.ends_on) return format.dayMonth(item.starts_on);
  return t.range(format.dayMonth(item.starts_on), format.dayMonth(item.ends_on));
}

function download(text: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = "buono-movimenti.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
