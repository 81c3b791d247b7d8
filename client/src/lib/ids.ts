/** A fresh `Idempotency-Key`: made once per intent and kept until the answer is known. */
export function newIdempotencyKey(): string {
  return `spa-${crypto.randomUUID()}`;
}
