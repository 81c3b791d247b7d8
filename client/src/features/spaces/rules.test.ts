import { describe, expect, it } from "vitest";
import type { Space } from "./queries";
import { fromPrice, listingIn, lowestDayPrice, ownPart, todayOf } from "./rules";

const space = (change: Partial<Space>): Space =>
  ({ price_list: [], opening_hours: [], accreditations: [], ...change }) as unknown as Space;
const price = (unit: "hour" | "day" | "month", price_cents: number) => ({
  desk_kind: "shared_desk" as const,
  unit,
  price_cents,
});

describe("prices", () => {
  it("show the lowest by the day, whatever a month costs", () => {
    const prices = [price("month", 25_000), price("day", 2200), price("day", 1800)];
    expect(fromPrice(space({ price_list: prices }))?.price_cents).toBe(1800);
  });

  it("fall back to the month, and to nothing", () => {
    expect(fromPrice(space({ price_list: [price("month", 25_000)] }))?.unit).toBe("month");
    expect(fromPrice(space({}))).toBeNull();
    expect(lowestDayPrice([space({})])).toBeNull();
  });

  it("leave the odd cent to the holder, as the contract rounds", () => {
    expect(ownPart(333, 5000)).toBe(167);
    expect(ownPart(25_000, 5000)).toBe(12_500);
  });
});

describe("today's hours", () => {
  const open = space({ opening_hours: [{ day: 1, opens: "09:00", closes: "19:00" }] });

  it("are on the clock of the comune", () => {
    expect(todayOf(open, new Date("2026-11-23T08:30:00Z"))).toEqual({
      hours: "09:00–19:00",
      openNow: true,
    });
    expect(todayOf(open, new Date("2026-11-23T18:00:00Z"))?.openNow).toBe(false);
  });

  it("are none on a day without openings", () => {
    expect(todayOf(open, new Date("2026-11-24T10:00:00Z"))).toBeNull();
  });

  it("last until midnight where closing is 24:00", () => {
    const late = space({ opening_hours: [{ day: 1, opens: "09:00", closes: "24:00" }] });
    expect(todayOf(late, new Date("2026-11-23T22:59:00Z"))?.openNow).toBe(true);
  });
});

describe("the place in a list", () => {
  it("is the one of this comune", () => {
    const listed = {
      municipality_code: "015146",
      status: "accredited" as const,
      since_on: "2026-09-01",
    };
    const one = space({ accreditations: [listed] });
    expect(listingIn(one, "015146")).toBe(listed);
    expect(listingIn(one, "108033")).toBeNull();
  });
});
