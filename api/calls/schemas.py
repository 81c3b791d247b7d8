"""A call as it is read (contract §1.6), its texts in the reader's language."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.calls.draft_schemas import Allocation, CallDraft, CallKind, Cup, DeskKindName, FieldType, Operator
from api.web.schemas import (
    BasisPoints,
    Cents,
    Code,
    Date,
    Instant,
    Int32,
    IstatCode,
    LongText,
    Output,
    Page,
    Sha256,
    ShortText,
    SignedCents,
    WebAddress,
)

CallStatusName = Literal["draft", "published", "open", "suspended", "closed", "evaluating", "concluded", "cancelled"]


class ConditionRead(Output):
    """A test of one fact."""

    fact: Code
    op: Operator
    value: SignedCents | ShortText | Annotated[list[ShortText], Field(max_length=50)] | None
    on: Date | None


class RuleRead(Output):
    """A rule, in words and as data."""

    code: Code
    text: LongText
    fact: Code
    op: Operator
    value: SignedCents | ShortText | Annotated[list[ShortText], Field(max_length=50)] | None
    on: Date | None
    effect: Literal["block", "refuse"]
    source: ShortText
    remedy: LongText


class OptionRead(Output):
    """One choice."""

    value: Code
    label: ShortText


class FormFieldRead(Output):
    """One question of the form."""

    code: Code
    group: Code
    group_label: ShortText
    type: FieldType
    label: ShortText
    hint: LongText | None
    why: LongText | None
    required: bool
    options: Annotated[list[OptionRead], Field(max_length=50)]
    min: SignedCents | None
    max: SignedCents | None
    when: ConditionRead | None
    ask_in_simulator: bool


class VoucherTermsRead(Output):
    """How much a voucher is worth and how it is used."""

    coverage_basis_points: BasisPoints
    cap_cents: Cents
    minimum_cost_cents: Cents
    validity_months: Int32
    settlement: Literal["space_redemption", "beneficiary_reimbursement"]
    settlement_months: Int32
    monthly_cap_cents: Cents | None
    desk_kinds: Annotated[list[DeskKindName], Field(max_length=3)]
    hold_hours: Int32


class FunderRead(Output):
    """A funder and what it put up."""

    kind: Literal["municipality", "chamber", "other"]
    name: ShortText
    allocated_cents: Cents
    funding_line_id: UUID
    eligibility: Annotated[list[LongText], Field(max_length=20)]


class DocumentRead(Output):
    """A document to attach."""

    code: Code
    label: ShortText
    hint: LongText | None
    required: bool


class DeadlineRead(Output):
    """A line of the timetable."""

    label: ShortText
    on: Date | None


class OfficeRead(Output):
    """Who answers."""

    name: ShortText
    email: ShortText | None
    phone: ShortText | None
    address: ShortText | None


class QuestionRead(Output):
    """A frequent question."""

    question: ShortText
    answer: LongText


class AttachmentRead(Output):
    """A document to download."""

    title: ShortText
    url: WebAddress
    format: ShortText
    size_bytes: Annotated[int, Field(ge=0, le=10**10, json_schema_extra={"format": "int64"})] | None
    sha256: Sha256 | None


class ServiceSheetRead(Output):
    """The sections that the national model of municipal sites obliges."""

    category: ShortText
    topics: Annotated[list[ShortText], Field(max_length=20)]
    addressed_to: LongText
    how_to: Annotated[list[LongText], Field(max_length=20)]
    needed: Annotated[list[LongText], Field(max_length=30)]
    obtained: LongText
    deadlines: Annotated[list[DeadlineRead], Field(max_length=20)]
    costs: LongText
    answer_days: Int32
    office: OfficeRead
    appointment_url: WebAddress | None
    terms: LongText
    faq: Annotated[list[QuestionRead], Field(max_length=50)]
    attachments: Annotated[list[AttachmentRead], Field(max_length=50)]
    legal_references: Annotated[list[ShortText], Field(max_length=30)]
    inactive_reason: LongText | None


class CallRead(Output):
    """A call as anyone reads it."""

    id: UUID
    municipality_code: IstatCode
    kind: CallKind
    title: ShortText
    summary: LongText
    status: CallStatusName
    opens_at: Instant
    closes_at: Instant
    time_zone: ShortText
    allocation: Allocation
    rules: Annotated[list[RuleRead], Field(max_length=100)]
    form: Annotated[list[FormFieldRead], Field(max_length=200)]
    voucher_terms: VoucherTermsRead | None
    funders: Annotated[list[FunderRead], Field(max_length=20)]
    documents_required: Annotated[list[DocumentRead], Field(max_length=30)]
    responsible_person: ShortText | None
    cup: Cup | None
    service_sheet: ServiceSheetRead
    rules_sha256: Sha256 | None
    co_signature_required: bool
    co_signed_at: Instant | None
    resumes_at: Instant | None
    published_at: Instant | None
    updated_at: Instant
    version: Int32


class FrozenRulesRead(Output):
    """The published rules in the very form whose SHA-256 was published and co-signed."""

    rules_sha256: Sha256
    canonical_json: Annotated[str, Field(max_length=2_000_000)]


class GateRead(Output):
    """One thing that the law asks of a call before it is published; advice does not stop it."""

    code: Code
    met: bool
    text: LongText
    is_advice: bool


class CallSourceRead(Output):
    """A call as it is written, both languages, for the editor."""

    id: UUID
    version: Int32
    status: CallStatusName
    created_by: UUID
    draft: CallDraft
    gates: Annotated[list[GateRead], Field(max_length=20)]


class CallTemplateRead(Output):
    """A ready call: the terms of a real one, to be changed and published."""

    code: Code
    title: ShortText
    source: ShortText
    draft: CallDraft


class CallTemplatesRead(Output):
    """The templates."""

    items: Annotated[list[CallTemplateRead], Field(max_length=20)]


CallPage = Page[CallRead]
