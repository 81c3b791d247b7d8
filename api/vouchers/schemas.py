"""What holders, officers and sandbox clients send and read about vouchers."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.web.schemas import BasisPoints, Cents, Code, Date, Input, Instant, Int32, LongText, Output, Secret, ShortText

DeskKind = Literal["shared_desk", "reserved_desk", "private_office"]
Status = Literal["issued", "active", "exhausted", "suspended", "expired", "revoked"]
Token = Annotated[str, Field(min_length=7, max_length=64)]
LARGEST_GRANT = 10_000_000_000


class VoucherIssue(Input):
    """The issue of a voucher from an awarded application."""

    application_id: UUID


class VoucherReason(Input):
    """Why an office suspends, reinstates or revokes a voucher; the holder reads it."""

    reason: LongText


class PresentationCreate(Input):
    """A code to show; with ``space_id`` it lives ten minutes and is good at that space alone."""

    space_id: UUID | None = None


class VoucherRead(Output):
    """A voucher with its amounts. ``month_left_cents`` is what it can still pay this month."""

    id: UUID
    application_id: UUID | None
    call_id: UUID | None
    status: Status
    granted_cents: Cents
    held_cents: Cents
    captured_cents: Cents
    reversed_cents: Cents
    released_cents: Cents
    available_cents: Cents
    month_left_cents: Cents
    coverage_basis_points: BasisPoints
    minimum_cost_cents: Cents
    monthly_cap_cents: Cents | None
    desk_kinds: Annotated[list[DeskKind], Field(max_length=3)]
    valid_from: Date
    valid_until: Date
    hold_hours: Int32
    cup: Annotated[str, Field(max_length=15)] | None
    reason: Annotated[str, Field(max_length=10_000)] | None
    issued_at: Instant
    accepted_at: Instant | None


class PresentationMade(Output):
    """A fresh code: shown once, grouped in fours for typing."""

    id: UUID
    token: Token
    token_grouped: Token
    expires_at: Instant
    space_id: UUID | None


class SandboxCreate(Input):
    """A sandbox to make."""

    name: ShortText


class SandboxRead(Output):
    """A sandbox's machine, with its secret: shown this once."""

    client_id: UUID
    client_secret: Secret
    scopes: Annotated[list[Code], Field(max_length=20)]
    space_id: UUID


class SandboxVoucherCreate(Input):
    """A test voucher; overlap, capacity and price-list rules are off unless ``strict``."""

    granted_cents: Annotated[int, Field(ge=1, le=LARGEST_GRANT, json_schema_extra={"format": "int64"})]
    coverage_basis_points: Annotated[int, Field(ge=1, le=10_000, json_schema_extra={"format": "int32"})] = 5000
    strict: bool = False


class SandboxVoucherRead(Output):
    """A test voucher's amounts."""

    id: UUID
    status: Status
    granted_cents: Cents
    held_cents: Cents
    captured_cents: Cents
    reversed_cents: Cents
    available_cents: Cents
    coverage_basis_points: BasisPoints
    strict: bool


class SandboxPresentationsCreate(Input):
    """How many presentations to make."""

    count: Annotated[int, Field(ge=1, le=500, json_schema_extra={"format": "int32"})]


class SandboxPresentations(Output):
    """Presentations, each single use and valid for one hour."""

    presentations: Annotated[list[Token], Field(max_length=500)]
