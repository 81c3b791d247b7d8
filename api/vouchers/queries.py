"""Reads of vouchers, and their lock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from api.core.dates import local_day
from api.core.errors import NotFound
from api.core.ids import tenant_in
from api.core.pagination import Page, PageRequest, paginate
from api.core.principal import Principal, Role
from api.core.tenancy import enter_tenants, scoped, scoped_to
from api.vouchers.models import Voucher, VoucherFunding, VoucherMonth

OFFICE = (Role.OFFICER, Role.APPROVER, Role.TREASURER, Role.AUDITOR)
_HOLDS = table("redemptions", *map(column, ("tenant_id", "voucher_id", "space_id", "status")))
"""Redemptions are a feature above this one; who waits for a hold is all that is asked of them here."""


@dataclass(frozen=True, slots=True)
class VoucherFilters:
    """What a list of vouchers is narrowed to; ``mine`` leaves out those that the caller sees by office."""

    status: str | None = None
    call_id: UUID | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True)
class VoucherView:
    """A voucher and what it may still pay in the present month."""

    voucher: Voucher
    month_left_cents: int

    def __getattr__(self, name: str) -> object:
        return getattr(self.voucher, name)


def readable_voucher(session: Session, voucher_id: UUID, by: Principal) -> Voucher:
    """Return a voucher to its holder or to the office. Raises NotFound for everybody else."""
    row = _find(session, voucher_id)
    if row.person_id is not None and row.person_id == by.person_id:
        return row
    by.require_in_tenant(row.tenant_id, *OFFICE)
    return row


def own_voucher(session: Session, voucher_id: UUID, by: Principal) -> Voucher:
    """Return a voucher to its holder alone. Raises NotFound."""
    row = _find(session, voucher_id)
    if row.person_id is None or row.person_id != by.person_id:
        raise NotFound()
    return row


def list_vouchers(
    session: Session, filters: VoucherFilters, page: PageRequest, by: Principal, now: datetime
) -> Page[VoucherView]:
    """Return the caller's own vouchers and those of their offices, the newest first."""
    person_id = by.require_person()
    offices = () if filters.mine else by.tenants(*OFFICE)
    tenants = {*offices, *by.person_tenant_ids}
    enter_tenants(session, tenants)
    statement = scoped_to(Voucher, tenants).where(
        (Voucher.person_id == person_id) | Voucher.tenant_id.in_(offices), Voucher.application_id.is_not(None)
    )
    if filters.status is not None:
        statement = statement.where(Voucher.status == filters.status)
    if filters.call_id is not None:
        statement = statement.where(Voucher.call_id == filters.call_id)
    found = paginate(session, statement, [Voucher.id], page, descending=True)
    return Page(with_month(session, found.items, now), found.next_cursor)


def with_month(session: Session, rows: Sequence[Voucher], now: datetime) -> list[VoucherView]:
    """Add to vouchers what they may still pay this month."""
    used = _used_by_month(session, [row for row in rows if row.monthly_cap_cents is not None])
    return [VoucherView(row, _left(row, used, now)) for row in rows]


def lock_voucher(session: Session, tenant_id: int, voucher_id: UUID) -> Voucher:
    """Lock a voucher and return it with fresh amounts. Raises NotFound."""
    wanted = scoped(Voucher, tenant_id).where(Voucher.id == voucher_id).with_for_update()
    row = session.scalars(wanted.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotFound()
    return row


def voucher_of_application(session: Session, tenant_id: int, application_id: UUID) -> Voucher | None:
    """Return the voucher that was issued from an application, locked."""
    wanted = scoped(Voucher, tenant_id).where(Voucher.application_id == application_id)
    return session.scalars(wanted.with_for_update().execution_options(populate_existing=True)).first()


def lines_of_voucher(session: Session, voucher: Voucher) -> Sequence[VoucherFunding]:
    """Return the funding lines that pay a voucher, fresh, in the order of their ids."""
    wanted = scoped(VoucherFunding, voucher.tenant_id).where(VoucherFunding.voucher_id == voucher.id)
    ordered = wanted.order_by(VoucherFunding.line_id).execution_options(populate_existing=True)
    return session.scalars(ordered).all()


def spaces_with_holds(session: Session, voucher: Voucher) -> list[UUID]:
    """Return the spaces at which a part of the voucher is held."""
    wanted = select(_HOLDS.c.space_id).where(
        _HOLDS.c.tenant_id == voucher.tenant_id, _HOLDS.c.voucher_id == voucher.id, _HOLDS.c.status == "authorized"
    )
    return sorted(session.scalars(wanted.distinct()))


def _find(session: Session, voucher_id: UUID) -> Voucher:
    tenant_id = tenant_in(voucher_id)
    enter_tenants(session, [tenant_id])
    row = session.scalars(scoped(Voucher, tenant_id).where(Voucher.id == voucher_id)).first()
    if row is None:
        raise NotFound()
    return row


def _used_by_month(session: Session, rows: Iterable[Voucher]) -> dict[tuple[UUID, date], int]:
    rows = list(rows)
    wanted = scoped_to(VoucherMonth, {row.tenant_id for row in rows}).where(
        VoucherMonth.voucher_id.in_({row.id for row in rows})
    )
    return {(month.voucher_id, month.month): month.used_cents for month in session.scalars(wanted)}


def _left(row: Voucher, used: dict[tuple[UUID, date], int], now: datetime) -> int:
    if row.monthly_cap_cents is None:
        return row.available_cents
    this_month = local_day(now, row.time_zone).replace(day=1)
    return max(min(row.monthly_cap_cents - used.get((row.id, this_month), 0), row.available_cents), 0)
