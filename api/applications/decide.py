"""An approver decides on an officer's proposal: a motivated act (art. 3 L. 241/1990), never by whoever proposed it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.accreditations import accredit_space
from api.applications.assess import ensure_reasons
from api.applications.award_queue import award_queue, lock_call
from api.applications.errors import NoProposal
from api.applications.history import move, record, touch
from api.applications.models import Application, Assessment
from api.applications.queries import assessments_of, office_application
from api.applications.rule_refusal import rule_not_met
from api.applications.rules import ApplicationStatus, DecisionOutcome
from api.applications.terms import judgement_of, terms_of
from api.core.errors import InvalidTransition, MakerIsChecker
from api.core.principal import Principal, Role
from api.funding import lock_lines


def decide(
    session: Session,
    *,
    application_id: UUID,
    outcome: DecisionOutcome,
    reasons: Sequence[str],
    note: str | None,
    by: Principal,
    now: datetime,
) -> Application:
    """Admit or refuse; money is then awarded in the order of arrival. Raises MakerIsChecker, NoProposal, RuleNotMet."""
    row, proposal = _ready(session, application_id, by)
    terms = terms_of(session, row)
    if not reasons and outcome == proposal.outcome:
        reasons = proposal.reasons
    ensure_reasons(terms, outcome, reasons)
    _, judgement = judgement_of(session, row, terms, now)
    unmet = {found.code: found for found in judgement.outcomes if found.met is False}
    if outcome == DecisionOutcome.ADMITTED and unmet:
        raise rule_not_met(next(iter(unmet.values())))
    row.decision = {"outcome": outcome, "reasons": list(reasons), "note": note or proposal.note}
    row.decided_at, row.decided_by = now, by.person_id
    move(row, ApplicationStatus(outcome), now)
    record(session, row, outcome, by=by, now=now, data={"outcome": outcome, "reasons": list(reasons)})
    if terms.kind == "accreditation" and outcome == DecisionOutcome.ADMITTED:
        _accredit(session, row, by, now)
    award_queue(session, row.tenant_id, row.call_id, by, now)
    return row


def send_back(session: Session, *, application_id: UUID, note: str | None, by: Principal, now: datetime) -> Application:
    """Return the proposal to the officer with a note. Raises MakerIsChecker, NoProposal."""
    row, proposal = _ready(session, application_id, by)
    proposal.returned_at, proposal.return_note = now, note
    touch(row, now)
    record(session, row, "returned", by=by, now=now)
    return row


def _ready(session: Session, application_id: UUID, by: Principal) -> tuple[Application, Assessment]:
    """Lock call, lines and file in that order, and return the file with its open proposal."""
    seen = office_application(session, application_id, by, Role.APPROVER)
    lock_call(session, seen.tenant_id, seen.call_id)
    lock_lines(session, seen.tenant_id, seen.call_id)
    row = office_application(session, application_id, by, Role.APPROVER, lock=True)
    if row.status != ApplicationStatus.IN_REVIEW:
        raise InvalidTransition("Only a file under review can be decided.")
    proposals = [proposal for proposal in assessments_of(session, row) if proposal.returned_at is None]
    if not proposals:
        raise NoProposal()
    if proposals[-1].proposed_by == by.person_id:
        raise MakerIsChecker()
    return row, proposals[-1]


def _accredit(session: Session, row: Application, by: Principal, now: datetime) -> None:
    if row.space_id is None:
        raise InvalidTransition("The application names no space.")
    accredit_space(
        session,
        tenant_id=row.tenant_id,
        space_id=row.space_id,
        call_id=row.call_id,
        application_id=row.id,
        by=by,
        now=now,
    )
