import { todayOn } from "@/lib/dates";

/** What the copyable lines may hold: the secret is asked for by the shell and stands nowhere on the page. */
export interface Credentials {
  clientId: string;
  spaceId: string;
}

export const PLACEHOLDERS: Credentials = {
  clientId: "YOUR_CLIENT_ID",
  spaceId: "YOUR_SPACE_ID",
};

/** Lines that run one after the other in the same shell. */
export function curlLines(base: string, given: Credentials) {
  const day = todayOn();
  const charge = (extra: string) =>
    `{"presentation": "TEST-OK", "space_id": "'$SPACE'", "desk_kind": "shared_desk", "price_cents": 25000, "starts_on": "${day}", "ends_on": "${day}"${extra}}`;
  return {
    credentials: [
      `BASE=${base}`,
      `CLIENT=${given.clientId}`,
      `SPACE=${given.spaceId}`,
      `read -rs -p "client_secret: " SECRET`,
    ].join("\n"),
    token: [
      `TOKEN=$(curl -s -u "$CLIENT:$SECRET" -d grant_type=client_credentials $BASE/oauth/token \\`,
      `  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    ].join("\n"),
    quote: [
      `curl -s $BASE/v1/redemption-quotes -H "Authorization: Bearer $TOKEN" \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '${charge("")}'`,
    ].join("\n"),
    redeem: [
      `BOOKING=booking-$(date +%s)`,
      `ANSWER=$(curl -s $BASE/v1/redemptions -H "Authorization: Bearer $TOKEN" \\`,
      `  -H 'Content-Type: application/json' -H "Idempotency-Key: $BOOKING-charge" \\`,
      `  -d '${charge(`, "capture": true, "external_reference": "'$BOOKING'"`)}')`,
      `echo "$ANSWER"`,
      `ID=$(echo "$ANSWER" | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')`,
    ].join("\n"),
    reverse: [
      `curl -s $BASE/v1/redemptions/$ID/reversals -H "Authorization: Bearer $TOKEN" \\`,
      `  -H 'Content-Type: application/json' -H "Idempotency-Key: $BOOKING-undo" \\`,
      `  -d '{"amount_cents": 12500, "reason": "wrong booking"}'`,
    ].join("\n"),
    statement: [
      `curl -s "$BASE/v1/statements/${day}?space_id=$SPACE" -H "Authorization: Bearer $TOKEN"`,
    ].join("\n"),
  };
}
