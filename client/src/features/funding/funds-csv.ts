import type { FundingLineRead } from "@/api/generated";

const FIGURES = [
  "allocated_cents",
  "committed_cents",
  "held_cents",
  "accrued_cents",
  "paid_cents",
  "released_cents",
  "available_cents",
] as const;

/** The figures as they are read from the service, in whole cents: for other machines and for checking. */
export function csvOf(lines: FundingLineRead[], titles: Record<string, string>): string {
  const head = ["id", "call", "funder_kind", "funder_name", ...FIGURES, "exhausted_at"];
  const rows = lines.map((line) => [
    line.id,
    titles[line.call_id] ?? line.call_id,
    line.funder.kind,
    line.funder.name,
    ...FIGURES.map((figure) => String(line[figure])),
    line.exhausted_at ?? "",
  ]);
  return [head, ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
    .join("\r\n");
}
