"""Spaces, made directly."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.accreditations import Accreditation, accredit_space
from api.spaces import Space, add_space
from tests.factories.municipalities import MILANO

LONG_AGO = datetime(2013, 1, 7, 8, 0, tzinfo=UTC)
DUOMO = {"lat": 45.4641, "lon": 9.1919}
WEEK = [{"day": day, "opens": "09:00", "closes": "18:00"} for day in range(1, 6)]
ALWAYS = [{"day": day, "opens": "00:00", "closes": "24:00"} for day in range(1, 8)]
PRICES = [
    {"desk_kind": "shared_desk", "unit": "hour", "price_cents": 400},
    {"desk_kind": "shared_desk", "unit": "day", "price_cents": 1_800},
    {"desk_kind": "shared_desk", "unit": "month", "price_cents": 25_000},
    {"desk_kind": "reserved_desk", "unit": "month", "price_cents": 30_000},
]


def profile(**changes: Any) -> dict[str, Any]:
    """Return the members of ``SpaceCreate`` as JSON, with some changed."""
    plain: dict[str, Any] = {
        "operator": {"name": "Tavoli Larghi S.r.l.", "vat_number": None, "tax_code": None},
        "name": "Tavoli Larghi",
        "address": {
            "street": "Via Tortona 15",
            "postal_code": "20144",
            "municipality_code": MILANO,
            "district": "Tortona",
        },
        "location": DUOMO,
        "desks": {"shared_desk": 12, "reserved_desk": 4, "private_office": 2},
        "services": ["meeting_room", "broadband"],
        "opening_hours": WEEK,
        "price_list": PRICES,
        "accessible": True,
        "accessibility_note": None,
        "website": None,
        "phone": None,
    }
    return {**plain, **changes}


def make_space(session: Session, *, since: datetime = LONG_AGO, sandbox: bool = False, **changes: Any) -> Space:
    """Make a space whose prices count since long ago."""
    row = add_space(session, profile(**changes), now=since, sandbox=sandbox)
    session.flush()
    return row


def accredit(session: Session, space_id: UUID, tenant_id: int, *, since: datetime = LONG_AGO) -> Accreditation:
    """Put a space into a tenant's list; the tenant's door must be open."""
    row = accredit_space(
        session, tenant_id=tenant_id, space_id=space_id, call_id=None, application_id=None, by=None, now=since
    )
    session.flush()
    return row


def make_accredited_space(session: Session, tenant_id: int, *, since: datetime = LONG_AGO, **changes: Any) -> Space:
    """Make a space in a tenant's list; the tenant's door must be open."""
    space = make_space(session, since=since, **changes)
    accredit(session, space.id, tenant_id, since=since)
    return space
