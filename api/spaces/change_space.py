"""Changes the profile of a space: its manager's own act; prices follow the rule of the next month."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.core import audit
from api.core.errors import NotFound, StaleVersion
from api.core.principal import Principal, Role
from api.core.tenancy import PLATFORM_TENANT
from api.spaces.create_space import ensure_municipality, put_desks, put_hours
from api.spaces.models import Space, SpacePrice
from api.spaces.queries import get_space
from api.spaces.rules import DeskKind, PriceVersion, Unit, begins_on, prices_on

_PLAIN = ("name", "services", "accessible", "accessibility_note", "website", "phone")


def change_space(
    session: Session, space_id: UUID, changes: Mapping[str, Any], *, version: int, by: Principal, now: datetime
) -> Space:
    """Apply the given members (of ``SpacePatch``). Raises NotFound, Forbidden, StaleVersion, UnknownMunicipality."""
    by.require_space(space_id, Role.SPACE_MANAGER)
    session.execute(select(Space.id).where(Space.id == space_id).with_for_update())
    space = get_space(session, space_id)
    if space is None:
        raise NotFound()
    if space.version != version:
        raise StaleVersion()
    _apply(session, space, changes, now.date())
    space.version += 1
    space.updated_at = now
    data = {"members": sorted(changes)}
    audit.record(session, PLATFORM_TENANT, by, "space.changed", "space", space.id, at=now, data=data)
    return space


def put_prices(space: Space, price_list: list[Mapping[str, Any]], today: date) -> None:
    """Set the price list: what is lower counts at once, what is dearer from the next month; announced changes give way."""
    in_force = {(price.desk_kind, price.unit): price.price_cents for price in prices_on(_versions(space), today)}
    space.prices = [row for row in space.prices if row.valid_from <= today]
    wanted = {(DeskKind(p["desk_kind"]), Unit(p["unit"])): p["price_cents"] for p in price_list}
    kinds_offered = {kind for kind, _ in in_force}
    for kind, unit in {**in_force, **wanted}:
        old, new = in_force.get((kind, unit)), wanted.get((kind, unit))
        if old != new:
            _put_price(space, kind, unit, begins_on(old, new, today, is_new_kind=kind not in kinds_offered), new)


def _put_price(space: Space, kind: DeskKind, unit: Unit, valid_from: date, price_cents: int | None) -> None:
    for row in space.prices:
        if (row.desk_kind, row.unit, row.valid_from) == (kind, unit, valid_from):
            row.price_cents = price_cents
            return
    space.prices.append(
        SpacePrice(desk_kind=kind.value, unit=unit.value, valid_from=valid_from, price_cents=price_cents)
    )


def _apply(session: Session, space: Space, changes: Mapping[str, Any], today: date) -> None:
    _set_all(space, {name: changes[name] for name in _PLAIN if name in changes})
    if "address" in changes:
        ensure_municipality(session, changes["address"]["municipality_code"])
        _set_all(space, changes["address"])
    if "location" in changes:
        _set_all(space, changes["location"] or {"lat": None, "lon": None})
    if "desks" in changes:
        put_desks(space, changes["desks"])
    if "opening_hours" in changes:
        put_hours(space, changes["opening_hours"])
    if "price_list" in changes:
        put_prices(space, changes["price_list"], today)


def _set_all(space: Space, members: Mapping[str, Any]) -> None:
    for name, value in members.items():
        setattr(space, name, value)


def _versions(space: Space) -> list[PriceVersion]:
    return [
        PriceVersion(DeskKind(row.desk_kind), Unit(row.unit), row.valid_from, row.price_cents) for row in space.prices
    ]
