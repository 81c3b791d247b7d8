"""An award ends without (more) use: waived by its holder, or forfeited (art. 75 D.P.R. 445/2000)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications.award_queue import lock_call
from api.applications.history import move, record
from api.applications.models import Application
from api.applications.queries import find_application
from api.applications.rules import ApplicationStatus
from api.core.principal import Principal
from api.funding import lock_lines


def end_award(
    session: Session, *, application_id: UUID, status: ApplicationStatus, by: Principal | None, now: datetime
) -> Application:
    """Mark an awarded file as waived or forfeited; the caller has the rights, releases the money and moves the queue.

    Locks call and lines first, as the release of the money needs them too.
    """
    seen = find_application(session, application_id)
    lock_call(session, seen.tenant_id, seen.call_id)
    lock_lines(session, seen.tenant_id, seen.call_id)
    row = find_application(session, application_id, lock=True)
    move(row, status, now)
    record(session, row, status.value, by=by, now=now)
    return row
