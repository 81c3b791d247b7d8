"""The life of a file as ordered steps: done with its instant, current, expected with its day and why that day. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from api.applications.deadlines import Suspension, term_end
from api.applications.rules import ApplicationStatus

S = ApplicationStatus


@dataclass(frozen=True, slots=True)
class Round:
    """One completion: asked, to be answered by, answered."""

    requested_at: datetime
    due_on: date
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Life:
    """What the steps follow from; instants already in the call's time zone."""

    status: str
    kind: str
    created_at: datetime
    closes_on: date
    answer_days: int
    today: date
    received_at: datetime | None = None
    taken_at: datetime | None = None
    rounds: Sequence[Round] = ()
    decided_at: datetime | None = None
    awarded_at: datetime | None = None
    waitlisted_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``due_reason`` is a code of the texts."""

    code: str
    state: str
    at: datetime | None = None
    due_on: date | None = None
    due_reason: str | None = None
    suspended: bool = False


def due(life: Life) -> tuple[date, str] | None:
    """Return the day by which whoever holds the pen must act, and the code of why."""
    if life.status == S.DRAFT:
        return life.closes_on, "closing"
    if life.status == S.COMPLETION_REQUESTED and life.rounds:
        return life.rounds[-1].due_on, "completion"
    if life.received_at is not None and life.status in {S.SUBMITTED, S.IN_REVIEW, S.REFUSAL_NOTIFIED}:
        return decision_due(life), "term"
    return None


def decision_due(life: Life) -> date:
    """Return the end of the procedure: the call's term from the receipt, moved by every completion."""
    received = life.received_at or life.created_at
    stops = [Suspension(r.requested_at.date(), r.answered_at.date() if r.answered_at else None) for r in life.rounds]
    return term_end(received.date(), life.answer_days, stops, today=life.today)


def timeline(life: Life) -> list[Step]:
    """Return the steps in order; exactly one is current unless the file is at its end."""
    done = _done(life)
    if life.status in {S.REFUSED, S.WITHDRAWN, S.WAIVED, S.FORFEITED} or (
        life.status == S.ADMITTED and life.kind == "accreditation"
    ):
        return done
    return [*done, *_ahead(life)]


def _done(life: Life) -> list[Step]:
    steps = [Step("drafted", "done", life.created_at)]
    if life.received_at is not None:
        steps.append(Step("submitted", "done", life.received_at))
    if life.taken_at is not None:
        steps.append(Step("in_review", "done", life.taken_at))
    for round_ in life.rounds:
        if round_.answered_at is not None:
            steps.append(Step("completion_requested", "done", round_.requested_at, suspended=True))
            steps.append(Step("completed", "done", round_.answered_at))
    if life.decided_at is not None:
        steps.append(Step("refused" if life.status == S.REFUSED else "admitted", "done", life.decided_at))
    if life.waitlisted_at is not None:
        steps.append(Step("waitlisted", "done", life.waitlisted_at))
    if life.awarded_at is not None:
        steps.append(Step("awarded", "done", life.awarded_at))
    if life.ended_at is not None:
        steps.append(Step(life.status, "done", life.ended_at))
    return steps


def _ahead(life: Life) -> list[Step]:
    if life.status == S.DRAFT:
        return [Step("submission", "current", None, life.closes_on, "closing"), Step("decision", "expected")]
    if life.status == S.COMPLETION_REQUESTED:
        asked = life.rounds[-1]
        current = Step(
            "completion_requested", "current", asked.requested_at, asked.due_on, "completion", suspended=True
        )
        return [current, Step("decision", "expected", None, decision_due(life), "term")]
    if life.status == S.AWARDED:
        return [Step("acceptance", "current")]
    if life.status in {S.ADMITTED, S.WAITLISTED}:
        return [Step("award", "current")]
    decision = Step("decision", "current", None, decision_due(life), "term")
    return [decision] if life.kind == "accreditation" else [decision, Step("award", "expected")]
