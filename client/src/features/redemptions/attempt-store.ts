/**
 * The attempt under way, written down before the request leaves: after a crash or a reload the desk
 * asks what became of it by its reference. The code that was scanned is never written anywhere.
 */
export interface Attempt {
  key: string;
  reference: string;
  spaceId: string;
  startedAt: string;
}

const NAME = "postazione.desk-attempt";

export const attemptStore = {
  read(spaceId: string): Attempt | null {
    try {
      const found = JSON.parse(
        window.localStorage.getItem(`${NAME}.${spaceId}`) ?? "null",
      ) as unknown;
      return isAttempt(found) ? found : null;
    } catch {
      return null;
    }
  },
  write(attempt: Attempt) {
    try {
      window.localStorage.setItem(`${NAME}.${attempt.spaceId}`, JSON.stringify(attempt));
    } catch {
      // Without storage only the check after a reload is lost; the key in memory still guards.
    }
  },
  clear(spaceId: string) {
    try {
      window.localStorage.removeItem(`${NAME}.${spaceId}`);
    } catch {
      // Nothing was kept.
    }
  },
};

function isAttempt(value: unknown): value is Attempt {
  if (typeof value !== "object" || value === null) return false;
  const { key, reference, spaceId, startedAt } = value as Record<string, unknown>;
  return [key, reference, spaceId, startedAt].every((part) => typeof part === "string");
}
