import { describe, expect, it } from "vitest";
import { daysIn, isWhole, listPrice, periodOf } from "./period";

const space = {
  price_list: [
    { desk_kind: "shared_desk" as const, unit: "day" as const, price_cents: 1800 },
    { desk_kind: "shared_desk" as const, unit: "month" as const, price_cents: 25000 },
  ],
};
const now = new Date("2026-11-22T09:00:00Z");
const typed = { startsOn: "", endsOn: "" };

describe("periodOf", () => {
  it("counts a month from today to the day before the same date", () => {
    expect(periodOf("month", typed, now)).toEqual({ startsOn: "2026-11-22", endsOn: "2026-12-21" });
  });

  it("ends a month that begins on the last of January within February", () => {
    const january = new Date("2027-01-31T09:00:00Z");
    expect(periodOf("month", typed, january)).toEqual({
      startsOn: "2027-01-31",
      endsOn: "2027-02-27",
    });
  });

  it("knows the day in Rome, not on this device", () => {
    const lateInLondon = new Date("2026-11-22T23:30:00Z");
    expect(periodOf("today", typed, lateInLondon).startsOn).toBe("2026-11-23");
  });
});

describe("listPrice", () => {
  it("is the cheapest unit that covers the whole period", () => {
    expect(listPrice(space, "shared_desk", { startsOn: "2026-11-22", endsOn: "2026-11-24" })).toBe(
      5400,
    );
    expect(listPrice(space, "shared_desk", periodOf("month", typed, now))).toBe(25000);
    expect(listPrice(space, "shared_desk", { startsOn: "2026-11-22", endsOn: "2026-12-22" })).toBe(
      50000,
    );
  });

  it("is nothing where the list has no price", () => {
    expect(listPrice(space, "private_office", periodOf("today", typed, now))).toBeNull();
  });
});

it("a period is whole when it does not end before it begins", () => {
  expect(isWhole({ startsOn: "2026-11-22", endsOn: "2026-11-21" })).toBe(false);
  expect(isWhole({ startsOn: "2026-11-22", endsOn: "2026-11-22" })).toBe(true);
  expect(daysIn({ startsOn: "2026-10-24", endsOn: "2026-10-26" })).toBe(3);
});
