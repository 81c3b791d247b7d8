"""Awards a call's money in the order of arrival, per funding line; moves the waiting list when money returns.

Called after every decision, withdrawal and register answer, and by whoever releases funds (expiry, revocation, waiver).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_
from sqlalchemy.orm import Session

from api.applications.allocation import Allocation, Award, Place, Purse, allocate
from api.applications.history import move, record
from api.applications.models import Application
from api.applications.rules import QUEUED, UNDECIDED, ApplicationStatus
from api.applications.terms import waiting_reason
from api.calls import Call
from api.core.principal import Principal
from api.core.tenancy import enter_tenants, scoped
from api.funding import FundingLine, commit_funds, lines_of, lock_lines, mark_exhausted

BY_ARRIVAL = frozenset({"rolling", "first_come"})


def award_queue(
    session: Session,
    tenant_id: int,
    call_id: UUID,
    by: Principal | None,
    now: datetime,
    *,
    reopen: Iterable[UUID] = (),
) -> list[Application]:
    """Award what can be awarded and return the files that changed. Locks call, lines, files, in that order.

    ``reopen`` names exhausted lines that someone before the queue has left without being paid.
    """
    enter_tenants(session, [tenant_id])
    call = lock_call(session, tenant_id, call_id)
    if call.kind != "voucher" or call.allocation not in BY_ARRIVAL:
        return []
    lines = lock_lines(session, tenant_id, call_id)
    places = _queue(session, tenant_id, call_id)
    reopened = frozenset(reopen)
    outcome = allocate([_purse(line, reopened) for line in lines], places)
    changed = _lock_changed(session, tenant_id, outcome)
    for award in outcome.awards:
        _award(session, changed[award.application_id], award, by, now)
    waiting = {place.application_id: place.line_ids for place in places}
    for application_id in outcome.waiting:
        _wait(session, changed.get(application_id), waiting[application_id], by, now)
    _close_and_open(session, lines, outcome, reopened, now)
    return list(changed.values())


def lock_call(session: Session, tenant_id: int, call_id: UUID) -> Call:
    """Lock a call against rival decisions; submissions, which only refer to it, go on."""
    wanted = scoped(Call, tenant_id).where(Call.id == call_id)
    return session.scalars(wanted.with_for_update(key_share=True)).one()


def waiting_before(session: Session, row: Application) -> int:
    """Return how many wait before this file."""
    ahead = scoped(Application, row.tenant_id).where(
        Application.call_id == row.call_id,
        Application.status == ApplicationStatus.WAITLISTED,
        Application.arrival_number < row.arrival_number,
    )
    return len(session.scalars(ahead.with_only_columns(Application.id)).all())


def _queue(session: Session, tenant_id: int, call_id: UUID) -> list[Place]:
    """Read the queue in order of arrival: a few columns, since it may be long and is walked at every decision."""
    columns = (Application.id, Application.requested_cents, Application.status, Application.eligible_line_ids)
    wanted = scoped(Application, tenant_id).where(Application.call_id == call_id, Application.status.in_(QUEUED))
    rows = session.execute(wanted.with_only_columns(*columns).order_by(Application.arrival_number))
    return [
        Place(id_, cents or 0, status not in UNDECIDED, tuple(UUID(line_id) for line_id in line_ids or ()))
        for id_, cents, status, line_ids in rows
    ]


def _purse(line: FundingLine, reopened: frozenset[UUID]) -> Purse:
    is_open = line.exhausted_at is None or line.id in reopened
    return Purse(line.id, line.allocated_cents - line.committed_cents, is_open)


def _lock_changed(session: Session, tenant_id: int, outcome: Allocation) -> dict[UUID, Application]:
    """Lock those who are awarded, and those who begin to wait; who waits already does not change."""
    awarded = [award.application_id for award in outcome.awards]
    begins = and_(Application.id.in_(outcome.waiting), Application.status == ApplicationStatus.ADMITTED)
    wanted = scoped(Application, tenant_id).where(or_(Application.id.in_(awarded), begins))
    locked = wanted.order_by(Application.id).with_for_update().execution_options(populate_existing=True)
    return {row.id: row for row in session.scalars(locked)}


def _award(session: Session, row: Application, award: Award, by: Principal | None, now: datetime) -> None:
    commit_funds(session, row.tenant_id, award.line_id, award.cents, at=now, application_id=row.id)
    row.line_id, row.awarded_cents, row.awarded_at, row.waiting_reason = award.line_id, award.cents, now, None
    move(row, ApplicationStatus.AWARDED, now)
    record(session, row, "awarded", by=by, now=now, data={"line_id": str(award.line_id), "awarded_cents": award.cents})


def _wait(
    session: Session, row: Application | None, line_ids: Sequence[UUID], by: Principal | None, now: datetime
) -> None:
    if row is None:
        return
    row.waiting_reason = waiting_reason([str(line_id) for line_id in line_ids])
    row.waitlisted_at = now
    move(row, ApplicationStatus.WAITLISTED, now)
    record(session, row, "waitlisted", by=by, now=now, data=row.waiting_reason)


def _close_and_open(
    session: Session, lines: Sequence[FundingLine], outcome: Allocation, reopened: frozenset[UUID], now: datetime
) -> None:
    for line in lines:
        if line.id in outcome.exhausted:
            mark_exhausted(session, line, at=now)
        elif line.id in reopened:
            line.exhausted_at = None


def undecided_before(session: Session, row: Application) -> int:
    """Return how many files that arrived before this one are still undecided."""
    ahead = scoped(Application, row.tenant_id).where(
        Application.call_id == row.call_id,
        Application.status.in_(UNDECIDED),
        Application.arrival_number < row.arrival_number,
    )
    return len(session.scalars(ahead.with_only_columns(Application.id)).all())


def preview(session: Session, row: Application) -> list[dict[str, Any]]:
    """Return the lines that may pay a file, and which one would if it were admitted now; changes nothing."""
    lines = lines_of(session, row.tenant_id, row.call_id)
    if row.status not in QUEUED or not lines:
        return []
    places = _queue(session, row.tenant_id, row.call_id)
    own = next(place for place in places if place.application_id == row.id)
    supposed = [replace(place, is_decided=True) if place is own else place for place in places]
    outcome = allocate([_purse(line, frozenset()) for line in lines], supposed)
    paying = {award.line_id for award in outcome.awards if award.application_id == row.id}
    return [
        {
            "line_id": line.id,
            "funder_name": line.funder_name,
            "available_cents": line.allocated_cents - line.committed_cents,
            "is_exhausted": line.exhausted_at is not None,
            "would_pay": line.id in paying,
        }
        for line in lines
        if line.id in own.line_ids
    ]
