import { describe, expect, it } from "vitest";
import { formatDate, formatDateTime, formatTime, lastMinute, todayOn, weekdayOf } from "./dates";

describe("dates", () => {
  it("are on the clock of Rome whatever the reader's zone", () => {
    expect(formatDateTime("2026-11-21T11:00:00Z", "it")).toBe("21 novembre 2026, 12:00");
    expect(formatDateTime("2026-07-21T10:00:00Z", "en")).toBe("21 July 2026, 12:00");
  });

  it("write a plain day as it is", () => {
    expect(formatDate("2026-12-03", "it")).toBe("3 dicembre 2026");
  });

  it("tell a half-open window's end at midnight as 23:59 of the day before", () => {
    expect(formatTime(lastMinute("2026-12-03T23:00:00Z"), "it")).toBe("23:59");
    expect(formatDate(lastMinute("2026-12-03T23:00:00Z"), "it")).toBe("3 dicembre 2026");
  });

  it("know today in Rome after midnight there", () => {
    expect(todayOn(new Date("2026-11-21T23:30:00Z"))).toBe("2026-11-22");
  });

  it("count weekdays from Monday", () => {
    expect(weekdayOf("2026-11-23")).toBe(0);
    expect(weekdayOf("2026-11-22")).toBe(6);
  });
});
