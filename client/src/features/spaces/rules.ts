import { todayOn, weekdayOf } from "@/lib/dates";
import { voucherShare } from "@/lib/money";
import type { Space } from "./queries";

type Price = Space["price_list"][number];

/** The price shown on the card: the lowest by the day, else by the month, else by the hour. */
export function fromPrice(space: Space): Price | null {
  for (const unit of ["day", "month", "hour"] as const) {
    const prices = space.price_list.filter((price) => price.unit === unit);
    if (prices.length > 0)
      return prices.reduce((low, one) => (one.price_cents < low.price_cents ? one : low));
  }
  return null;
}

/** What the list is narrowed by on this side: the API does not know these. */
export interface Narrowing {
  district?: string;
  /** At most so many cents a day. */
  maxDayCents?: number;
  services: string[];
}

export function narrowed(spaces: Space[], { district, maxDayCents, services }: Narrowing): Space[] {
  return spaces.filter(
    (space) =>
      (district === undefined || space.address.district === district) &&
      (maxDayCents === undefined || (lowestDayPrice([space]) ?? Infinity) <= maxDayCents) &&
      services.every((service) => space.services.includes(service)),
  );
}

/** The districts that the spaces name, «Municipio 2» before «Municipio 10». */
export function districtsOf(spaces: Space[]): string[] {
  const named = spaces.map(({ address }) => address.district).filter((name) => name !== null);
  return [...new Set(named)].sort((one, other) =>
    one.localeCompare(other, "it", { numeric: true }),
  );
}

export function servicesOf(spaces: Space[]): string[] {
  return [...new Set(spaces.flatMap(({ services }) => services))].sort();
}

const MILAN = "015146";
const MUNICIPI_OF_MILAN = 9;

/** Milan's municipi in which no space stands; null where the data do not name a municipio for each space. */
export function emptyDistricts(
  spaces: Space[],
  municipality: string | null | undefined,
): string[] | null {
  if (municipality !== MILAN || spaces.length === 0) return null;
  const known = Array.from({ length: MUNICIPI_OF_MILAN }, (_, index) => `Municipio ${index + 1}`);
  const taken = spaces.map(({ address }) => address.district ?? "");
  if (!taken.every((name) => known.includes(name))) return null;
  return known.filter((name) => !taken.includes(name));
}

export function lowestDayPrice(spaces: Space[]): number | null {
  const prices = spaces
    .flatMap((space) => space.price_list)
    .filter((price) => price.unit === "day")
    .map((price) => price.price_cents);
  return prices.length > 0 ? Math.min(...prices) : null;
}

/** What the holder of a voucher pays: the price less the part that is rounded down to the cent. */
export function ownPart(priceCents: number, coverageBasisPoints: number): number {
  return priceCents - voucherShare(priceCents, coverageBasisPoints);
}

/** The place in a comune's list; null where the space is in none. */
export function listingIn(space: Space, municipality: string | null | undefined) {
  return space.accreditations.find((one) => one.municipality_code === municipality) ?? null;
}

export interface Today {
  hours: string;
  openNow: boolean;
}

/** Today's openings on the clock of the comune; null when closed all day. */
export function todayOf(space: Space, now: Date = new Date()): Today | null {
  const day = weekdayOf(todayOn(now)) + 1;
  const openings = space.opening_hours.filter((one) => one.day === day);
  if (openings.length === 0) return null;
  const clock = new Intl.DateTimeFormat("it-IT", {
    timeZone: "Europe/Rome",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(now);
  return {
    hours: openings.map((one) => `${one.opens}–${one.closes}`).join(", "),
    openNow: openings.some((one) => one.opens <= clock && clock < one.closes),
  };
}
