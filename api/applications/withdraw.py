"""The applicant takes the application back; who waited behind moves up."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications.award_queue import award_queue, lock_call
from api.applications.history import move, record
from api.applications.models import Application
from api.applications.queries import own_application
from api.applications.rules import QUEUED, ApplicationStatus
from api.core.principal import Principal
from api.funding import lock_lines


def withdraw(
    session: Session, *, application_id: UUID, reason: str | None, by: Principal, now: datetime
) -> Application:
    """Withdraw a draft or a filed application that has no award yet. Raises InvalidTransition."""
    seen = own_application(session, application_id, by)
    if seen.status in QUEUED:
        lock_call(session, seen.tenant_id, seen.call_id)
        lock_lines(session, seen.tenant_id, seen.call_id)
    row = own_application(session, application_id, by, lock=True)
    was_queued = row.status in QUEUED
    left = [UUID(line_id) for line_id in (row.waiting_reason or {}).get("line_ids", [])]
    move(row, ApplicationStatus.WITHDRAWN, now)
    row.withdrawn_at = now
    record(session, row, "withdrawn", by=by, now=now, data={"has_reason": reason is not None})
    if was_queued:
        award_queue(session, row.tenant_id, row.call_id, by, now, reopen=left)
    return row
