"""Creates the profile of a space; whoever creates it manages it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from api.accounts import grant_role
from api.core import audit
from api.core.ids import uuid7
from api.core.principal import Principal, Role
from api.core.tenancy import PLATFORM_TENANT
from api.municipalities import Municipality
from api.spaces.errors import UnknownMunicipality
from api.spaces.models import Operator, Space, SpaceDesk, SpaceHours, SpacePrice
from api.spaces.rules import Opening, is_open_24h


def create_space(session: Session, profile: Mapping[str, Any], *, by: Principal, now: datetime) -> Space:
    """Add a space and its operator (members of ``SpaceCreate``). Raises UnknownMunicipality.

    The prices count from today. A profile alone gives no right: an office's decision puts the space into its list.
    """
    person_id = by.require_person()
    space = add_space(session, profile, now=now)
    grant_role(session, person_id, Role.SPACE_MANAGER, since=now.date(), space_id=space.id)
    audit.record(session, PLATFORM_TENANT, by, "space.created", "space", space.id, at=now)
    return space


def add_space(session: Session, profile: Mapping[str, Any], *, now: datetime, sandbox: bool = False) -> Space:
    """Add a space that nobody manages yet (a sandbox's playground, or the first step of ``create_space``)."""
    ensure_municipality(session, profile["address"]["municipality_code"])
    operator = Operator(id=uuid7(), created_at=now, **profile["operator"])
    location = profile["location"] or {"lat": None, "lon": None}
    space = Space(
        id=uuid7(),
        operator=operator,
        **{
            name: profile[name] for name in ("name", "services", "accessible", "accessibility_note", "website", "phone")
        },
        **profile["address"],
        **location,
        open_24h=False,
        sandbox=sandbox,
        created_at=now,
        updated_at=now,
        version=1,
        desks=[],
        prices=price_rows(profile["price_list"], now.date()),
        hours=[],
        listings=[],
    )
    put_desks(space, profile["desks"])
    put_hours(space, profile["opening_hours"])
    session.add(space)
    return space


def ensure_municipality(session: Session, istat_code: str) -> None:
    """Raise UnknownMunicipality for a code that no comune has."""
    if session.get(Municipality, istat_code) is None:
        raise UnknownMunicipality()


def put_desks(space: Space, desks: Mapping[str, int]) -> None:
    """Set how many desks of each kind there are."""
    known = {desk.desk_kind: desk for desk in space.desks}
    for kind, quantity in desks.items():
        if kind in known:
            known[kind].quantity = quantity
        else:
            space.desks.append(SpaceDesk(desk_kind=kind, quantity=quantity))


def put_hours(space: Space, hours: list[Mapping[str, Any]]) -> None:
    """Replace the opening hours."""
    known = {(row.day, row.opens): row for row in space.hours}
    rows = []
    for opening in hours:
        row = known.get((opening["day"], opening["opens"])) or SpaceHours(day=opening["day"], opens=opening["opens"])
        row.closes = opening["closes"]
        rows.append(row)
    space.hours = rows
    space.open_24h = is_open_24h([Opening(row.day, row.opens, row.closes) for row in rows])


def price_rows(price_list: list[Mapping[str, Any]], valid_from: date) -> list[SpacePrice]:
    """Return the first versions of a price list."""
    return [SpacePrice(**price, valid_from=valid_from) for price in price_list]
