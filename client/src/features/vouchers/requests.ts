import { voucherPresentationCreate, voucherPresentationRead } from "@/api/generated";
import type { PresentationRead } from "@/api/generated";
import { lifeOf } from "@/lib/server-time";

const EARLY_MS = 5_000;
const QUICK_MS = 60_000;
const SLOW_MS = 600_000;

/** A code on the screen. `goodUntil` is an instant of the page's own clock (`performance.now()`): when to renew. */
export interface Code {
  id: string;
  voucherId: string;
  token: string;
  grouped: string;
  lifeMs: number;
  goodUntil: number;
}

export async function createPresentation(voucherId: string, spaceId: string | null): Promise<Code> {
  const { data, response } = await voucherPresentationCreate({
    path: { voucher_id: voucherId },
    body: spaceId ? { space_id: spaceId } : {},
    throwOnError: true,
  });
  // A new one is made a little before the old one dies, so that a desk never reads a dead one.
  const lifeMs =
    Math.min(lifeOf(data.expires_at, response), spaceId ? SLOW_MS : QUICK_MS) - EARLY_MS;
  const { id, token, token_grouped: grouped } = data;
  return { id, voucherId, token, grouped, lifeMs, goodUntil: performance.now() + lifeMs };
}

export async function readPresentation({ voucherId, id }: Code): Promise<PresentationRead> {
  const path = { voucher_id: voucherId, presentation_id: id };
  return (await voucherPresentationRead({ path, throwOnError: true })).data;
}
