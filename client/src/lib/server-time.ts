/**
 * How long something the server made still lives, by the server's clock: the difference between its end and
 * the answer's own `Date`. The clock of this device may be wrong by years.
 */
export function lifeOf(expiresAt: string, answer: Response): number {
  const said = Date.parse(answer.headers.get("Date") ?? "");
  const now = Number.isNaN(said) ? Date.now() : said;
  return Math.max(0, Date.parse(expiresAt) - now);
}
