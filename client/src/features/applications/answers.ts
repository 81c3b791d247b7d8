import type { ApplicationRead, FormFieldRead } from "@/api/generated";
import type { ApplicationTexts } from "@/i18n/it/application";
import type { Format } from "@/i18n/use-format";
import { parseMoney } from "@/lib/money";

export type Answers = ApplicationRead["answers"];
export type Answer = Answers[string];

/** What a person typed: an answer, nothing yet, or something that is not an answer. */
export type Reading = { ok: true; answer: Answer } | { ok: false; message: string };

const LONGEST_TEXT = 10_000;
const LONGEST_LINE = 200;

export function isBlank(answer: Answer | undefined): boolean {
  return answer === undefined || answer === null || answer === "";
}

/** The answer as text for its control. */
export function textOf(field: FormFieldRead, answer: Answer | undefined, format: Format): string {
  if (isBlank(answer)) return "";
  if (field.type === "money" && typeof answer === "number") return format.plainMoney(answer);
  return String(answer);
}

/** Reads what was typed by the question's type and bounds. */
export function readText(
  field: FormFieldRead,
  typed: string,
  t: ApplicationTexts,
  format: Format,
): Reading {
  const text = typed.trim();
  if (text === "") return { ok: true, answer: null };
  if (field.type === "money")
    return readNumber(field, parseMoney(text), t.step.moneyWrong, t, format.money);
  if (field.type === "integer" || field.type === "months") {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : null;
    return readNumber(field, value, t.step.numberWrong, t, format.number);
  }
  const limit = field.max ?? (field.type === "long_text" ? LONGEST_TEXT : LONGEST_LINE);
  if (text.length > limit) return { ok: false, message: t.step.tooLong(format.number(limit)) };
  return { ok: true, answer: text };
}

function readNumber(
  field: FormFieldRead,
  value: number | null,
  wrong: string,
  t: ApplicationTexts,
  words: (value: number) => string,
): Reading {
  if (value === null) return { ok: false, message: wrong };
  if (field.min !== null && value < field.min)
    return { ok: false, message: t.step.min(words(field.min)) };
  if (field.max !== null && value > field.max)
    return { ok: false, message: t.step.max(words(field.max)) };
  return { ok: true, answer: value };
}

/** An answer in the words of the page, for the summary and the office. */
export function wordsOf(
  field: FormFieldRead,
  answer: Answer | undefined,
  t: ApplicationTexts,
  format: Format,
  spaceName: string | null,
): string {
  if (isBlank(answer)) return t.review.notGiven;
  switch (field.type) {
    case "boolean":
      return answer === true ? t.step.yes : t.step.no;
    case "money":
      return typeof answer === "number" ? format.money(answer) : String(answer);
    case "months":
      return typeof answer === "number" ? t.step.months(answer) : String(answer);
    case "choice":
      return field.options.find(({ value }) => value === answer)?.label ?? String(answer);
    case "date":
      return format.date(String(answer));
    case "space":
      return spaceName ?? String(answer);
    default:
      return String(answer);
  }
}
