import type { SpaceRead } from "@/api/generated";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { spaceTexts } from "@/i18n/space";
import { DataTable } from "@/ui";

export const KINDS = ["shared_desk", "reserved_desk", "private_office"] as const;
export const UNITS = ["hour", "day", "month"] as const;

/** The prices in force, and those announced. */
export function PriceTable({ space }: { space: SpaceRead }) {
  const t = useTexts(spaceTexts).prices;
  const kinds = useTexts(deskTexts).kinds;
  const format = useFormat();
  const price = (kind: string, unit: string) =>
    space.price_list.find((one) => one.desk_kind === kind && one.unit === unit)?.price_cents;
  const rows = KINDS.filter((kind) => space.desks[kind] > 0);
  return (
    <>
      <DataTable
        caption={t.current}
        rows={rows}
        rowKey={(kind) => kind}
        columns={[
          { key: "kind", label: t.kind, rowHeader: true, render: (kind) => kinds[kind] ?? kind },
          ...UNITS.map((unit) => ({
            key: unit,
            label: t[unit],
            amount: true,
            render: (kind: string) => {
              const cents = price(kind, unit);
              return cents === undefined ? t.none : format.moneyColumn(cents);
            },
          })),
        ]}
      />
      {space.price_changes.length > 0 && (
        <>
          <h3 className="h4 mt-3">{t.changes}</h3>
          <ul>
            {space.price_changes.map((change) => (
              <li key={`${change.desk_kind}-${change.unit}-${change.valid_from}`}>
                {t.change(
                  kinds[change.desk_kind] ?? change.desk_kind,
                  t[change.unit].toLowerCase(),
                  change.price_cents === null ? t.ended : format.money(change.price_cents),
                  format.date(change.valid_from),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
