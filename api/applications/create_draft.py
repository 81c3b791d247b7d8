"""A person begins an application: allowed from the publication on, so that nobody must hurry at the opening."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts import remember_tenant
from api.applications.errors import AlreadyApplied, CallNotOpen
from api.applications.history import record
from api.applications.models import Application, CallIntake
from api.applications.queries import live_application_of
from api.applications.rules import ApplicationStatus
from api.applications.terms import find_call, is_over
from api.calls import Call
from api.core.ids import uuid7
from api.core.principal import Principal


def create_draft(session: Session, *, call_id: UUID, by: Principal, now: datetime) -> Application:
    """Open a draft: one live application per person and call. Raises AlreadyApplied, CallNotOpen, NotFound."""
    person_id = by.require_person()
    call = find_call(session, call_id)
    if is_over(call, now):
        raise CallNotOpen("The call has closed.", extensions={"closes_at": call.closes_at})
    _one_at_a_time(session, call_id, person_id)
    existing = live_application_of(session, call.tenant_id, call_id, person_id)
    if existing is not None:
        raise AlreadyApplied(extensions={"application_id": str(existing.id)})
    row = Application(
        tenant_id=call.tenant_id,
        id=uuid7(call.tenant_id),
        call_id=call_id,
        person_id=person_id,
        status=ApplicationStatus.DRAFT.value,
        answers={},
        created_at=now,
        updated_at=now,
        version=1,
    )
    session.add(row)
    _open_intake(session, call)
    remember_tenant(session, person_id, call.tenant_id)
    record(session, row, "drafted", by=by, now=now)
    return row


def _one_at_a_time(session: Session, call_id: UUID, person_id: UUID) -> None:
    # The unique index would refuse the second of two at once too, but could not name the first one's id.
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{call_id}|{person_id}", 0))))


def _open_intake(session: Session, call: Call) -> None:
    """Make the call's counter of arrivals at its first draft; its chain begins at the hash of the published rules."""
    genesis = bytes.fromhex(call.rules_sha256 or "")
    values = {"tenant_id": call.tenant_id, "call_id": call.id, "last_arrival": 0, "chain_hash": genesis}
    session.execute(insert(CallIntake).values(**values).on_conflict_do_nothing())
