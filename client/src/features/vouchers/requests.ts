import { voucherPresentationCreate, voucherPresentationRead } from "@/api/generated";
import type { PresentationRead } from "@/api/generated";
import { lifeOf } from "@/lib/server-time";

/** A code on the screen. `goodUntil` is an instant of the page's own clock (`performance.now()`). */
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
  const lifeMs = lifeOf(data.expires_at, response);
  const { id, token, token_grouped: grouped } = data;
  return { id, voucherId, token, grouped, lifeMs, goodUntil: performance.now() + lifeMs };
}

export async function readPresentation({ voucherId, id }: Code): Promise<PresentationRead> {
  const path = { voucher_id: voucherId, presentation_id: id };
  return (await voucherPresentationRead({ path, throwOnError: true })).data;
}
