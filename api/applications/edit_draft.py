"""The applicant fills the form in; saved while typing, so it must be cheap and never fail for what is still missing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications.errors import NotEditable
from api.applications.form_answers import ensure_answers_fit, merged
from api.applications.history import touch
from api.applications.models import Application
from api.applications.queries import own_application
from api.applications.request_completion import open_request
from api.applications.rules import ApplicationStatus
from api.applications.terms import ensure_spaces_usable, named_space, terms_of
from api.core.errors import StaleVersion
from api.core.principal import Principal


def edit_answers(
    session: Session, *, application_id: UUID, changes: Mapping[str, Any], version: int, by: Principal, now: datetime
) -> Application:
    """Merge changed answers into a draft, or into what the office asked to complete. Raises StaleVersion, NotEditable.

    Saving is not recorded in the audit: a draft is the applicant's own paper until it is filed.
    """
    row = own_application(session, application_id, by, lock=True)
    if row.version != version:
        raise StaleVersion()
    terms = terms_of(session, row)
    ensure_answers_fit(terms.form, changes, only=_editable(session, row))
    ensure_spaces_usable(session, terms, changes, by)
    answers = merged(row.answers, changes)
    if answers != row.answers:
        row.answers, row.space_id = answers, named_space(terms, answers)
        touch(row, now)
    return row


def _editable(session: Session, row: Application) -> list[str] | None:
    if row.status == ApplicationStatus.DRAFT:
        return None
    if row.status == ApplicationStatus.COMPLETION_REQUESTED:
        request = open_request(session, row)
        return list(request.items) if request else []
    raise NotEditable()
