import { describe, expect, it } from "vitest";
import type { Space } from "./queries";
import {
  districtsOf,
  emptyDistricts,
  fromPrice,
  listingIn,
  lowestDayPrice,
  narrowed,
  ownPart,
  todayOf,
} from "./rules";

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

describe("what narrows the list on this side", () => {
  const at = (district: string | null, day: number | null, services: string[] = []) =>
    space({
      address: { district } as Space["address"],
      price_list: day === null ? [] : [price("day", day)],
      services,
    });
  const spaces = [at("Municipio 2", 1800, ["wifi"]), at("Municipio 9", 3000, ["wifi", "kitchen"])];

  it("keeps all where nothing is asked", () => {
    expect(narrowed([...spaces, at(null, null)], { services: [] })).toHaveLength(3);
  });

  it("is the district", () => {
    expect(narrowed(spaces, { district: "Municipio 9", services: [] })).toEqual([spaces[1]]);
  });

  it("is the price by the day, the limit itself included; without one a space is not cheap", () => {
    const asked = { maxDayCents: 1800, services: [] };
    expect(narrowed([...spaces, at("Municipio 2", null)], asked)).toEqual([spaces[0]]);
  });

  it("is every service that is asked, not one of them", () => {
    expect(narrowed(spaces, { services: ["wifi", "kitchen"] })).toEqual([spaces[1]]);
  });

  it("offers districts in the order of their numbers", () => {
    const mixed = [at("Municipio 10", 1), at(null, 1), at("Municipio 2", 1), at("Municipio 2", 1)];
    expect(districtsOf(mixed)).toEqual(["Municipio 2", "Municipio 10"]);
  });

  it("tells Milan's municipi without spaces only where each space names its own", () => {
    expect(emptyDistricts(spaces, "015146")).toEqual(
      [1, 3, 4, 5, 6, 7, 8].map((number) => `Municipio ${number}`),
    );
    expect(emptyDistricts([...spaces, at("Isola", 1)], "015146")).toBeNull();
    expect(emptyDistricts([...spaces, at(null, 1)], "015146")).toBeNull();
    expect(emptyDistricts(spaces, "108033")).toBeNull();
  });
});
