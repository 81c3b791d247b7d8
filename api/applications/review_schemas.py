"""What the office and the chamber read and write."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.applications.schemas import Line, Outcome, Reasons, Status, Words
from api.web.schemas import Cents, Code, Date, Input, Instant, Int32, LongText, Output, Page

Rea = Annotated[str, StringConstraints(min_length=4, max_length=12, pattern=r"^[A-Z]{2}-?[0-9]{1,7}$")]
VatNumber = Annotated[str, StringConstraints(min_length=4, max_length=16, pattern=r"^[A-Z0-9]{4,16}$")]
Ateco = Annotated[str, StringConstraints(min_length=2, max_length=10, pattern=r"^[0-9]{2}(\.[0-9]{1,2}){0,2}$")]


class CompletionRequestInput(Input):
    """What the applicant must put right, by the codes of answers and documents."""

    items: Annotated[list[Code], Field(min_length=1, max_length=50)]
    message: LongText
    days: Annotated[int, Field(ge=1, le=30, json_schema_extra={"format": "int32"})] = 10


class AssessmentInput(Input):
    """An officer's proposal. A refusal names the codes of the rules that are not met."""

    outcome: Outcome
    reasons: Reasons
    note: LongText | None = None


class DecisionInput(Input):
    """An approver's decision: ``returned`` sends the proposal back with a note; no ``reasons`` means those proposed."""

    outcome: Literal["admitted", "refused", "returned"]
    reasons: Reasons = []
    note: LongText | None = None


class ApplicationItemRead(Output):
    """A file in a list: the applicant's own, or the office's queue."""

    id: UUID
    call_id: UUID
    call_title: Line
    municipality_code: Annotated[str, Field(max_length=6)] | None
    kind: Literal["accreditation", "voucher"]
    status: Status
    applicant_name: Line
    space_name: Line | None
    protocol_number: Annotated[str, Field(max_length=100)] | None
    arrival_number: Int32 | None
    received_at: Instant | None
    updated_at: Instant
    requested_cents: Cents | None
    awarded_cents: Cents | None
    pen: Literal["applicant", "office", "chamber", "nobody"]
    due_on: Date | None
    assignee_id: UUID | None
    assignee_name: Line | None


class AssessmentRead(Output):
    """An officer's proposal."""

    id: UUID
    outcome: Outcome
    reasons: Reasons
    note: Words | None
    proposed_by_name: Line
    proposed_at: Instant
    returned_at: Instant | None
    return_note: Words | None


class LinePreviewRead(Output):
    """A funding line that may pay this file, in its order of use."""

    line_id: UUID
    funder_name: Line
    available_cents: Cents
    is_exhausted: bool
    would_pay: bool


class ReviewRead(Output):
    """What only the office sees of a file: who works on it, the proposal, which line would pay."""

    application_id: UUID
    assignee_id: UUID | None
    assignee_name: Line | None
    taken_at: Instant | None
    assessments: Annotated[list[AssessmentRead], Field(max_length=20)]
    lines: Annotated[list[LinePreviewRead], Field(max_length=20)]
    ahead_undecided: Int32
    actions: Annotated[list[Code], Field(max_length=20)]


class RegistrationCheckRead(Output):
    """One question to the chamber: is this applicant in the register? What was declared is all that is shown."""

    id: UUID
    application_id: UUID
    protocol_number: Annotated[str, Field(max_length=100)] | None
    call_id: UUID
    status: Literal["pending", "registered", "not_registered", "ceased"]
    declared_vat_number: Annotated[str, Field(max_length=100)] | None
    declared_rea: Annotated[str, Field(max_length=100)] | None
    requested_at: Instant
    checked_at: Instant | None
    rea: Annotated[str, Field(max_length=20)] | None
    vat_number: Annotated[str, Field(max_length=20)] | None
    ateco: Annotated[str, Field(max_length=20)] | None
    note: Words | None


class RegistrationResult(Input):
    """The register's answer (contract §1.4)."""

    outcome: Literal["registered", "not_registered", "ceased"]
    rea: Rea | None = None
    vat_number: VatNumber | None = None
    ateco: Ateco | None = None
    checked_at: Instant
    note: LongText | None = None


class MessageRead(Output):
    """A notice in the personal area, in the reader's language."""

    id: UUID
    type: Code
    at: Instant
    title: Line
    text: Words
    application_id: UUID | None
    legal: bool
    due_on: Date | None


RegistrationCheckPage = Page[RegistrationCheckRead]
ApplicationPage = Page[ApplicationItemRead]
MessagePage = Page[MessageRead]
