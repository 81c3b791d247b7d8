"""Reads the feed: at least once, in commit order, nothing skipped however many write at the same time.

An id is taken before the commit, and commits overtake one another: "id greater than the last" would lose events. The feed
shows only what no running transaction can still precede, in the order of the transactions.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, literal_column, or_, tuple_
from sqlalchemy.orm import Session

from api.core.ids import tenant_in
from api.core.outbox import SETTLED_XID, Event
from api.core.pagination import Page, PageRequest, decode_cursor, encode_cursor
from api.core.principal import Principal
from api.core.tenancy import enter_tenants, published, scoped, scoped_to
from api.events.schemas import EventType
from api.funding import FundingLine
from api.spaces import listing_tenants

KEPT_DAYS = 90
TYPES: tuple[str, ...] = get_args(EventType)


def read_feed(
    session: Session, page: PageRequest, by: Principal, *, now: datetime, type_: str | None = None
) -> Page[dict[str, Any]]:
    """Return events that concern the caller, the oldest first.

    ``next_cursor`` is null at the end. To go on later, the id of the last event that was handled is a cursor too.
    """
    tenants, concern = _concern(session, by)
    enter_tenants(session, tenants)
    statement = scoped_to(Event, tenants).where(
        concern,
        Event.type.in_([type_] if type_ is not None else TYPES),
        Event.recorded_xid < literal_column(SETTLED_XID),
        Event.occurred_at >= now - timedelta(days=KEPT_DAYS),
    )
    if page.cursor is not None:
        after = _after(session, page.cursor, tenants)
        statement = statement.where(tuple_(Event.recorded_xid, Event.id) > tuple_(*after))
    ordered = statement.order_by(Event.recorded_xid, Event.id).limit(page.limit + 1)
    rows = list(session.scalars(ordered))
    if len(rows) <= page.limit:
        return Page([_shown(row) for row in rows], None)
    last = rows[page.limit - 1]
    return Page([_shown(row) for row in rows[: page.limit]], encode_cursor([last.recorded_xid, last.id]))


def _concern(session: Session, by: Principal) -> tuple[set[int], ColumnElement[bool]]:
    """Return where to look and for what: a booking system's own spaces, a chamber's own lines and their calls."""
    if by.client_chamber_id is not None:
        lines = session.scalars(published(FundingLine).where(FundingLine.chamber_id == by.client_chamber_id)).all()
        calls = and_(Event.resource_type == "call", Event.resource_id.in_({line.call_id for line in lines}))
        concern = or_(Event.funding_line_id.in_({line.id for line in lines}), calls)
        return {line.tenant_id for line in lines}, concern
    if not by.client_space_ids:
        return set(), false()
    tenants = {*listing_tenants(session, by.client_space_ids), *by.client_tenant_ids}
    return tenants, Event.space_id.in_(by.client_space_ids)


def _after(session: Session, cursor: str, tenants: Iterable[int]) -> list[Any]:
    try:
        event_id = UUID(cursor)
    except ValueError:
        return decode_cursor(cursor, 2)
    tenant_id = tenant_in(event_id)
    found = session.scalars(scoped(Event, tenant_id).where(Event.id == event_id)).first()
    return [found.recorded_xid, found.id] if found and tenant_id in tenants else decode_cursor("", 2)


def _shown(row: Event) -> dict[str, Any]:
    return {
        "id": row.id,
        "type": row.type,
        "occurred_at": row.occurred_at,
        "resource": {"type": row.resource_type, "id": row.resource_id},
        "data": row.data,
    }
