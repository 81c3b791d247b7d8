import { LOCALES, type Language } from "./language";

/** Every instant is shown on the clock of the programme, wherever the reader is. */
const ZONE = "Europe/Rome";

export function formatDate(value: string, language: Language): string {
  return format(value, language, { day: "numeric", month: "long", year: "numeric" });
}

export function formatDayMonth(value: string, language: Language): string {
  return format(value, language, { day: "numeric", month: "long" });
}

export function formatTime(value: string, language: Language): string {
  return format(value, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** «26 aprile 2026, 10:00»: the zone is said beside it where the hour decides something. */
export function formatDateTime(value: string, language: Language): string {
  return `${formatDate(value, language)}, ${formatTime(value, language)}`;
}

export function formatDateTimeSeconds(value: string, language: Language): string {
  const time = format(value, language, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return `${formatDate(value, language)}, ${time}`;
}

export function formatMonth(value: string, language: Language): string {
  return format(value, language, { month: "long", year: "numeric" });
}

/** How a half-open window's end is told: midnight is 23:59 of the day before, any other hour is itself. */
export function lastMinute(closesAt: string): string {
  if (formatTime(closesAt, "it") !== "00:00") return closesAt;
  return new Date(Date.parse(closesAt) - 1000).toISOString();
}

/** Today on the programme's calendar, as `YYYY-MM-DD`. */
export function todayOn(now: Date = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(now);
}

export function weekdayOf(day: string): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
}

function format(value: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const instant = new Date(isDay ? `${value}T12:00:00Z` : value);
  return new Intl.DateTimeFormat(LOCALES[language], {
    ...options,
    timeZone: isDay ? "UTC" : ZONE,
  }).format(instant);
}
