import { describe, expect, it } from "vitest";
import type { Budget, Call } from "./queries";
import { actionOf, headlineOf, isExhausted, sortCalls } from "./rules";

const call = (id: string, change: Partial<Call>): Call =>
  ({
    id,
    kind: "voucher",
    status: "open",
    opens_at: "2026-04-26T08:00:00Z",
    closes_at: "2026-11-21T11:00:00Z",
    ...change,
  }) as Call;

const budget = (lines: { exhausted_at: string | null; available_cents: number }[]) =>
  ({ lines }) as Budget;
const EMPTY = { exhausted_at: "2026-08-12T09:00:00Z", available_cents: 0 };
const FULL = { exhausted_at: null, available_cents: 10_000 };

describe("what one can do with a call", () => {
  it("is to prepare before the opening and to apply after it", () => {
    expect(actionOf(call("a", { status: "published" }))).toBe("prepare");
    expect(actionOf(call("a", { status: "open" }), budget([FULL]))).toBe("apply");
  });

  it("is to join the list once every line is empty, but not while one can pay", () => {
    expect(actionOf(call("a", {}), budget([EMPTY, FULL]))).toBe("apply");
    expect(actionOf(call("a", {}), budget([EMPTY, EMPTY]))).toBe("join_list");
  });

  it.each(["closed", "suspended", "evaluating", "concluded", "cancelled"] as const)(
    "is nothing when %s",
    (status) => {
      expect(actionOf(call("a", { status }))).toBeNull();
    },
  );

  it("does not call a budget without lines exhausted", () => {
    expect(isExhausted(budget([]))).toBe(false);
  });
});

describe("the order of calls", () => {
  it("puts what closes first on top, then what opens, then the newest of the past", () => {
    const sorted = sortCalls([
      call("late", { closes_at: "2027-01-01T00:00:00Z" }),
      call("soon", { closes_at: "2026-12-01T00:00:00Z" }),
      call("next", { status: "published" }),
      call("old", { status: "closed", closes_at: "2020-01-01T00:00:00Z" }),
      call("recent", { status: "concluded", closes_at: "2025-01-01T00:00:00Z" }),
    ]);
    expect(sorted.open.map(({ id }) => id)).toEqual(["soon", "late"]);
    expect(sorted.soon.map(({ id }) => id)).toEqual(["next"]);
    expect(sorted.past.map(({ id }) => id)).toEqual(["recent", "old"]);
  });

  it("takes a voucher call for the home page, never one for spaces", () => {
    const spaces = call("spaces", { kind: "accreditation", closes_at: "2026-05-01T00:00:00Z" });
    expect(headlineOf([spaces, call("voucher", {})])?.id).toBe("voucher");
    expect(headlineOf([spaces])).toBeNull();
  });
});
