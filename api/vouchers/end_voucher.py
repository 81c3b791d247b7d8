"""Ends a voucher, by its office or by the clock, and returns what is left to the funding lines it came from."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, delete, or_
from sqlalchemy.orm import Session

from api.applications import ApplicationStatus, award_queue, end_award, find_application
from api.calls import Call
from api.core.errors import InvalidTransition
from api.core.ids import tenant_in
from api.core.principal import Principal
from api.core.tenancy import enter_tenants, scoped, scoped_to
from api.funding import lock_lines, release_funds
from api.vouchers.history import record
from api.vouchers.models import Presentation, Voucher
from api.vouchers.queries import lines_of_voucher, lock_voucher
from api.vouchers.rules import ENDED, VoucherStatus, can_become


def end_voucher(
    session: Session,
    voucher_id: UUID,
    target: VoucherStatus,
    *,
    by: Principal | None,
    now: datetime,
    reason: str | None = None,
) -> Voucher:
    """Take a voucher to its end. What is held stays promised to its space; what returns later is swept by the worker.

    Locks call, lines, application, voucher, in the order of the house. Raises NotFound, InvalidTransition.
    """
    row = _lock_with_its_money(session, voucher_id)
    if not can_become(row.status, target):
        raise InvalidTransition()
    if target is VoucherStatus.REVOKED:
        _forfeit_award(session, row, by, now)
    row.status, row.reason = target, reason
    record(session, row, target.value, by=by, now=now)
    _return_money(session, row, by, now)
    return row


def sweep_voucher(session: Session, voucher_id: UUID, *, now: datetime) -> None:
    """Expire a voucher whose last day has passed, and return what came back to one that has ended."""
    row = _lock_with_its_money(session, voucher_id)
    if row.status not in ENDED and now >= row.expires_at:
        row.status = VoucherStatus.EXPIRED
        record(session, row, "expired", by=None, now=now)
    if row.status in ENDED:
        _return_money(session, row, None, now)


def vouchers_to_sweep(session: Session, tenants: list[int], *, now: datetime, limit: int = 500) -> list[UUID]:
    """Return vouchers whose time is over, or that have ended and got money back."""
    used = Voucher.held_cents + Voucher.captured_cents - Voucher.reversed_cents + Voucher.released_cents
    wanted = scoped_to(Voucher, tenants).where(
        or_(
            and_(Voucher.status.not_in(list(ENDED)), Voucher.expires_at <= now),
            and_(Voucher.status.in_(list(ENDED)), used < Voucher.granted_cents),
        )
    )
    return list(session.scalars(wanted.with_only_columns(Voucher.id).order_by(Voucher.id).limit(limit)))


def _lock_with_its_money(session: Session, voucher_id: UUID) -> Voucher:
    tenant_id = tenant_in(voucher_id)
    enter_tenants(session, [tenant_id])
    known = session.get(Voucher, (tenant_id, voucher_id))
    if known is not None and known.call_id is not None:
        lock_call = scoped(Call, tenant_id).where(Call.id == known.call_id).with_for_update(key_share=True)
        session.scalars(lock_call).one()
        lock_lines(session, tenant_id, known.call_id)
    if known is not None and known.application_id is not None:
        find_application(session, known.application_id, lock=True)
    return lock_voucher(session, tenant_id, voucher_id)


def _forfeit_award(session: Session, row: Voucher, by: Principal | None, now: datetime) -> None:
    """A revoked voucher ends the award it was issued from (art. 75 D.P.R. 445/2000)."""
    if row.application_id is None:
        return
    application = find_application(session, row.application_id)
    if application.status == ApplicationStatus.AWARDED:
        end_award(session, application_id=application.id, status=ApplicationStatus.FORFEITED, by=by, now=now)


def _return_money(session: Session, row: Voucher, by: Principal | None, now: datetime) -> None:
    returned = 0
    for line in lines_of_voucher(session, row):
        left = line.granted_cents - line.used_cents - line.released_cents
        if left > 0:
            release_funds(session, row.tenant_id, line.line_id, left, at=now, voucher_id=row.id)
            line.released_cents += left
            returned += left
    row.released_cents += returned
    if returned and row.application_id is not None and row.call_id is not None:
        session.flush()  # the queue reads the lines afresh
        award_queue(session, row.tenant_id, row.call_id, by, now)


def purge_presentations(session: Session, tenants: list[int], *, now: datetime) -> None:
    """Forget codes that were never spent, a day after they ended: a holder's screen makes one every minute."""
    gone = delete(Presentation).where(
        Presentation.tenant_id.in_(tenants),
        Presentation.expires_at < now - timedelta(days=1),
        Presentation.spent_at.is_(None),
    )
    session.execute(gone)
