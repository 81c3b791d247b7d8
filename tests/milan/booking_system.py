"""A booking system of 2013's spaces, as a vendor would write it: tokens by client credentials, keys, references."""

from typing import Any
from uuid import uuid4

import httpx

Json = dict[str, Any]


class BookingSystem:
    """Speaks to the API over HTTP and knows nothing else."""

    def __init__(self, base_url: str, client_id: str, client_secret: str) -> None:
        self._http = httpx.Client(base_url=base_url, timeout=30)
        answer = self._http.post(
            "/oauth/token", data={"grant_type": "client_credentials"}, auth=(client_id, client_secret)
        )
        answer.raise_for_status()
        self._http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        self._bookings = 0

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def charge(
        self, presentation: str, space_id: str, month: tuple[str, str], price_cents: int, *, hold: bool = False
    ) -> Json:
        """Charge a booking of a shared desk (or hold the amount) and return the redemption."""
        self._bookings += 1
        body = {
            "presentation": presentation,
            "space_id": space_id,
            "desk_kind": "shared_desk",
            "price_cents": price_cents,
            "starts_on": month[0],
            "ends_on": month[1],
            "external_reference": f"booking-{self._bookings}",
            "capture": not hold,
        }
        return self._post("/v1/redemptions", body)

    def capture(self, redemption_id: str, price_cents: int) -> Json:
        """Turn a hold into a charge."""
        return self._post(f"/v1/redemptions/{redemption_id}/capture", {"price_cents": price_cents})

    def reverse(self, redemption_id: str, amount_cents: int) -> Json:
        """Give an amount back."""
        return self._post(
            f"/v1/redemptions/{redemption_id}/reversals", {"amount_cents": amount_cents, "reason": "cancelled"}
        )

    def _post(self, path: str, body: Json) -> Json:
        answer = self._http.post(path, json=body, headers={"Idempotency-Key": f"booking-key-{uuid4()}"})
        result: Json = answer.json()
        return {"http_status": answer.status_code, **result}
