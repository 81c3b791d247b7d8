"""Hands a request for help to the office."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.core import audit, outbox
from api.core.ids import new_code, uuid7
from api.core.principal import Principal
from api.feedback.models import AssistanceRequest
from api.feedback.queries import office_for

_LETTERS = 8


def request_assistance(
    session: Session,
    message: dict[str, Any],
    *,
    municipality_code: str | None,
    call_id: UUID | None,
    by: Principal,
    now: datetime,
) -> AssistanceRequest:
    """Keep the request and tell the office that there is one. Raises InvalidPayload."""
    tenant_id = office_for(session, municipality_code, call_id, by=by)
    row = AssistanceRequest(
        tenant_id=tenant_id,
        id=uuid7(tenant_id),
        reference=f"AS-{new_code(_LETTERS)}",
        person_id=by.person_id,
        call_id=call_id,
        received_at=now,
        **message,
    )
    session.add(row)
    happened = ("assistance.requested", "assistance_request", row.id)
    audit.record(session, tenant_id, by, *happened, at=now, data={"category": row.category})
    outbox.emit(session, tenant_id, *happened, at=now, data={"category": row.category})
    return row
