"""What happened to a file, written in the transaction in which it happened: the event and the audit record."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.applications.models import Application
from api.applications.rules import ApplicationStatus, ensure_transition
from api.core import audit, outbox
from api.core.principal import Principal


def record(
    session: Session,
    row: Application,
    what: str,
    *,
    by: Principal | None,
    now: datetime,
    data: dict[str, Any] | None = None,
) -> None:
    """Record an act on a file; its applicant is the one to be told."""
    facts = {"call_id": str(row.call_id), **(data or {})}
    outbox.emit(
        session,
        row.tenant_id,
        f"application.{what}",
        "application",
        row.id,
        at=now,
        data=facts,
        person_id=row.person_id,
    )
    audit.record(session, row.tenant_id, by, f"application.{what}", "application", row.id, at=now, data=facts)


def move(row: Application, target: ApplicationStatus, now: datetime) -> None:
    """Take a step of the table of transitions. Raises InvalidTransition."""
    ensure_transition(row.status, target)
    row.status = target.value
    touch(row, now)


def touch(row: Application, now: datetime) -> None:
    """Mark the file as changed: readers' validators are stale from here on."""
    row.version += 1
    row.updated_at = now
