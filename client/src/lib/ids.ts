/** A fresh `Idempotency-Key`: made once per intent and kept until the answer is known. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `spa-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
