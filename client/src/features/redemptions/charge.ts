import type { RedemptionCreate, SpaceRead } from "@/api/generated";
import type { DeskTexts } from "@/i18n/it/desk";
import type { Format } from "@/i18n/use-format";
import { parseMoney } from "@/lib/money";
import { proposedReference } from "./code";
import { isWhole, listPrice, type Period, type PeriodKind, periodOf } from "./period";

/** What the desk is about to charge, as typed. */
export interface Charge {
  deskKind: RedemptionCreate["desk_kind"];
  periodKind: PeriodKind;
  typedPeriod: Period;
  price: string;
  capture: boolean;
  reference: string;
}

export interface ChargeErrors {
  price?: string;
  period?: string;
}

export function periodOfCharge(charge: Charge): Period {
  return periodOf(charge.periodKind, charge.typedPeriod);
}

export function deskKindsOf(space: SpaceRead): Charge["deskKind"][] {
  const kinds = Object.keys(space.desks) as Charge["deskKind"][];
  return kinds.filter((kind) => space.desks[kind] > 0);
}

export function listPriceOf(space: SpaceRead, charge: Charge): number | null {
  const period = periodOfCharge(charge);
  return isWhole(period) ? listPrice(space, charge.deskKind, period) : null;
}

/** The same charge with the price of the list: after a change of desk or dates. */
export function atListPrice(space: SpaceRead, charge: Charge, format: Format): Charge {
  const cents = listPriceOf(space, charge);
  return { ...charge, price: cents === null ? "" : format.plainMoney(cents) };
}

export function freshCharge(
  space: SpaceRead,
  deskKind: Charge["deskKind"],
  format: Format,
): Charge {
  const today = periodOf("today", { startsOn: "", endsOn: "" });
  const charge: Charge = {
    deskKind,
    periodKind: "today",
    typedPeriod: today,
    price: "",
    capture: true,
    reference: proposedReference(),
  };
  return atListPrice(space, charge, format);
}

export function chargeErrors(
  space: SpaceRead,
  charge: Charge,
  t: DeskTexts,
  format: Format,
): ChargeErrors {
  const errors: ChargeErrors = {};
  const cents = parseMoney(charge.price);
  const limit = listPriceOf(space, charge);
  if (!isWhole(periodOfCharge(charge))) errors.period = t.what.datesWrong;
  if (cents === null || cents === 0) errors.price = t.what.priceMissing;
  else if (limit !== null && cents > limit) errors.price = t.what.priceAbove(format.money(limit));
  return errors;
}

/** The body of the request: one presentation, one price, one period. */
export function requestOf(charge: Charge, spaceId: string, presentation: string): RedemptionCreate {
  const period = periodOfCharge(charge);
  return {
    presentation,
    space_id: spaceId,
    desk_kind: charge.deskKind,
    price_cents: parseMoney(charge.price) ?? 0,
    starts_on: period.startsOn,
    ends_on: period.endsOn,
    external_reference: charge.reference.trim(),
    capture: charge.capture,
  };
}
