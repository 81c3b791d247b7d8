"""Keeps a rating, of nobody in particular."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.core.errors import FieldError, InvalidPayload
from api.core.ids import uuid7
from api.core.principal import Principal
from api.feedback.models import Rating
from api.feedback.queries import office_for
from api.feedback.rules import answers_for


def rate_page(
    session: Session,
    rating: dict[str, Any],
    *,
    municipality_code: str | None,
    call_id: UUID | None,
    by: Principal,
    now: datetime,
) -> Rating:
    """Keep a rating; ``by`` decides which calls are known, and is not kept. Raises InvalidPayload."""
    offered = answers_for(rating["stars"])
    wrong = [place for place, answer in enumerate(rating["answers"]) if answer not in offered]
    if wrong:
        message = "This answer belongs to the other question: what worked (4–5 stars) or what was difficult (1–3)."
        raise InvalidPayload([FieldError(f"/answers/{place}", "answer_of_other_branch", message) for place in wrong])
    tenant_id = office_for(session, municipality_code, call_id, by=by)
    rating["answers"] = sorted(set(rating["answers"]))
    row = Rating(tenant_id=tenant_id, id=uuid7(tenant_id), call_id=call_id, received_at=now, **rating)
    session.add(row)
    return row
