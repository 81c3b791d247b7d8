import { describe, expect, it } from "vitest";
import { statusTexts } from "../i18n/status";
import { STATUS_LOOKS, statusLook, type StatusKind } from "./status";

describe("the table of statuses", () => {
  it.each(Object.keys(STATUS_LOOKS) as StatusKind[])(
    "has a word in both languages for each %s",
    (kind) => {
      const known = Object.keys(STATUS_LOOKS[kind]).sort();
      expect(Object.keys(statusTexts.it[kind]).sort()).toEqual(known);
      expect(Object.keys(statusTexts.en[kind]).sort()).toEqual(known);
    },
  );

  it("shows an unknown value in a neutral way", () => {
    expect(statusLook("voucher", "toString")).toEqual({ tone: "calm", icon: "dot" });
  });
});
