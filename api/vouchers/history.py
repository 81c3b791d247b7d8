"""What happened to a voucher, written in the transaction in which it happened."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.core import audit, outbox
from api.core.principal import Principal
from api.vouchers.models import Voucher
from api.vouchers.queries import spaces_with_holds


def record(
    session: Session,
    row: Voucher,
    what: str,
    *,
    by: Principal | None,
    now: datetime,
    data: dict[str, Any] | None = None,
) -> None:
    """Record an act: the holder is told, and spaces that wait for a hold learn the bare fact, never the reason."""
    fact, tenant_id = f"voucher.{what}", row.tenant_id
    details = {"status": row.status, "available_cents": row.available_cents, **(data or {})}
    row.version += 1
    outbox.emit(session, tenant_id, fact, "voucher", row.id, at=now, data=details, person_id=row.person_id)
    audit.record(session, tenant_id, by, fact, "voucher", row.id, at=now, data=details)
    if what in {"suspended", "reinstated", "revoked", "expired"}:
        bare = {"status": row.status}
        for space_id in spaces_with_holds(session, row):
            outbox.emit(session, tenant_id, fact, "voucher", row.id, at=now, data=bare, space_id=space_id)
