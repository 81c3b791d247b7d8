"""States of an application, who may do what in which state, and the clock of the procedure. Pure.

Sources: L. 241/1990 art. 2 (end of the procedure), art. 6 (completion requests), art. 10-bis (notice of refusal);
D.P.R. 445/2000 art. 46–47 (self-declarations); contract §2.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from api.applications.deadlines import Suspension
from api.core.errors import InvalidTransition


class ApplicationStatus(StrEnum):
    """Where a file stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    COMPLETION_REQUESTED = "completion_requested"
    REFUSAL_NOTIFIED = "refusal_notified"
    ADMITTED = "admitted"
    REFUSED = "refused"
    AWARDED = "awarded"
    WAITLISTED = "waitlisted"
    WITHDRAWN = "withdrawn"
    WAIVED = "waived"
    FORFEITED = "forfeited"


S = ApplicationStatus
TRANSITIONS: Mapping[ApplicationStatus, frozenset[ApplicationStatus]] = {
    S.DRAFT: frozenset({S.SUBMITTED, S.WITHDRAWN}),
    S.SUBMITTED: frozenset({S.IN_REVIEW, S.WITHDRAWN}),
    S.IN_REVIEW: frozenset({S.COMPLETION_REQUESTED, S.REFUSAL_NOTIFIED, S.ADMITTED, S.REFUSED, S.WITHDRAWN}),
    S.COMPLETION_REQUESTED: frozenset({S.IN_REVIEW, S.WITHDRAWN}),
    S.REFUSAL_NOTIFIED: frozenset({S.IN_REVIEW, S.WITHDRAWN}),
    S.ADMITTED: frozenset({S.AWARDED, S.WAITLISTED, S.WITHDRAWN}),
    S.WAITLISTED: frozenset({S.AWARDED, S.WITHDRAWN}),
    S.AWARDED: frozenset({S.WAIVED, S.FORFEITED}),
    S.REFUSED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.WAIVED: frozenset(),
    S.FORFEITED: frozenset(),
}
UNDECIDED = frozenset({S.SUBMITTED, S.IN_REVIEW, S.COMPLETION_REQUESTED, S.REFUSAL_NOTIFIED})
"""Filed, and no decision yet: such a file keeps its place, and its money is set aside."""
QUEUED = UNDECIDED | {S.ADMITTED, S.WAITLISTED}
"""Those among which a line's money is still to be given."""
ENDED = frozenset({S.REFUSED, S.WITHDRAWN, S.WAIVED, S.FORFEITED})
"""A person with such a file may apply to the same call again; with any other they already have one."""


class DecisionOutcome(StrEnum):
    """What an officer proposes and an approver decides."""

    ADMITTED = "admitted"
    REFUSED = "refused"


class CheckStatus(StrEnum):
    """What the chamber's register answered about a declared registration."""

    PENDING = "pending"
    REGISTERED = "registered"
    NOT_REGISTERED = "not_registered"
    CEASED = "ceased"


class PenHolder(StrEnum):
    """Whose turn it is."""

    APPLICANT = "applicant"
    OFFICE = "office"
    CHAMBER = "chamber"
    NOBODY = "nobody"


def ensure_transition(current: str, target: ApplicationStatus) -> None:
    """Let only the steps of the table pass. Raises InvalidTransition."""
    if target not in TRANSITIONS[ApplicationStatus(current)]:
        raise InvalidTransition(
            f"A file that is {current} can't become {target.value}.",
            extensions={"current_status": current, "wanted_status": target.value},
        )


def pen_holder(status: str, *, check_is_pending: bool) -> PenHolder:
    """Return who must act now; the chamber holds the pen only while the office waits for nothing else of its own."""
    if status in {S.DRAFT, S.COMPLETION_REQUESTED, S.REFUSAL_NOTIFIED, S.AWARDED}:
        return PenHolder.APPLICANT
    if status in {S.SUBMITTED, S.IN_REVIEW}:
        return PenHolder.CHAMBER if check_is_pending and status == S.SUBMITTED else PenHolder.OFFICE
    return PenHolder.OFFICE if status == S.ADMITTED else PenHolder.NOBODY


def applicant_actions(status: str, *, call_is_open: bool, is_complete: bool) -> list[str]:
    """Return what the applicant may do next, the main one first."""
    actions = {
        S.DRAFT: ["edit", "withdraw"],
        S.COMPLETION_REQUESTED: ["complete", "withdraw"],
        S.AWARDED: ["accept"],
    }.get(ApplicationStatus(status), ["withdraw"] if S.WITHDRAWN in TRANSITIONS[ApplicationStatus(status)] else [])
    return ["submit", *actions] if status == S.DRAFT and call_is_open and is_complete else actions


@dataclass(frozen=True, slots=True)
class Review:
    """What the office's permissions depend on: who took the file, who proposed, who is looking."""

    status: str
    is_assignee: bool
    has_assignee: bool
    has_proposal: bool
    proposed_by_me: bool
    is_officer: bool
    is_approver: bool


def office_actions(review: Review) -> list[str]:
    """Return what a person of the office may do next; whoever proposed never decides."""
    actions: list[str] = []
    if review.is_officer and review.status == S.SUBMITTED and not review.has_assignee:
        actions.append("take_charge")
    if review.is_officer and review.status == S.IN_REVIEW and review.is_assignee:
        actions += ["propose", "request_completion"]
    if review.is_approver and review.status == S.IN_REVIEW and review.has_proposal and not review.proposed_by_me:
        actions.append("decide")
    return actions


def chamber_facts(outcome: str | None) -> dict[str, Any]:
    """Return the facts that a register's answer settles; nothing while it has not answered."""
    if outcome is None or outcome == CheckStatus.PENDING:
        return {}
    return {"chamber_registered": outcome == CheckStatus.REGISTERED}


def protocol_number(office: str, received_on: date, number: int) -> str:
    """Return the number under which the office's register holds the file, e.g. ``milano/2026/0000214``."""
    return f"{office}/{received_on.year}/{number:07d}"


def suspensions_of(rounds: Iterable[tuple[datetime, datetime | None]]) -> list[Suspension]:
    """Return the stretches in which the procedure's clock stood still (art. 2 c. 7 L. 241/1990)."""
    return [Suspension(begin.date(), end.date() if end else None) for begin, end in rounds]
