import { describe, expect, it } from "vitest";
import { countOf, narrowingOf, servicesIn } from "./filters";

describe("filters in the address", () => {
  it("count each service, and not the search", () => {
    expect(countOf({})).toBe(0);
    expect(countOf({ q: "isola", prezzo: 20, sempre: true, servizi: "wifi,kitchen" })).toBe(4);
  });

  it("hold services with commas between", () => {
    expect(servicesIn({ servizi: "wifi,,kitchen" })).toEqual(["wifi", "kitchen"]);
    expect(servicesIn({})).toEqual([]);
  });

  it("tell the price in cents", () => {
    expect(narrowingOf({ prezzo: 20 }).maxDayCents).toBe(2000);
  });
});
