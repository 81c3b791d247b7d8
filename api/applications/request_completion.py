"""The office asks for what can be put right, and the applicant answers (art. 6 c. 1 b L. 241/1990)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from api.applications.deadlines import next_working_day
from api.applications.form_answers import ensure_answers_fit, merged
from api.applications.history import move, record
from api.applications.judgement import CallTerms
from api.applications.models import Application, CompletionRequest
from api.applications.queries import completions_of, office_application, own_application
from api.applications.rules import ApplicationStatus
from api.applications.take_charge import ensure_in_charge
from api.applications.terms import refresh_eligibility, terms_of
from api.core.errors import FieldError, InvalidPayload, InvalidTransition
from api.core.ids import uuid7
from api.core.principal import Principal, Role


def request_completion(
    session: Session,
    *,
    application_id: UUID,
    items: Sequence[str],
    message: str,
    days: int,
    by: Principal,
    now: datetime,
) -> Application:
    """Ask; the procedure's clock stands still until the answer. Raises InvalidPayload for items the call has not."""
    row = office_application(session, application_id, by, Role.OFFICER, lock=True)
    ensure_in_charge(row, by)
    terms = terms_of(session, row)
    _ensure_known(terms, items)
    move(row, ApplicationStatus.COMPLETION_REQUESTED, now)
    today = now.astimezone(ZoneInfo(terms.time_zone)).date()
    request = CompletionRequest(
        tenant_id=row.tenant_id,
        id=uuid7(row.tenant_id),
        application_id=row.id,
        items=list(dict.fromkeys(items)),
        message=message,
        due_on=next_working_day(today + timedelta(days=days)),
        requested_at=now,
        requested_by=by.require_person(),
    )
    session.add(request)
    data = {"items": request.items, "due_on": request.due_on.isoformat()}
    record(session, row, "completion_requested", by=by, now=now, data=data)
    return row


def complete(
    session: Session,
    *,
    application_id: UUID,
    answers: Mapping[str, Any],
    note: str | None,
    by: Principal,
    now: datetime,
) -> Application:
    """Answer the office: only what was asked for may change; the clock runs again. Raises InvalidTransition."""
    row = own_application(session, application_id, by, lock=True)
    request = open_request(session, row)
    if request is None:
        raise InvalidTransition("The office has not asked for anything.")
    terms = terms_of(session, row)
    ensure_answers_fit(terms.form, answers, only=request.items, is_final=True)
    row.answers = merged(row.answers, answers)
    request.answered_at, request.note = now, note
    refresh_eligibility(session, row, terms, now)
    move(row, ApplicationStatus.IN_REVIEW, now)
    record(session, row, "completed", by=by, now=now, data={"changed": sorted(answers)})
    return row


def open_request(session: Session, row: Application) -> CompletionRequest | None:
    """Return the request that waits for an answer."""
    return next((r for r in completions_of(session, row) if r.answered_at is None), None)


def _ensure_known(terms: CallTerms, items: Sequence[str]) -> None:
    known = {field["code"] for field in terms.form} | {document["code"] for document in terms.documents}
    unknown = [place for place, code in enumerate(items) if code not in known]
    if unknown:
        message = "The call asks for no such answer or document."
        raise InvalidPayload([FieldError(f"/items/{place}", "unknown_item", message) for place in unknown])
