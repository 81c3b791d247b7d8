import type { Format } from "@/i18n/use-format";
import type { DeskTexts } from "@/i18n/it/desk";
import type { ApiProblem } from "@/lib/problem";

/** What a sentence of refusal may name: an amount, dates, an hour, the office's phone. */
export type RefusalFacts = Parameters<DeskTexts["refusals"][string]>[0];

/** The one sentence a desk reads for a refusal; the holder's own reasons stay neutral. */
export function refusalSentence(
  code: string,
  texts: DeskTexts,
  facts: RefusalFacts = {},
  detail = "",
): string {
  const sentence = texts.refusals[code];
  return sentence ? sentence(facts) : texts.refusedOther(detail);
}

/** The facts that a problem carries beside its code, in the words of the page. */
export function factsOf(problem: ApiProblem, format: Format): RefusalFacts {
  const named = problem.extensions;
  return {
    amount: firstAmount(named, format),
    from: firstDate(named, ["valid_from", "available_from", "resets_on", "starts_on"], format),
    to: firstDate(named, ["valid_until", "ends_on"], format),
    time: firstTime(named, format),
  };
}

const AMOUNTS = [
  "list_price_cents",
  "minimum_cost_cents",
  "reversible_cents",
  "held_cents",
  "limit_cents",
];
const INSTANTS = ["captured_at", "released_at", "ended_at", "at"];

function firstAmount(named: Record<string, unknown>, format: Format): string | undefined {
  const key = AMOUNTS.find((name) => typeof named[name] === "number");
  return key === undefined ? undefined : format.money(named[key] as number);
}

function firstDate(
  named: Record<string, unknown>,
  keys: string[],
  format: Format,
): string | undefined {
  const key = keys.find((name) => typeof named[name] === "string");
  return key === undefined ? undefined : format.date(named[key] as string);
}

function firstTime(named: Record<string, unknown>, format: Format): string | undefined {
  const key = INSTANTS.find((name) => typeof named[name] === "string");
  return key === undefined ? undefined : format.time(named[key] as string);
}

/** Reasons that a fresh code cures: the desk keeps what it typed and asks for another. */
export function isCodesFault(code: string): boolean {
  return code === "presentation_invalid" || code === "expired_here";
}
