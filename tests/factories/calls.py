"""Calls, made directly: the templates of Milan 2013 with windows of the test's own."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.calls import Call, Window, add_call, milan_2013_spaces, milan_2013_vouchers, publish_call
from api.core.ids import uuid7
from api.core.principal import Membership, Principal, Role

LONG_AGO = datetime(2013, 1, 7, 8, 0, tzinfo=UTC)
ALWAYS_OPEN = Window(LONG_AGO, datetime(2100, 1, 1, tzinfo=UTC))
AUTHOR_ID = uuid7()
__all__ = [
    "ALWAYS_OPEN",
    "AUTHOR_ID",
    "Window",
    "approver",
    "as_payload",
    "make_call",
    "make_draft",
    "space_draft",
    "voucher_draft",
    "window_around",
]


def window_around(now: datetime, *, days: int = 30) -> Window:
    """Return a window that is open now."""
    return Window(now - timedelta(days=days), now + timedelta(days=days))


def voucher_draft(window: Window = ALWAYS_OPEN, **options: Any) -> dict[str, Any]:
    """Return a ready voucher call (``milan_2013_vouchers``) with its responsible person."""
    return milan_2013_vouchers(window, **{"responsible_person": "Anna Rossi", **options})


def space_draft(window: Window = ALWAYS_OPEN, **options: Any) -> dict[str, Any]:
    """Return a ready accreditation call (``milan_2013_spaces``) with its responsible person."""
    return milan_2013_spaces(window, **{"responsible_person": "Anna Rossi", **options})


def as_payload(draft: dict[str, Any], municipality_code: str) -> dict[str, Any]:
    """Return a draft as an officer's client sends it."""
    window = {
        name: draft[name].astimezone(UTC).isoformat().replace("+00:00", "Z") for name in ("opens_at", "closes_at")
    }
    return {**draft, **window, "municipality_code": municipality_code}


def make_draft(
    session: Session, tenant_id: int, draft: dict[str, Any] | None = None, *, now: datetime = LONG_AGO
) -> Call:
    """Make a draft; the tenant's door must be open."""
    call = add_call(session, tenant_id, draft or voucher_draft(), author_id=AUTHOR_ID, now=now)
    session.flush()
    return call


def make_call(
    session: Session,
    tenant_id: int,
    draft: dict[str, Any] | None = None,
    *,
    now: datetime = LONG_AGO,
    co_signed: bool = True,
) -> Call:
    """Make a published call, co-signed where it must be, with its funding lines allocated."""
    call = make_draft(session, tenant_id, draft, now=now)
    publish_call(session, call.id, version=None, by=approver(tenant_id), now=now)
    if co_signed and call.co_signature_required:
        call.co_signed_at = now
    session.flush()
    return call


def approver(tenant_id: int, person_id: UUID | None = None) -> Principal:
    """Return someone who may publish."""
    return Principal(person_id=person_id or uuid7(), memberships=(Membership(Role.APPROVER, tenant_id=tenant_id),))
