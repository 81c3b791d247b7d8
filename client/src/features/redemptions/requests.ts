import {
  redemptionCaptureCreate,
  redemptionCreate,
  redemptionList,
  redemptionQuoteCreate,
  redemptionReleaseCreate,
  redemptionReversalCreate,
  statementRead,
} from "@/api/generated";
import type { QuoteRead, RedemptionCreate, RedemptionRead, ReversalCreate } from "@/api/generated";
import { lifeOf } from "@/lib/server-time";

/** A quote, and how long its code still lives by the server's own clock. */
export async function quoteRedemption(
  request: RedemptionCreate,
): Promise<{ quote: QuoteRead; lifeMs: number }> {
  const { presentation, space_id, desk_kind, price_cents, starts_on, ends_on } = request;
  const body = { presentation, space_id, desk_kind, price_cents, starts_on, ends_on };
  const { data, response } = await redemptionQuoteCreate({ body, throwOnError: true });
  return { quote: data, lifeMs: lifeOf(data.presentation_expires_at, response) };
}

export async function createRedemption(
  body: RedemptionCreate,
  key: string,
): Promise<RedemptionRead> {
  const headers = { "Idempotency-Key": key };
  return (await redemptionCreate({ body, headers, throwOnError: true })).data;
}

/** The redemption of an attempt whose answer was lost, or null where there is none. */
export async function findByReference(
  spaceId: string,
  reference: string,
): Promise<RedemptionRead | null> {
  const query = { space_id: spaceId, external_reference: reference };
  const { data } = await redemptionList({ query, throwOnError: true });
  return data.items[0] ?? null;
}

export async function settleHold(given: { id: string; step: "capture" | "release"; key: string }) {
  const path = { redemption_id: given.id };
  const headers = { "Idempotency-Key": given.key };
  const settle = given.step === "capture" ? redemptionCaptureCreate : redemptionReleaseCreate;
  return (await settle({ path, headers, body: {}, throwOnError: true })).data;
}

export async function reverse(given: { id: string; body: ReversalCreate; key: string }) {
  const path = { redemption_id: given.id };
  const headers = { "Idempotency-Key": given.key };
  return (await redemptionReversalCreate({ path, headers, body: given.body, throwOnError: true }))
    .data;
}

export async function readStatement(spaceId: string, date: string) {
  return (await statementRead({ path: { date }, query: { space_id: spaceId }, throwOnError: true }))
    .data;
}

export async function listRedemptions(query: {
  space_id: string;
  from?: string;
  to?: string;
  cursor?: string;
}) {
  return (await redemptionList({ query: { ...query, limit: 50 }, throwOnError: true })).data;
}
