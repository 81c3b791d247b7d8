import type { MovementRead } from "@/api/generated";

type Heads = Record<
  "date" | "space" | "kind" | "period" | "price" | "voucher" | "you" | "state",
  string
>;

/** Amounts in whole cents would puzzle a spreadsheet's reader: euros with a point, quoted where needed. */
export function csvOf(items: MovementRead[], heads: Heads, kinds: Record<string, string>): string {
  const head = [
    heads.date,
    heads.space,
    heads.kind,
    heads.period,
    heads.price,
    heads.voucher,
    heads.you,
    heads.state,
  ];
  const rows = items.map((item) => [
    item.authorized_at,
    item.space_name,
    kinds[item.desk_kind] ?? item.desk_kind,
    `${item.starts_on}/${item.ends_on}`,
    euros(item.price_cents),
    euros(item.voucher_share_cents),
    euros(item.coworker_share_cents),
    item.status,
  ]);
  return [head, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
}

function euros(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

/** A cell that a spreadsheet would take for a formula is told to be text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
