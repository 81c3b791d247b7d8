import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { DataTable, type Column } from "@/ui";
import type { Space } from "./queries";
import { ownPart } from "./rules";

type Price = Space["price_list"][number];

interface Props {
  space: Space;
  /** The terms of the call that is running: without one, no voucher price can be told. */
  terms: { coverage_basis_points: number; desk_kinds: string[] } | null;
}

export function SpacePrices({ space, terms }: Props) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  if (space.price_list.length === 0) return null;
  const columns: Column<Price>[] = [
    {
      key: "desk",
      label: t.space.desk,
      rowHeader: true,
      render: (price) => t.spaces.deskKinds[price.desk_kind] ?? price.desk_kind,
    },
    {
      key: "unit",
      label: t.space.unit,
      render: (price) => t.spaces.units[price.unit] ?? price.unit,
    },
    {
      key: "price",
      label: t.space.price,
      amount: true,
      render: (price) => format.moneyColumn(price.price_cents),
    },
  ];
  if (terms)
    columns.push({
      key: "own",
      label: t.space.withVoucher,
      amount: true,
      render: (price) =>
        terms.desk_kinds.includes(price.desk_kind) ? (
          <strong>
            {format.moneyColumn(ownPart(price.price_cents, terms.coverage_basis_points))}
          </strong>
        ) : (
          "–"
        ),
    });
  return (
    <section className="sheet-section" aria-labelledby="prices-title">
      <h2 id="prices-title">{t.space.prices}</h2>
      <DataTable
        caption={t.space.priceCaption}
        captionHidden
        columns={columns}
        rows={space.price_list}
        rowKey={(price) => `${price.desk_kind}-${price.unit}`}
      />
      {terms && (
        <p className="caption-text mt-3">
          {t.space.voucherNote(format.percent(terms.coverage_basis_points))}
        </p>
      )}
      <PriceChanges space={space} />
    </section>
  );
}

function PriceChanges({ space }: { space: Space }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  if (space.price_changes.length === 0) return null;
  return (
    <>
      <h3 className="h4 mt-4 mb-2">{t.space.priceChanges}</h3>
      <ul>
        {space.price_changes.map((change) => (
          <li key={`${change.desk_kind}-${change.unit}-${change.valid_from}`}>
            {t.spaces.deskKinds[change.desk_kind]}, {t.spaces.units[change.unit]}:{" "}
            {change.price_cents === null ? t.space.noLonger : format.money(change.price_cents)}{" "}
            {t.space.priceChange(format.date(change.valid_from))}
          </li>
        ))}
      </ul>
    </>
  );
}
