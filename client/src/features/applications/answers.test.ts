import { describe, expect, it } from "vitest";
import type { FormFieldRead } from "@/api/generated";
import { it as t } from "@/i18n/it/application";
import { formatNumber, formatPlainAmount, formatMoney } from "@/lib/money";
import type { Format } from "@/i18n/use-format";
import { readText, textOf, wordsOf } from "./answers";

const format = {
  money: (cents: number) => formatMoney(cents, "it"),
  plainMoney: (cents: number) => formatPlainAmount(cents, "it"),
  number: (value: number) => formatNumber(value, "it"),
} as Format;

function field(type: FormFieldRead["type"], change: Partial<FormFieldRead> = {}): FormFieldRead {
  const bare = { code: "x", group: "g", group_label: "G", label: "X", hint: null, why: null };
  const rest = {
    required: true,
    options: [],
    min: null,
    max: null,
    when: null,
    ask_in_simulator: false,
  };
  return { ...bare, ...rest, type, ...change };
}

describe("readText", () => {
  it.each([
    ["250,00", 25000],
    ["1.250,5", 125050],
    ["€ 80", 8000],
  ])("reads the amount %s", (typed, cents) => {
    expect(readText(field("money"), typed, t, format)).toEqual({ ok: true, answer: cents });
  });

  it("says what an amount looks like where it is none", () => {
    expect(readText(field("money"), "duecento", t, format)).toEqual({
      ok: false,
      message: "Scrivi l'importo in euro, per esempio 250,00.",
    });
  });

  it("names the bound that a number passes", () => {
    const months = field("integer", { min: 1, max: 12 });
    expect(readText(months, "13", t, format)).toEqual({
      ok: false,
      message: "Il valore massimo è 12.",
    });
    expect(readText(months, "0", t, format)).toEqual({
      ok: false,
      message: "Il valore minimo è 1.",
    });
  });

  it("clears an answer that was emptied", () => {
    expect(readText(field("text"), "  ", t, format)).toEqual({ ok: true, answer: null });
  });
});

it("an amount goes back into its field as it is typed", () => {
  expect(textOf(field("money"), 125050, format)).toBe("1250,50");
});

describe("wordsOf", () => {
  it("tells a blank answer in words", () => {
    expect(wordsOf(field("text"), null, t, format, null)).toBe("Non indicato");
  });

  it("tells a choice by its label and a space by its name", () => {
    const choice = field("choice", { options: [{ value: "person", label: "Persona" }] });
    expect(wordsOf(choice, "person", t, format, null)).toBe("Persona");
    expect(wordsOf(field("space"), "0190", t, format, "Cowo Isola")).toBe("Cowo Isola");
  });
});
