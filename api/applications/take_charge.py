"""An officer takes a file in charge (responsible person of the procedure, art. 4–6 L. 241/1990)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications.errors import AlreadyAssigned
from api.applications.history import move, record
from api.applications.models import Application
from api.applications.queries import office_application
from api.applications.rules import ApplicationStatus
from api.core.principal import Principal, Role


def take_charge(session: Session, *, application_id: UUID, by: Principal, now: datetime) -> Application:
    """Begin the review. Of two officers at once one gets the file, the other is told who did. Raises AlreadyAssigned."""
    row = office_application(session, application_id, by, Role.OFFICER, lock=True)
    if row.assignee_id == by.person_id:
        return row
    if row.assignee_id is not None:
        raise AlreadyAssigned(extensions={"assignee_id": str(row.assignee_id), "since": row.taken_at})
    move(row, ApplicationStatus.IN_REVIEW, now)
    row.assignee_id, row.taken_at = by.person_id, now
    record(session, row, "in_review", by=by, now=now)
    return row


def ensure_in_charge(row: Application, by: Principal) -> None:
    """Let only the officer who works on the file go on. Raises AlreadyAssigned."""
    if row.assignee_id != by.person_id:
        raise AlreadyAssigned(extensions={"assignee_id": str(row.assignee_id)} if row.assignee_id else None)
