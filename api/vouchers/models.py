"""Tables: vouchers, the funding lines that pay them, and the presentations by which they are shown at a desk."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    UniqueConstraint,
)
from sqlalchemy import Text as SqlText
from sqlalchemy.orm import Mapped, mapped_column

from api.core.database import Base
from api.core.tenancy import TenantScoped


class Voucher(TenantScoped, Base):
    """What a holder may spend. ``available = granted − held − captured + reversed − released``, never negative.

    ``released_cents`` went back to the funding lines (expiry, revocation). A sandbox's test voucher has neither
    application nor holder. ``strict`` is false only there: overlap, capacity and price-list rules are then off.
    """

    __tablename__ = "vouchers"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"]),
        ForeignKeyConstraint(["tenant_id", "application_id"], ["applications.tenant_id", "applications.id"]),
        UniqueConstraint("application_id", "tenant_id"),
        CheckConstraint(
            "status IN ('issued', 'active', 'exhausted', 'suspended', 'expired', 'revoked')", name="status_known"
        ),
        CheckConstraint(
            "granted_cents >= 0 AND held_cents >= 0 AND captured_cents >= 0 AND reversed_cents >= 0"
            " AND released_cents >= 0 AND reversed_cents <= captured_cents",
            name="amounts_plausible",
        ),
        CheckConstraint(
            "held_cents + captured_cents - reversed_cents + released_cents <= granted_cents", name="never_overspent"
        ),
        CheckConstraint("coverage_basis_points BETWEEN 1 AND 10000", name="coverage_plausible"),
        CheckConstraint("valid_from <= valid_until", name="validity_whole"),
        Index(None, "person_id"),
        Index(None, "expires_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID | None]
    call_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    status: Mapped[str]
    granted_cents: Mapped[int]
    held_cents: Mapped[int]
    captured_cents: Mapped[int]
    reversed_cents: Mapped[int]
    released_cents: Mapped[int]
    coverage_basis_points: Mapped[int] = mapped_column(Integer)
    minimum_cost_cents: Mapped[int]
    monthly_cap_cents: Mapped[int | None]
    desk_kinds: Mapped[list[Any]] = mapped_column(ARRAY(SqlText))
    valid_from: Mapped[date]
    valid_until: Mapped[date]
    expires_at: Mapped[datetime]
    """The first instant after ``valid_until`` in the call's time zone."""
    time_zone: Mapped[str]
    hold_hours: Mapped[int] = mapped_column(Integer)
    strict: Mapped[bool]
    cup: Mapped[str | None]
    reason: Mapped[str | None]
    """The office's reason for a suspension or revocation: told to the holder, never at a desk."""
    issued_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    version: Mapped[int]

    @property
    def available_cents(self) -> int:
        """Return what can still be spent."""
        return self.granted_cents - self.held_cents - self.captured_cents + self.reversed_cents - self.released_cents


class VoucherFunding(TenantScoped, Base):
    """A funding line's part of a voucher: ``used_cents`` is held or captured, net of what was given back."""

    __tablename__ = "voucher_funding"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "voucher_id"], ["vouchers.tenant_id", "vouchers.id"]),
        ForeignKeyConstraint(["tenant_id", "line_id"], ["funding_lines.tenant_id", "funding_lines.id"]),
        CheckConstraint(
            "used_cents >= 0 AND released_cents >= 0 AND used_cents + released_cents <= granted_cents",
            name="never_overspent",
        ),
        Index(None, "line_id"),
    )

    voucher_id: Mapped[UUID] = mapped_column(primary_key=True)
    line_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    granted_cents: Mapped[int]
    used_cents: Mapped[int]
    released_cents: Mapped[int]


class VoucherMonth(TenantScoped, Base):
    """What a voucher with a monthly cap pays for uses that begin in a month (named by its first day)."""

    __tablename__ = "voucher_months"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "voucher_id"], ["vouchers.tenant_id", "vouchers.id"]),
        CheckConstraint("used_cents >= 0", name="not_negative"),
    )

    voucher_id: Mapped[UUID] = mapped_column(primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    used_cents: Mapped[int]


class Presentation(TenantScoped, Base):
    """A short-lived, single-use token that a holder shows. Only its keyed hash is kept.

    ``reusable`` and ``test_refusal`` are set only on a sandbox's fixed presentations (``TEST-…``).
    """

    __tablename__ = "presentations"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "voucher_id"], ["vouchers.tenant_id", "vouchers.id"]),
        UniqueConstraint("token_hash", "tenant_id"),
        Index(None, "expires_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    voucher_id: Mapped[UUID]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary)
    space_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]
    redemption_id: Mapped[UUID | None]
    reusable: Mapped[bool]
    test_refusal: Mapped[str | None]
