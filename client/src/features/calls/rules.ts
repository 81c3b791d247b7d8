import { lastMinute } from "@/lib/dates";
import type { Budget, Call } from "./queries";

/** What a reader can do with a call now, by the server's word on its status. */
export type CallAction = "apply" | "prepare" | "join_list" | null;

export function actionOf(call: Pick<Call, "status" | "kind">, budget?: Budget): CallAction {
  if (call.status === "published") return "prepare";
  if (call.status !== "open") return null;
  return call.kind === "voucher" && isExhausted(budget) ? "join_list" : "apply";
}

/** No line can take another grant: who applies now goes to the waiting list. */
export function isExhausted(budget?: Budget): boolean {
  if (!budget || budget.lines.length === 0) return false;
  return budget.lines.every((line) => line.exhausted_at !== null || line.available_cents === 0);
}

/** The end of the window as people tell it: midnight is 23:59 of the day before. */
export function closingOf(call: Pick<Call, "closes_at">): string {
  return lastMinute(call.closes_at);
}

const PAST = new Set(["closed", "evaluating", "concluded", "cancelled"]);

export interface SortedCalls {
  open: Call[];
  soon: Call[];
  past: Call[];
}

/** Open first, by closing; then what opens, by opening; what is past, newest first. */
export function sortCalls(calls: Call[]): SortedCalls {
  const by =
    (key: "opens_at" | "closes_at", sign = 1) =>
    (a: Call, b: Call) =>
      sign * (Date.parse(a[key]) - Date.parse(b[key]));
  return {
    open: calls
      .filter((call) => call.status === "open" || call.status === "suspended")
      .sort(by("closes_at")),
    soon: calls.filter((call) => call.status === "published").sort(by("opens_at")),
    past: calls.filter((call) => PAST.has(call.status)).sort(by("closes_at", -1)),
  };
}

/** The call that the home page is about: the open voucher call that closes first. */
export function headlineOf(calls: Call[]): Call | null {
  const { open, soon } = sortCalls(calls);
  const voucher = (call: Call) => call.kind === "voucher";
  return open.find(voucher) ?? soon.find(voucher) ?? null;
}

/** Whether some of the call's questions can be tried without signing in. */
export function hasSimulator(call: Pick<Call, "form">): boolean {
  return call.form.some((field) => field.ask_in_simulator);
}
