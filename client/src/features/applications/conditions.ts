import type { ConditionRead, FormFieldRead } from "@/api/generated";
import { type Answer, type Answers, isBlank } from "./answers";

/** Whether a question is asked, given the answers so far. Ages are judged by the server: here they ask. */
export function isAsked(field: FormFieldRead, answers: Answers): boolean {
  return field.when === null || holds(field.when, answers[field.when.fact]);
}

function holds({ op, value }: ConditionRead, fact: Answer | undefined): boolean {
  if (op === "age_under" || op === "age_at_least") return true;
  if (isBlank(fact)) return false;
  switch (op) {
    case "eq":
      return fact === value;
    case "in":
      return Array.isArray(value) && value.some((one) => one === fact);
    case "true":
      return fact === true;
    case "false":
      return fact === false;
    default:
      return typeof fact === "number" && typeof value === "number" && compares(op, fact, value);
  }
}

function compares(op: string, fact: number, value: number): boolean {
  if (op === "gte") return fact >= value;
  if (op === "lte") return fact <= value;
  if (op === "gt") return fact > value;
  return op === "lt" && fact < value;
}
