import { parseMoney } from "@/lib/money";
import type { Answers, AnswerValue, Question } from "./queries";

/** The questions that apply, given what was answered before them. */
export function questionsOf(form: Question[], answers: Answers): Question[] {
  return form.filter((question) => question.ask_in_simulator && applies(question, answers));
}

/** A question that hangs on another one waits until that answer makes it apply. */
function applies(question: Question, answers: Answers): boolean {
  const when = question.when;
  if (!when) return true;
  const given = answers[when.fact];
  if (given === undefined || given === null) return false;
  switch (when.op) {
    case "true":
      return given === true;
    case "false":
      return given === false;
    case "eq":
      return given === when.value;
    case "in":
      return Array.isArray(when.value) && when.value.includes(String(given));
    case "gte":
      return typeof given === "number" && typeof when.value === "number" && given >= when.value;
    case "gt":
      return typeof given === "number" && typeof when.value === "number" && given > when.value;
    case "lte":
      return typeof given === "number" && typeof when.value === "number" && given <= when.value;
    case "lt":
      return typeof given === "number" && typeof when.value === "number" && given < when.value;
    default:
      // Ages depend on the day that the server reckons with: it is asked rather than guessed.
      return true;
  }
}

export type Typed =
  { value: AnswerValue } | { error: "choose" | "amount" | "number" | "date" | "text" };

/** What was typed, as the API wants it; null stands for «I do not know». */
export function readAnswer(question: Question, typed: string | null, unknown: boolean): Typed {
  if (unknown) return { value: null };
  const text = typed?.trim() ?? "";
  switch (question.type) {
    case "boolean":
      return text === "" ? { error: "choose" } : { value: text === "true" };
    case "choice":
      return text === "" ? { error: "choose" } : { value: text };
    case "money": {
      const cents = parseMoney(text);
      return cents === null ? { error: "amount" } : { value: cents };
    }
    case "integer":
    case "months":
      return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { error: "number" };
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: text } : { error: "date" };
    default:
      return text === "" ? { error: "text" } : { value: text };
  }
}

/** Back from an answer to what stands in the field. */
export function typedOf(question: Question, value: AnswerValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (question.type === "money" && typeof value === "number")
    return `${Math.floor(value / 100)},${String(value % 100).padStart(2, "0")}`;
  return String(value);
}
