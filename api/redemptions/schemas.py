"""What desks and booking systems send and read (contract §1.2)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from api.redemptions.rules import LONGEST_PERIOD_DAYS, Refusal
from api.web.schemas import Cents, Date, Input, Instant, Int32, Output, Sha256, ShortText
from api.web.text import clean_line

DeskKind = Literal["shared_desk", "reserved_desk", "private_office"]
Status = Literal["authorized", "captured", "released", "expired", "partially_reversed", "reversed"]
LARGEST_PRICE = 100_000_000
Price = Annotated[int, Field(ge=1, le=LARGEST_PRICE, json_schema_extra={"format": "int64"})]
ExternalReference = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(clean_line)]
PresentationToken = Annotated[str, StringConstraints(min_length=1, max_length=64), AfterValidator(clean_line)]
RefusalCode = Annotated[Refusal, Field(description="A code of the redemption API.")]


class QuoteRequest(Input):
    """What a desk asks before it charges."""

    presentation: PresentationToken
    space_id: UUID
    desk_kind: DeskKind
    price_cents: Price
    starts_on: Date
    ends_on: Date

    @model_validator(mode="after")
    def _period_is_whole(self) -> "QuoteRequest":
        if self.ends_on < self.starts_on:
            raise PydanticCustomError("period", "ends_on must not be before starts_on")
        if (self.ends_on - self.starts_on).days >= LONGEST_PERIOD_DAYS:
            raise PydanticCustomError("period", "A period is at most a year long")
        return self


class RedemptionCreate(QuoteRequest):
    """A redemption: charged at once, or held for a while (``capture: false``)."""

    external_reference: ExternalReference
    capture: bool


class CaptureCreate(Input):
    """The capture of a hold, at its price or a lower one."""

    price_cents: Price | None = None


class ReversalCreate(Input):
    """All or part of what was captured goes back to the voucher."""

    amount_cents: Price
    reason: ShortText


class QuoteRead(Output):
    """Whether and how much the voucher would pay. Nothing is reserved, and the presentation stays good."""

    payable: bool
    price_cents: Cents
    voucher_share_cents: Cents
    coworker_share_cents: Cents
    available_cents: Cents
    presentation_expires_at: Instant
    reasons: Annotated[list[RefusalCode], Field(max_length=21)]


class RedemptionRead(Output):
    """A redemption. It names neither the holder nor their voucher."""

    id: UUID
    status: Status
    space_id: UUID
    desk_kind: DeskKind
    price_cents: Cents
    voucher_share_cents: Cents
    coworker_share_cents: Cents
    reversed_cents: Cents
    available_cents: Cents
    starts_on: Date
    ends_on: Date
    external_reference: Annotated[str, Field(max_length=100)]
    authorized_at: Instant
    captured_at: Instant | None
    expires_at: Instant | None
    cup: Annotated[str, Field(max_length=15)] | None


class StatementTotals(Output):
    """Sums of the day. ``net_cents`` is what the vouchers pay: captured shares less what was given back."""

    count: Int32
    captured_count: Int32
    price_cents: Cents
    voucher_share_cents: Cents
    coworker_share_cents: Cents
    reversed_cents: Cents
    net_cents: Cents


class StatementLine(Output):
    """A redemption as it stands, without what changes for other reasons than its own (the voucher's balance)."""

    id: UUID
    external_reference: Annotated[str, Field(max_length=100)]
    status: Status
    desk_kind: DeskKind
    price_cents: Cents
    voucher_share_cents: Cents
    coworker_share_cents: Cents
    reversed_cents: Cents
    starts_on: Date
    ends_on: Date
    authorized_at: Instant
    captured_at: Instant | None


class StatementRead(Output):
    """The redemptions that a space began on a day. ``sha256`` is taken over the lines, each as JSON with its members in
    alphabetical order and no blanks, joined by a line feed: a system that missed an event finds out by comparing.
    """

    date: Date
    space_id: UUID
    time_zone: Annotated[str, Field(max_length=64)]
    lines: Annotated[list[StatementLine], Field(max_length=1_000_000)]
    totals: StatementTotals
    sha256: Sha256


class MovementRead(Output):
    """A use of a voucher, as its holder and the office see it."""

    id: UUID
    status: Status
    space_id: UUID
    space_name: Annotated[str, Field(max_length=200)]
    desk_kind: DeskKind
    price_cents: Cents
    voucher_share_cents: Cents
    coworker_share_cents: Cents
    reversed_cents: Cents
    starts_on: Date
    ends_on: Date
    authorized_at: Instant
    captured_at: Instant | None
    expires_at: Instant | None


class PresentationRead(Output):
    """Whether a code was spent, where, and how much the voucher paid."""

    id: UUID
    expires_at: Instant
    spent_at: Instant | None
    space_id: UUID | None
    space_name: Annotated[str, Field(max_length=200)] | None
    voucher_share_cents: Cents | None
