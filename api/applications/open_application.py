"""Someone opens a whole file: its applicant freely, people of the office on the record."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications.models import Application
from api.applications.queries import visible_application
from api.core import audit
from api.core.principal import Principal


def open_application(session: Session, *, application_id: UUID, by: Principal, now: datetime) -> Application:
    """Return a file; that an office looked into somebody's data is in the audit. Raises NotFound, Forbidden."""
    row = visible_application(session, application_id, by)
    if row.person_id != by.person_id:
        audit.record(session, row.tenant_id, by, "application.opened", "application", row.id, at=now)
    return row
