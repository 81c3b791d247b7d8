import type { SpaceRead } from "@/api/generated";
import { todayOn } from "@/lib/dates";

export type PeriodKind = "today" | "month" | "other";

export interface Period {
  startsOn: string;
  endsOn: string;
}

const HOURS_A_DAY = 24;

/** The dates that a chip stands for: a month runs from today, because a voucher may have begun today. */
export function periodOf(kind: PeriodKind, typed: Period, now: Date = new Date()): Period {
  const today = todayOn(now);
  if (kind === "today") return { startsOn: today, endsOn: today };
  if (kind === "month") return { startsOn: today, endsOn: dayBefore(addMonths(today, 1)) };
  return typed;
}

/** The most that the space's own list allows: the cheapest of its units that covers the whole period. */
export function listPrice(
  space: Pick<SpaceRead, "price_list">,
  deskKind: string,
  period: Period,
): number | null {
  const counts: Record<string, number> = {
    hour: daysIn(period) * HOURS_A_DAY,
    day: daysIn(period),
    month: monthsCovering(period),
  };
  const totals = space.price_list
    .filter((entry) => entry.desk_kind === deskKind)
    .map((entry) => entry.price_cents * (counts[entry.unit] ?? 1));
  return totals.length > 0 ? Math.min(...totals) : null;
}

export function daysIn({ startsOn, endsOn }: Period): number {
  return Math.max(1, Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000) + 1);
}

export function isWhole({ startsOn, endsOn }: Period): boolean {
  return startsOn !== "" && endsOn !== "" && startsOn <= endsOn;
}

function monthsCovering({ startsOn, endsOn }: Period): number {
  let months = 1;
  while (addMonths(startsOn, months) <= endsOn) months += 1;
  return months;
}

function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return isoDay(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

function dayBefore(day: string): string {
  return isoDay(new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000));
}

function isoDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
