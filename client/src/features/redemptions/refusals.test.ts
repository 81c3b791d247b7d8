import { expect, it } from "vitest";
import { en } from "@/i18n/en/desk";
import { it as italian } from "@/i18n/it/desk";
import { refusalSentence } from "./refusals";

const CODES = [
  "presentation_invalid",
  "voucher_not_active",
  "voucher_suspended",
  "voucher_expired",
  "voucher_exhausted",
  "below_minimum",
  "monthly_cap_reached",
  "space_not_accredited",
  "space_suspended",
  "desk_kind_not_covered",
  "price_above_list",
  "outside_validity",
  "period_overlap",
  "capacity_exceeded",
  "amount_exceeds_hold",
  "hold_expired",
  "already_captured",
  "already_released",
  "reversal_exceeds_captured",
  "already_claimed",
  "external_reference_used",
];

it.each(CODES)("%s has a sentence in both languages", (code) => {
  for (const texts of [italian, en]) {
    const sentence = refusalSentence(code, texts);
    expect(sentence.length).toBeGreaterThan(8);
    expect(sentence).not.toContain("undefined");
  }
});

it("the holder's own reasons read the same at the desk", () => {
  const sentences = ["voucher_not_active", "voucher_suspended", "voucher_expired"].map((code) =>
    refusalSentence(code, italian),
  );
  expect(new Set(sentences).size).toBe(1);
});

it("a code that this page does not know shows the service's own words", () => {
  expect(refusalSentence("brand_new", italian, {}, "Something new.")).toContain("Something new.");
});
