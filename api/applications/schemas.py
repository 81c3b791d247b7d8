"""What goes in and out of the applications API."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.web.schemas import Answers, Cents, Code, Date, Input, Instant, Int32, LongText, Output, Sha256, ShortText

Reasons = Annotated[list[Code], Field(max_length=50)]
Words = Annotated[str, Field(max_length=10_000)]
Line = Annotated[str, Field(max_length=500)]
Status = Literal[
    "draft",
    "submitted",
    "in_review",
    "completion_requested",
    "refusal_notified",
    "admitted",
    "refused",
    "awarded",
    "waitlisted",
    "withdrawn",
    "waived",
    "forfeited",
]
Outcome = Literal["admitted", "refused"]


class ApplicationPatch(Input):
    """Answers to change (merge patch): a member sets one, null clears it, those left out stay as they are."""

    answers: Answers


class CompletionInput(Input):
    """The applicant's answer: changed answers (only those asked for) and a note."""

    answers: Answers
    note: LongText | None = None


class WithdrawalInput(Input):
    """Why the applicant withdraws; no reason needed."""

    reason: ShortText | None = None


class IdentityRead(Output):
    """Who applies: from the identity provider, never typed."""

    given_name: Line
    family_name: Line
    tax_code: Annotated[str, Field(max_length=16)] | None
    birth_on: Date | None
    email: Annotated[str, Field(max_length=320)] | None


class ApplicationTaskRead(Output):
    """One part of the form and how far it is. ``missing`` are codes of answers or documents, ``problems`` of rules."""

    code: Code
    status: Literal["todo", "in_progress", "done", "problem", "locked"]
    missing: Annotated[list[Code], Field(max_length=200)]
    problems: Annotated[list[Code], Field(max_length=50)]


class RuleOutcomeRead(Output):
    """One rule: met, not met, or unknown (null) while an answer is missing or a source has not answered."""

    code: Code
    fact: Code
    met: bool | None
    text: Words
    value: Line | None
    verified: bool
    source: Line | None
    remedy: Words | None


class EstimateRead(Output):
    """What the voucher would be worth by the present answers, and the arithmetic in one line."""

    amount_cents: Cents
    cost_cents: Cents
    own_cents: Cents
    arithmetic: Line


class ApplicationStepRead(Output):
    """One step of the file's life. ``expected`` steps carry the day by which they are due, and why that day."""

    code: Code
    state: Literal["done", "current", "expected"]
    at: Instant | None
    due_on: Date | None
    due_reason: Line | None
    suspended: bool


class ApplicationDocumentRead(Output):
    """A file that was attached."""

    id: UUID
    kind: Code
    file_name: Annotated[str, Field(max_length=200)]
    media_type: Annotated[str, Field(max_length=100)]
    size_bytes: Int32
    sha256: Sha256
    uploaded_at: Instant


class ReceiptRead(Output):
    """Proof of filing. ``signature`` (detached JWS, ES256) covers the canonical JSON of all the other members."""

    application_id: UUID
    call_id: UUID
    protocol_number: Annotated[str, Field(max_length=100)]
    arrival_number: Annotated[int, Field(ge=1, le=2**31 - 1, json_schema_extra={"format": "int32"})]
    received_at: Instant
    content_sha256: Sha256
    previous_hash: Sha256
    chain_hash: Sha256
    signature: Annotated[str, Field(max_length=2000)]


class ReasonRead(Output):
    """Why, in the words of the rule, and what can be done about it."""

    code: Code
    text: Words
    value: Line | None
    source: Line | None
    remedy: Words | None


class DecisionRead(Output):
    """The office's decision as it is told to the applicant."""

    outcome: Outcome
    decided_at: Instant
    reasons: Annotated[list[ReasonRead], Field(max_length=50)]
    note: Words | None
    remedies: Words


class AwardRead(Output):
    """What was granted and who pays."""

    amount_cents: Cents
    line_id: UUID
    funder_name: Line
    awarded_at: Instant


class WaitingRead(Output):
    """The place on the waiting list and what must happen."""

    position: Int32
    reason: Code
    text: Words
    funder_names: Annotated[list[Line], Field(max_length=20)]
    since: Instant


class CompletionRequestRead(Output):
    """What the office asked for."""

    id: UUID
    items: Annotated[list[Code], Field(max_length=50)]
    message: Words
    due_on: Date
    requested_at: Instant
    answered_at: Instant | None
    note: Words | None


class RegistrationRead(Output):
    """What the chamber's register says about the applicant's enterprise."""

    status: Literal["pending", "registered", "not_registered", "ceased"]
    requested_at: Instant
    answered_at: Instant | None


class CallBriefRead(Output):
    """The call of a file, in short."""

    id: UUID
    municipality_code: Annotated[str, Field(max_length=6)] | None
    municipality_name: Line
    kind: Literal["accreditation", "voucher"]
    title: Line
    status: Code
    opens_at: Instant
    closes_at: Instant
    time_zone: Annotated[str, Field(max_length=64)]


class ApplicationRead(Output):
    """A whole file, as its applicant sees it (the office sees the same, see ``ReviewRead``)."""

    id: UUID
    call: CallBriefRead
    status: Status
    version: Int32
    created_at: Instant
    updated_at: Instant
    identity: IdentityRead
    answers: Answers
    space_id: UUID | None
    space_name: Line | None
    tasks: Annotated[list[ApplicationTaskRead], Field(max_length=50)]
    outcomes: Annotated[list[RuleOutcomeRead], Field(max_length=50)]
    estimate: EstimateRead | None
    requested_cents: Cents | None
    documents: Annotated[list[ApplicationDocumentRead], Field(max_length=100)]
    receipt: ReceiptRead | None
    pen: Literal["applicant", "office", "chamber", "nobody"]
    due_on: Date | None
    due_reason: Line | None
    timeline: Annotated[list[ApplicationStepRead], Field(max_length=50)]
    completion_requests: Annotated[list[CompletionRequestRead], Field(max_length=20)]
    registration: RegistrationRead | None
    decision: DecisionRead | None
    award: AwardRead | None
    waiting: WaitingRead | None
    actions: Annotated[list[Code], Field(max_length=20)]
