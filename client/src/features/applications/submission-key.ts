import { newIdempotencyKey } from "@/lib/ids";

const NAME = "postazione.submission";

/**
 * The one `Idempotency-Key` of a submission: made when the summary opens and kept with the draft on this
 * device, so that after a cut line or a reload the same key asks again.
 */
export function submissionKey(applicationId: string): string {
  const name = `${NAME}.${applicationId}`;
  try {
    const kept = window.localStorage.getItem(name);
    if (kept) return kept;
    const key = newIdempotencyKey();
    window.localStorage.setItem(name, key);
    return key;
  } catch {
    return newIdempotencyKey();
  }
}

export function forgetSubmissionKey(applicationId: string) {
  try {
    window.localStorage.removeItem(`${NAME}.${applicationId}`);
  } catch {
    // Nothing was kept.
  }
}
