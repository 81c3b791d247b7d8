"""What an officer writes in a call: texts in both languages, rules and form as data, the vouchers' terms."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from api.calls.sheet_schemas import ServiceSheet
from api.web.schemas import (
    BasisPoints,
    Code,
    Date,
    Input,
    Instant,
    IstatCode,
    Localised,
    LocalisedTitle,
    ShortText,
)

CallKind = Literal["accreditation", "voucher"]
Allocation = Literal["rolling", "ranking", "draw", "first_come"]
Operator = Literal["eq", "in", "gte", "lte", "gt", "lt", "true", "false", "age_under", "age_at_least"]
FieldType = Literal["text", "long_text", "integer", "money", "boolean", "choice", "date", "space", "months"]
DeskKindName = Literal["shared_desk", "reserved_desk", "private_office"]
Amount = Annotated[int, Field(ge=1, le=100_000_000_000, json_schema_extra={"format": "int64"})]
Months = Annotated[int, Field(ge=1, le=120, json_schema_extra={"format": "int32"})]
Bound = Annotated[int, Field(ge=-(10**12), le=10**12, json_schema_extra={"format": "int64"})]
Cup = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{2}[A-Z][0-9]{11}$", min_length=15, max_length=15)]


class Condition(Input):
    """A test of one fact: ``true`` and ``false`` need no value, ages count full years on the day ``on``."""

    fact: Code
    op: Operator
    value: Bound | ShortText | Annotated[list[ShortText], Field(min_length=1, max_length=50)] | None = None
    on: Date | None = None

    @model_validator(mode="after")
    def _value_fits(self) -> "Condition":
        kinds: dict[str, type | tuple[type, ...]] = {
            "eq": (int, str),
            "in": list,
            "true": type(None),
            "false": type(None),
        }
        if not isinstance(self.value, kinds.get(self.op, int)):
            raise PydanticCustomError("condition_value", "This value does not fit the operator")
        return self


class Rule(Condition):
    """A condition that every application must meet, with its words: what it asks, where it stands, what one can do.

    ``block`` stops the submission, ``refuse`` is the office's reason for a refusal. ``when`` says to whom it applies,
    ``unless`` who is exempt.
    """

    code: Code
    effect: Literal["block", "refuse"] = "block"
    when: Condition | None = None
    unless: Condition | None = None
    text: Localised
    source: ShortText
    remedy: Localised


class Option(Input):
    """One choice."""

    value: Code
    label: LocalisedTitle


class FormField(Input):
    """One question; its answer is the fact of the same code."""

    code: Code
    group: Code
    group_label: LocalisedTitle
    type: FieldType
    label: LocalisedTitle
    hint: Localised | None = None
    why: Localised | None = None
    required: bool
    options: Annotated[list[Option], Field(max_length=50)] = []
    min: Bound | None = None
    max: Bound | None = None
    when: Condition | None = None
    ask_in_simulator: bool = False


class VoucherTerms(Input):
    """How much a voucher is worth and how it is used."""

    coverage_basis_points: BasisPoints
    cap_cents: Amount
    minimum_cost_cents: Annotated[int, Field(ge=0, le=100_000_000_000, json_schema_extra={"format": "int64"})] = 0
    validity_months: Months
    settlement: Literal["space_redemption", "beneficiary_reimbursement"]
    settlement_months: Months
    monthly_cap_cents: Amount | None = None
    desk_kinds: Annotated[list[DeskKindName], Field(min_length=1, max_length=3)] = [
        "shared_desk",
        "reserved_desk",
        "private_office",
    ]
    hold_hours: Annotated[int, Field(ge=1, le=720, json_schema_extra={"format": "int32"})] = 72


class DocumentRequired(Input):
    """A document to attach."""

    code: Code
    label: LocalisedTitle
    hint: Localised | None = None
    required: bool


class FundingLineDraft(Input):
    """A funder's money; whom it may pay is written as rules. Lines are used in the order given."""

    funder_kind: Literal["municipality", "chamber", "other"]
    funder_name: ShortText
    chamber_id: UUID | None = None
    planned_cents: Amount
    eligibility: Annotated[list[Rule], Field(max_length=20)] = []

    @model_validator(mode="after")
    def _chamber_named(self) -> "FundingLineDraft":
        if (self.funder_kind == "chamber") != (self.chamber_id is not None):
            raise PydanticCustomError("chamber", "A chamber's line names its chamber, and only that")
        return self


def _codes_once(items: list[Rule] | list[FormField] | list[DocumentRequired]) -> object:
    if len({item.code for item in items}) < len(items):
        raise PydanticCustomError("duplicate_code", "Each code is used once")
    return items


Rules = Annotated[list[Rule], Field(max_length=100), AfterValidator(_codes_once)]
Form = Annotated[list[FormField], Field(max_length=200), AfterValidator(_codes_once)]
Documents = Annotated[list[DocumentRequired], Field(max_length=30), AfterValidator(_codes_once)]
FundingLines = Annotated[list[FundingLineDraft], Field(max_length=20)]
TimeZone = Literal["Europe/Rome"]


class CallMembers(Input):
    """What a draft and its changes have in common: how their members become a row's."""

    def members(self) -> dict[str, Any]:
        """Return the members that were given, as they are stored: JSON for the data, instants for the window."""
        given = self.model_dump(mode="json", exclude={"opens_at", "closes_at"}, include=self._given())
        window = self.model_dump(include=self._given() & {"opens_at", "closes_at"})
        return {**given, **window}

    def _given(self) -> set[str]:
        return set(type(self).model_fields)


class CallDraft(CallMembers):
    """The whole of a call as it is written."""

    kind: CallKind
    title: LocalisedTitle
    summary: Localised
    opens_at: Instant
    closes_at: Instant
    time_zone: TimeZone = "Europe/Rome"
    allocation: Allocation
    rules: Rules
    form: Form
    voucher_terms: VoucherTerms | None = None
    documents_required: Documents = []
    service_sheet: ServiceSheet
    cup: Cup | None = None
    responsible_person: ShortText | None = None
    funding_lines: FundingLines = []


class CallCreate(CallDraft):
    """A new draft in a municipality in which the caller is an officer."""

    municipality_code: IstatCode


def _absent() -> Any:
    return Field(default_factory=lambda: None)


class CallPatch(CallMembers):
    """Changes to a draft (merge patch): members left out stay; objects and lists are given whole."""

    title: LocalisedTitle = _absent()
    summary: Localised = _absent()
    opens_at: Instant = _absent()
    closes_at: Instant = _absent()
    allocation: Allocation = _absent()
    rules: Rules = _absent()
    form: Form = _absent()
    voucher_terms: VoucherTerms | None = _absent()
    documents_required: Documents = _absent()
    service_sheet: ServiceSheet = _absent()
    cup: Cup | None = _absent()
    responsible_person: ShortText | None = _absent()
    funding_lines: FundingLines = _absent()

    def _given(self) -> set[str]:
        return set(self.model_fields_set)


class CallPublication(Input):
    """The version that the approver read; another one is refused."""

    version: Annotated[int, Field(ge=1, le=2**31 - 1, json_schema_extra={"format": "int32"})] | None = None
