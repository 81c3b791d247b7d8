/** A sandbox's fixed codes: the desk shows that it is only trying. */
export function isTestCode(typed: string): boolean {
  return typed.trim().toUpperCase().startsWith("TEST-");
}

/** A reference of the desk's own, from the day and the instant; the person may write a booking's number instead. */
export function proposedReference(now: Date = new Date()): string {
  const day = now.toISOString().slice(0, 10).replaceAll("-", "");
  return `banco-${day}-${now.getTime().toString(36).slice(-6)}`;
}
