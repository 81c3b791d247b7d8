"""An officer proposes an outcome with its reasons; someone else decides."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.applications.errors import ReasonsNeeded
from api.applications.history import record, touch
from api.applications.judgement import CallTerms
from api.applications.models import Application, Assessment
from api.applications.queries import office_application
from api.applications.rules import ApplicationStatus, DecisionOutcome
from api.applications.take_charge import ensure_in_charge
from api.applications.terms import terms_of
from api.core.errors import FieldError, InvalidPayload, InvalidTransition
from api.core.ids import uuid7
from api.core.principal import Principal, Role


def assess(
    session: Session,
    *,
    application_id: UUID,
    outcome: DecisionOutcome,
    reasons: Sequence[str],
    note: str | None,
    by: Principal,
    now: datetime,
) -> Application:
    """Write a proposal; a newer one replaces it, none is lost. Raises ReasonsNeeded, InvalidTransition."""
    row = office_application(session, application_id, by, Role.OFFICER, lock=True)
    ensure_in_charge(row, by)
    if row.status != ApplicationStatus.IN_REVIEW:
        raise InvalidTransition("Only a file under review can be assessed.")
    ensure_reasons(terms_of(session, row), outcome, reasons)
    proposal = Assessment(
        tenant_id=row.tenant_id,
        id=uuid7(row.tenant_id),
        application_id=row.id,
        outcome=outcome,
        reasons=list(reasons),
        note=note,
        proposed_by=by.require_person(),
        proposed_at=now,
    )
    session.add(proposal)
    touch(row, now)
    record(session, row, "assessed", by=by, now=now, data={"outcome": outcome, "reasons": list(reasons)})
    return row


def ensure_reasons(terms: CallTerms, outcome: str, reasons: Sequence[str]) -> None:
    """A refusal says why, by the codes of the call's published rules (art. 3 and 12 L. 241/1990)."""
    if outcome == DecisionOutcome.REFUSED and not reasons:
        raise ReasonsNeeded()
    known = {rule["code"] for rule in terms.rules}
    unknown = [place for place, code in enumerate(reasons) if code not in known]
    if unknown:
        message = "The call has no such rule."
        raise InvalidPayload([FieldError(f"/reasons/{place}", "unknown_rule", message) for place in unknown])
