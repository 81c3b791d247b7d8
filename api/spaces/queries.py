"""Reads of spaces: one with all its parts, and the public list by place, kind and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Float, Integer, Select, cast, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, selectinload

from api.core.errors import FieldError, InvalidPayload, NotFound
from api.core.pagination import Page, PageRequest, decode_cursor, encode_cursor, paginate
from api.core.principal import Principal, Role
from api.spaces.models import Operator, Space, SpaceDesk, SpaceListing
from api.spaces.rules import degrees_around

EARTH_RADIUS_M = 6_371_000
IN_LIST = ("accredited", "suspended", "renewal_due")
"""States of an accreditation with which a space is shown in the public list."""
_PARTS = [selectinload(part) for part in (Space.operator, Space.desks, Space.prices, Space.hours, Space.listings)]


@dataclass(frozen=True, slots=True)
class SpaceFilter:
    """What a reader looks for; None: whatever."""

    municipality: str | None = None
    words: str | None = None
    near: tuple[float, float] | None = None
    radius_m: int | None = None
    desk_kind: str | None = None
    accessible: bool | None = None
    open_24h: bool | None = None
    mine: bool = False


def get_space(session: Session, space_id: UUID) -> Space | None:
    """Return a space with all its parts."""
    return session.scalars(select(Space).where(Space.id == space_id).options(*_PARTS)).first()


def get_spaces(session: Session, space_ids: Iterable[UUID]) -> dict[UUID, Space]:
    """Return several spaces with all their parts, by id."""
    wanted = select(Space).where(Space.id.in_(list(space_ids))).options(*_PARTS)
    return {space.id: space for space in session.scalars(wanted)}


def get_spaces_for_rules(session: Session, space_ids: Iterable[UUID]) -> dict[UUID, Space]:
    """Return several spaces with what rules look at: desks and places in lists."""
    parts = [selectinload(Space.desks), selectinload(Space.listings)]
    return {
        space.id: space for space in session.scalars(select(Space).where(Space.id.in_(list(space_ids))).options(*parts))
    }


def space_name(session: Session, space_id: UUID) -> str | None:
    """Return a space's name."""
    space = session.get(Space, space_id)
    return space.name if space else None


def read_space(session: Session, space_id: UUID, *, by: Principal) -> Space:
    """Return a space for a reader; a sandbox's space only for its own people and machines. Raises NotFound."""
    space = get_space(session, space_id)
    if space is None or (space.sandbox and space_id not in _own_spaces(by)):
        raise NotFound()
    return space


def find_spaces(
    session: Session, page: PageRequest, wanted: SpaceFilter, *, by: Principal
) -> Page[tuple[Space, int | None]]:
    """Return spaces with their distance: by name, or where a place is given the nearest first."""
    statement = _filtered(wanted, by).options(*_PARTS)
    if wanted.near is None:
        found = paginate(session, statement, [Space.name, Space.id], page)
        return Page([(space, None) for space in found.items], found.next_cursor)
    return _nearest(session, page, statement, wanted)


def listing_status(session: Session, space_id: UUID, tenant_id: int) -> str | None:
    """Return the state of a space in a municipality's list, or None where it is in no state there."""
    return session.scalars(
        select(SpaceListing.status).where(SpaceListing.space_id == space_id, SpaceListing.tenant_id == tenant_id)
    ).first()


def listing_tenants(session: Session, space_ids: Iterable[UUID]) -> list[int]:
    """Return the tenants in whose lists these spaces stand, in whatever state."""
    wanted = select(SpaceListing.tenant_id).where(SpaceListing.space_id.in_(list(space_ids))).distinct()
    return sorted(session.scalars(wanted))


def _own_spaces(by: Principal) -> set[UUID]:
    managed = {m.space_id for m in by.memberships if m.space_id and m.role in {Role.SPACE_MANAGER, Role.DESK_STAFF}}
    return managed | by.client_space_ids


def _filtered(wanted: SpaceFilter, by: Principal) -> Select[Space]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.mine:
        conditions.append(Space.id.in_(_own_spaces(by)))
    else:
        conditions += [Space.sandbox.is_(False), _listed(SpaceListing.status.in_(IN_LIST))]
    if wanted.municipality is not None:
        listed_there = _listed(SpaceListing.municipality_code == wanted.municipality, SpaceListing.status.in_(IN_LIST))
        conditions.append(or_(Space.municipality_code == wanted.municipality, listed_there))
    if wanted.desk_kind is not None:
        conditions.append(
            select(SpaceDesk.space_id)
            .where(SpaceDesk.space_id == Space.id, SpaceDesk.desk_kind == wanted.desk_kind, SpaceDesk.quantity > 0)
            .exists()
        )
    if wanted.accessible is not None:
        conditions.append(Space.accessible.is_(wanted.accessible))
    if wanted.open_24h is not None:
        conditions.append(Space.open_24h.is_(wanted.open_24h))
    for word in (wanted.words or "").split()[:5]:
        conditions.append(_has_word(word))
    return select(Space).where(*conditions)


def _listed(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(SpaceListing.space_id).where(SpaceListing.space_id == Space.id, *conditions).exists()


def _has_word(word: str) -> ColumnElement[bool]:
    columns = (Space.name, Space.street, Space.district, Space.postal_code)
    by_operator = select(Operator.id).where(
        Operator.id == Space.operator_id, Operator.name.icontains(word, autoescape=True)
    )
    return or_(*(column.icontains(word, autoescape=True) for column in columns), by_operator.exists())


def _nearest(
    session: Session, page: PageRequest, statement: Select[Any], wanted: SpaceFilter
) -> Page[tuple[Space, int | None]]:
    lat, lon = wanted.near or (0.0, 0.0)
    distance = _distance_m(lat, lon)
    statement = statement.where(Space.lat.is_not(None))
    if wanted.radius_m is not None:
        south, north, west, east = degrees_around(lat, lon, wanted.radius_m)
        # The box is what an index can find; the circle is what was asked.
        statement = statement.where(Space.lat.between(south, north), Space.lon.between(west, east))
        statement = statement.where(distance <= wanted.radius_m)
    if page.cursor is not None:
        metres, last_id = decode_cursor(page.cursor, 2)
        if not (isinstance(metres, int) and isinstance(last_id, UUID)):
            raise InvalidPayload([FieldError("/cursor", "invalid_cursor", "This cursor was not given by us.")])
        statement = statement.where(tuple_(distance, Space.id) > tuple_(literal(metres), literal(last_id)))
    rows = session.execute(statement.add_columns(distance).order_by(distance, Space.id).limit(page.limit + 1)).all()
    found = [(row[0], int(row[1])) for row in rows[: page.limit]]
    if len(rows) <= page.limit:
        return Page(found, None)
    return Page(found, encode_cursor([found[-1][1], found[-1][0].id]))


def _distance_m(lat: float, lon: float) -> ColumnElement[int]:
    """Return the great-circle distance (haversine) in whole metres."""
    here = func.radians(cast(literal(lat), Float))
    there = func.radians(Space.lat)
    across = func.sin((there - here) / 2)
    along = func.sin(func.radians(Space.lon - cast(literal(lon), Float)) / 2)
    chord = across * across + func.cos(here) * func.cos(there) * along * along
    return cast(func.round(2 * EARTH_RADIUS_M * func.asin(func.sqrt(func.least(1.0, chord)))), Integer)
