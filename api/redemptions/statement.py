"""A space's statement of a day: the redemptions begun on it, their sums, and a hash by which systems compare."""

import hashlib
import json
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.core.dates import ROME, end_of, start_of
from api.core.principal import Principal
from api.core.tenancy import enter_tenants, scoped_to
from api.redemptions.answers import redemption_body
from api.redemptions.lane import DESK_ROLES
from api.redemptions.models import Redemption
from api.redemptions.rules import CAPTURED
from api.spaces import listing_tenants

_LEFT_OUT = ("space_id", "available_cents", "expires_at", "cup")


def state_day(session: Session, day: date, space_id: UUID, by: Principal) -> dict[str, Any]:
    """Return the statement of a day (in Rome) of one of the caller's spaces. Raises NotFound, Forbidden."""
    by.require_space(space_id, *DESK_ROLES)
    tenants = listing_tenants(session, [space_id])
    enter_tenants(session, tenants)
    wanted = scoped_to(Redemption, tenants).where(
        Redemption.space_id == space_id,
        Redemption.authorized_at >= start_of(day),
        Redemption.authorized_at < end_of(day),
    )
    rows = list(session.scalars(wanted.order_by(Redemption.id)))
    lines = [_line(row) for row in rows]
    return {
        "date": day,
        "space_id": space_id,
        "time_zone": ROME,
        "lines": lines,
        "totals": _totals(rows),
        "sha256": hash_of(lines),
    }


def hash_of(lines: list[dict[str, Any]]) -> str:
    """Return the SHA-256 over the canonical lines: members in alphabetical order, no blanks, joined by line feeds."""
    canonical = [json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False) for line in lines]
    return hashlib.sha256("\n".join(canonical).encode()).hexdigest()


def _line(row: Redemption) -> dict[str, Any]:
    body = redemption_body(row, 0)
    return {name: value for name, value in body.items() if name not in _LEFT_OUT}


def _totals(rows: list[Redemption]) -> dict[str, int]:
    captured = [row for row in rows if row.status in CAPTURED]
    share, returned = sum(row.voucher_share_cents for row in captured), sum(row.reversed_cents for row in captured)
    return {
        "count": len(rows),
        "captured_count": len(captured),
        "price_cents": sum(row.price_cents for row in captured),
        "voucher_share_cents": share,
        "coworker_share_cents": sum(row.coworker_share_cents for row in captured),
        "reversed_cents": returned,
        "net_cents": share - returned,
    }
