"""Steps with a published call: suspend, resume, extend, close, cancel; each with its reason, none touches the rules."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.calls.errors import FundsCommitted, NotAnExtension
from api.calls.models import Call
from api.calls.queries import lock_call, status_of
from api.calls.status_rules import TRANSITIONS
from api.core import audit, outbox
from api.core.errors import FieldError, InvalidPayload, InvalidTransition
from api.core.principal import Principal, Role
from api.funding import lock_lines

Texts = Mapping[str, str]


def suspend_call(
    session: Session, call_id: UUID, *, reason: Texts, resumes_at: datetime | None, by: Principal, now: datetime
) -> Call:
    """Stop the intake; with ``resumes_at`` it goes on by itself. Raises NotFound, Forbidden, InvalidTransition."""
    call = _begin(session, call_id, "suspension", by, now, Role.OFFICER, Role.APPROVER)
    if resumes_at is not None and resumes_at <= now:
        raise InvalidPayload([FieldError("/resumes_at", "not_ahead", "The return must lie ahead.")])
    call.inactive_reason, call.resumes_at = dict(reason), resumes_at
    return _end(session, call, "call.suspended", by, now)


def resume_call(session: Session, call_id: UUID, *, by: Principal, now: datetime) -> Call:
    """Let the intake go on. Raises NotFound, Forbidden, InvalidTransition."""
    call = _begin(session, call_id, "resumption", by, now, Role.APPROVER)
    call.inactive_reason = call.resumes_at = None
    return _end(session, call, "call.resumed", by, now)


def extend_call(
    session: Session, call_id: UUID, *, closes_at: datetime, reason: Texts, by: Principal, now: datetime
) -> Call:
    """Move the closing to a later instant while the call runs; its reason stands in the audit record.

    Raises NotFound, Forbidden, InvalidTransition, NotAnExtension.
    """
    call = _begin(session, call_id, "extension", by, now, Role.APPROVER)
    if closes_at <= max(call.closes_at, now):
        raise NotAnExtension()
    data = {"from": call.closes_at.isoformat(), "to": closes_at.isoformat(), "reason": reason["it"]}
    call.closes_at = closes_at
    return _end(session, call, "call.extended", by, now, data=data)


def close_call(session: Session, call_id: UUID, *, reason: Texts, by: Principal, now: datetime) -> Call:
    """End the intake before its time. Raises NotFound, Forbidden, InvalidTransition."""
    call = _begin(session, call_id, "closure", by, now, Role.APPROVER)
    call.inactive_reason, call.resumes_at = dict(reason), None
    outbox.emit(session, call.tenant_id, "call.closed", "call", call.id, at=now, data={"kind": call.kind})
    return _end(session, call, "call.closed", by, now)


def cancel_call(session: Session, call_id: UUID, *, reason: Texts, by: Principal, now: datetime) -> Call:
    """Take the call back while nobody was granted anything. Raises NotFound, Forbidden, InvalidTransition, FundsCommitted."""
    call = _begin(session, call_id, "cancellation", by, now, Role.APPROVER)
    if any(line.committed_cents for line in lock_lines(session, call.tenant_id, call.id)):
        raise FundsCommitted()
    call.inactive_reason, call.resumes_at = dict(reason), None
    return _end(session, call, "call.cancelled", by, now)


def _begin(session: Session, call_id: UUID, step: str, by: Principal, now: datetime, *roles: Role) -> Call:
    call = lock_call(session, call_id)
    by.require_in_tenant(call.tenant_id, *roles)
    target = TRANSITIONS[step].get(status_of(call, now))
    if target is None:
        raise InvalidTransition(f"A call that is {status_of(call, now)} does not allow this step.")
    call.status = target
    return call


def _end(
    session: Session, call: Call, action: str, by: Principal, now: datetime, *, data: dict[str, str] | None = None
) -> Call:
    call.updated_at = now
    call.version += 1
    audit.record(session, call.tenant_id, by, action, "call", call.id, at=now, data=data)
    return call
