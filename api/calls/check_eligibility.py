"""The public simulator: answers in, verdict, amount and every reason out; nothing is stored or logged."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.calls.assess import Assessment, assess
from api.calls.form_rules import answer_errors
from api.calls.queries import read_call
from api.core.errors import InvalidPayload
from api.core.principal import Principal
from api.funding import Position, lines_of, positions


def check_eligibility(
    session: Session, call_id: UUID, answers: Mapping[str, Any], *, by: Principal, now: datetime
) -> tuple[Assessment, list[Position]]:
    """Return what the rules say of these answers, and where the lines stand. Raises NotFound, InvalidPayload."""
    call = read_call(session, call_id, by=by)
    errors = answer_errors(call.form, answers)
    if errors:
        raise InvalidPayload(errors)
    lines = lines_of(session, call.tenant_id, call.id)
    found = assess(session, call, lines, answers, now=now, is_simulation=True)
    return found, positions(session, call.tenant_id, call.id)
