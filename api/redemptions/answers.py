"""Answers as JSON, built by hand on the hot route; a test holds them equal to the declared schemas."""

import json
from datetime import datetime
from typing import Any

from api.redemptions.acts import Reply, instant
from api.redemptions.book import RedemptionState
from api.redemptions.models import Redemption
from api.redemptions.rules import Request, Verdict


def encode(body: dict[str, Any]) -> bytes:
    """Return a body as it is sent."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def redemption_body(redemption: RedemptionState | Redemption, available_cents: int) -> dict[str, Any]:
    """Return a redemption as desks read it (``RedemptionRead``)."""
    held = redemption.status == "authorized"
    return {
        "id": str(redemption.id),
        "status": redemption.status,
        "space_id": str(redemption.space_id),
        "desk_kind": redemption.desk_kind,
        "price_cents": redemption.price_cents,
        "voucher_share_cents": redemption.voucher_share_cents,
        "coworker_share_cents": redemption.coworker_share_cents,
        "reversed_cents": redemption.reversed_cents,
        "available_cents": available_cents,
        "starts_on": redemption.starts_on.isoformat(),
        "ends_on": redemption.ends_on.isoformat(),
        "external_reference": redemption.external_reference,
        "authorized_at": instant(redemption.authorized_at),
        "captured_at": instant(redemption.captured_at),
        "expires_at": instant(redemption.expires_at) if held else None,
        "cup": redemption.cup,
    }


def redemption_reply(redemption: RedemptionState, available_cents: int, *, status: int) -> Reply:
    """Return the answer to a write; a new redemption says where it is."""
    headers = {"Location": f"/v1/redemptions/{redemption.id}"} if status == 201 else {}
    return Reply(status, headers, encode(redemption_body(redemption, available_cents)))


def quote_reply(request: Request, verdict: Verdict, available_cents: int, expires_at: datetime) -> Reply:
    """Return the answer to a quote (``QuoteRead``)."""
    body = {
        "payable": not verdict.refusals,
        "price_cents": request.price_cents,
        "voucher_share_cents": verdict.voucher_share_cents,
        "coworker_share_cents": request.price_cents - verdict.voucher_share_cents,
        "available_cents": max(available_cents, 0),
        "presentation_expires_at": instant(expires_at),
        "reasons": [refusal.value for refusal in verdict.refusals],
    }
    return Reply(200, {}, encode(body))
