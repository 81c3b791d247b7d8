"""Reads of redemptions: a space's own, and the holder's or the office's movements of a voucher."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from api.core.dates import end_of, start_of
from api.core.errors import NotFound
from api.core.ids import tenant_in
from api.core.pagination import Page, PageRequest, paginate
from api.core.principal import Principal
from api.core.tenancy import enter_tenants, scoped, scoped_to
from api.redemptions.answers import redemption_body
from api.redemptions.lane import DESK_ROLES
from api.redemptions.models import Redemption
from api.redemptions.rules import RedemptionStatus
from api.spaces import Space, listing_tenants
from api.vouchers import Presentation, Voucher, readable_voucher


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of redemptions is narrowed to; days are those of their authorisation, in Rome."""

    space_id: UUID | None = None
    external_reference: str | None = None
    status: str | None = None
    first: date | None = None
    last: date | None = None


def find_redemption(session: Session, redemption_id: UUID, by: Principal, now: datetime) -> dict[str, Any]:
    """Return a redemption of one of the caller's spaces. Raises NotFound, Forbidden."""
    tenant_id = tenant_in(redemption_id)
    enter_tenants(session, [tenant_id])
    row = session.scalars(scoped(Redemption, tenant_id).where(Redemption.id == redemption_id)).first()
    if row is None:
        raise NotFound()
    by.require_space(row.space_id, *DESK_ROLES)
    return _seen(session, [row], now)[0]


def list_redemptions(
    session: Session, filters: Filters, page: PageRequest, by: Principal, now: datetime
) -> Page[dict[str, Any]]:
    """Return redemptions of the caller's spaces, the newest first. Raises NotFound for another's space."""
    spaces = own_spaces(by, filters.space_id)
    tenants = listing_tenants(session, spaces)
    enter_tenants(session, tenants)
    statement = _narrowed(scoped_to(Redemption, tenants).where(Redemption.space_id.in_(spaces)), filters)
    found = paginate(session, statement, [Redemption.id], page, descending=True)
    return Page(_seen(session, found.items, now), found.next_cursor)


def own_spaces(by: Principal, space_id: UUID | None) -> list[UUID]:
    """Return the spaces for which the caller may ask: one that they named, or all of theirs."""
    if space_id is not None:
        by.require_space(space_id, *DESK_ROLES)
        return [space_id]
    held = {m.space_id for m in by.memberships if m.role in DESK_ROLES and m.space_id}
    return sorted(held | by.client_space_ids)


def list_movements(session: Session, voucher_id: UUID, page: PageRequest, by: Principal) -> Page[dict[str, Any]]:
    """Return a voucher's uses, the newest first, with the names of the spaces. Raises NotFound for another's voucher."""
    voucher = readable_voucher(session, voucher_id, by)
    statement = scoped(Redemption, voucher.tenant_id).where(Redemption.voucher_id == voucher.id)
    found = paginate(session, statement, [Redemption.id], page, descending=True)
    names = _names(session, {row.space_id for row in found.items})
    return Page([_movement(row, names) for row in found.items], found.next_cursor)


def find_presentation(session: Session, voucher_id: UUID, presentation_id: UUID, by: Principal) -> dict[str, Any]:
    """Return whether a presentation was spent, where and for how much. Raises NotFound."""
    voucher = readable_voucher(session, voucher_id, by)
    wanted = scoped(Presentation, voucher.tenant_id).where(
        Presentation.id == presentation_id, Presentation.voucher_id == voucher.id
    )
    row = session.scalars(wanted).first()
    if row is None or voucher.person_id != by.person_id:
        raise NotFound()
    spent = session.get(Redemption, (voucher.tenant_id, row.redemption_id)) if row.redemption_id else None
    names = _names(session, {spent.space_id} if spent else set())
    return {
        "id": row.id,
        "expires_at": row.expires_at,
        "spent_at": row.spent_at,
        "space_id": spent.space_id if spent else row.space_id,
        "space_name": names.get(spent.space_id) if spent else None,
        "voucher_share_cents": spent.voucher_share_cents if spent else None,
    }


def _narrowed(statement: Select[Any], filters: Filters) -> Select[Any]:
    if filters.external_reference is not None:
        statement = statement.where(Redemption.external_reference == filters.external_reference)
    if filters.status is not None:
        statement = statement.where(Redemption.status == filters.status)
    if filters.first is not None:
        statement = statement.where(Redemption.authorized_at >= start_of(filters.first))
    if filters.last is not None:
        statement = statement.where(Redemption.authorized_at < end_of(filters.last))
    return statement


def _seen(session: Session, rows: Iterable[Redemption], now: datetime) -> list[dict[str, Any]]:
    rows = list(rows)
    wanted = scoped_to(Voucher, {row.tenant_id for row in rows}).where(Voucher.id.in_({row.voucher_id for row in rows}))
    available = {voucher.id: voucher.available_cents for voucher in session.scalars(wanted)}
    return [_with_clock(row, redemption_body(row, available[row.voucher_id]), now) for row in rows]


def _with_clock(row: Redemption, body: dict[str, Any], now: datetime) -> dict[str, Any]:
    # A hold ends by the clock, whether or not the worker has come by.
    if row.status == RedemptionStatus.AUTHORIZED and row.expires_at and row.expires_at <= now:
        body.update(status=RedemptionStatus.EXPIRED.value, expires_at=None)
    return body


def _names(session: Session, space_ids: set[UUID]) -> dict[UUID, str]:
    return {row.id: row.name for row in session.execute(select(Space.id, Space.name).where(Space.id.in_(space_ids)))}


def _movement(row: Redemption, names: dict[UUID, str]) -> dict[str, Any]:
    kept = ("id", "status", "space_id", "desk_kind", "price_cents", "voucher_share_cents", "coworker_share_cents")
    later = ("reversed_cents", "starts_on", "ends_on", "authorized_at", "captured_at", "expires_at")
    return {name: getattr(row, name) for name in kept + later} | {"space_name": names.get(row.space_id, "")}
