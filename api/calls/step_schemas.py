"""What clients send to take a step with a call, and what the simulator and the budget answer."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.web.schemas import (
    Answer,
    Answers,
    BasisPoints,
    Cents,
    Code,
    Input,
    Instant,
    Int32,
    Localised,
    LongText,
    Output,
    Sha256,
    ShortText,
)


class CallCoSignature(Input):
    """The chamber signs the rules with this hash, and no others."""

    rules_sha256: Sha256


class CallSuspension(Input):
    """Why intake stops; with ``resumes_at`` it goes on by itself."""

    reason: Localised
    resumes_at: Instant | None = None


class CallExtension(Input):
    """A later closing, with its reason."""

    closes_at: Instant
    reason: Localised


class CallEnding(Input):
    """Why a call ends before its time."""

    reason: Localised


class EligibilityQuestion(Input):
    """Answers by the code of the form's field; null or left out means: I do not know."""

    answers: Answers


class OutcomeRead(Output):
    """One rule against the answers; ``met`` null: it depends on what was not answered."""

    code: Code
    met: bool | None
    text: LongText
    value: Answer
    source: ShortText
    remedy: LongText


class AmountRead(Output):
    """The amount with its arithmetic."""

    grant_cents: Cents
    cost_cents: Cents
    monthly_cost_cents: Cents
    months: Int32
    coverage_basis_points: BasisPoints
    share_cents: Cents
    cap_cents: Cents
    own_cents: Cents
    is_capped: bool
    is_below_minimum: bool
    explanation: LongText


class LineOutcomeRead(Output):
    """Whether a funder's line could pay, and by which rules."""

    funding_line_id: UUID
    funder_name: ShortText
    eligible: bool | None
    can_pay: bool | None
    outcomes: Annotated[list[OutcomeRead], Field(max_length=20)]


class EligibilityRead(Output):
    """The engine's answer; it is the same at the gate of the submission."""

    eligible: bool | None
    amount: AmountRead | None
    outcomes: Annotated[list[OutcomeRead], Field(max_length=100)]
    unanswered: Annotated[list[Code], Field(max_length=200)]
    funding_lines: Annotated[list[LineOutcomeRead], Field(max_length=20)]


class BudgetLineRead(Output):
    """A funder's line in the public budget."""

    funding_line_id: UUID
    funder_kind: Literal["municipality", "chamber", "other"]
    funder_name: ShortText
    eligibility: Annotated[list[LongText], Field(max_length=20)]
    allocated_cents: Cents
    committed_cents: Cents
    held_cents: Cents
    accrued_cents: Cents
    paid_cents: Cents
    released_cents: Cents
    available_cents: Cents
    exhausted_at: Instant | None


class BudgetRead(Output):
    """Where the money of a call stands; the sums of all lines beside them."""

    call_id: UUID
    as_of: Instant
    lines: Annotated[list[BudgetLineRead], Field(max_length=20)]
    allocated_cents: Cents
    committed_cents: Cents
    available_cents: Cents
