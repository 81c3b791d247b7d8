import { describe, expect, it } from "vitest";
import { formatMoney, formatMoneyColumn, formatPercent, parseMoney, voucherShare } from "./money";

const plain = (text: string) => text.replace(/\u00a0/g, " ");

describe("amounts", () => {
  it("follow the national style in Italian: no dot below ten thousand", () => {
    expect(plain(formatMoney(150_000, "it"))).toBe("1500,00 €");
    expect(plain(formatMoney(19_824_000, "it"))).toBe("198.240,00 €");
  });

  it("group thousands always in columns, so that figures line up", () => {
    expect(plain(formatMoneyColumn(150_000, "it"))).toBe("1.500,00 €");
  });

  it("are told the English way in English", () => {
    expect(formatMoney(150_000, "en")).toBe("€1,500.00");
  });

  it("write shares from basis points", () => {
    expect(plain(formatPercent(5000, "it"))).toBe("50%");
    expect(plain(formatPercent(3333, "it"))).toBe("33,33%");
  });
});

describe("parseMoney", () => {
  it.each([
    ["250", 25_000],
    ["250,5", 25_050],
    ["1.234,50", 123_450],
    ["1,234.50", 123_450],
    ["€ 18,00", 1800],
    ["1.500", 150_000],
    ["0,01", 1],
  ])("reads %s", (typed, cents) => {
    expect(parseMoney(typed)).toBe(cents);
  });

  it.each(["", "abc", "-5", "12,345,6", "1e3", "1.2345", "99999999999999999"])(
    "refuses %s",
    (typed) => {
      expect(parseMoney(typed)).toBeNull();
    },
  );
});

describe("voucherShare", () => {
  it("rounds down to the cent and keeps within the cap", () => {
    expect(voucherShare(25_000, 5000)).toBe(12_500);
    expect(voucherShare(333, 5000)).toBe(166);
    expect(voucherShare(400_000, 5000, 150_000)).toBe(150_000);
  });
});
