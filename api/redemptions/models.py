"""Tables: redemptions at a space's desk, and what was given back of them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from api.core.database import Base
from api.core.tenancy import TenantScoped


class Redemption(TenantScoped, Base):
    """One use of a voucher. The voucher's share plus the coworker's is the price; ``line_shares`` says which funding
    line bears how much of the voucher's share (cents by id of the line), net of what was given back.

    The caller's own reference is unique for ever: the last fence against charging a booking twice.
    """

    __tablename__ = "redemptions"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "voucher_id"], ["vouchers.tenant_id", "vouchers.id"]),
        UniqueConstraint("caller_id", "external_reference", "tenant_id"),
        CheckConstraint(
            "status IN ('authorized', 'captured', 'released', 'expired', 'partially_reversed', 'reversed')",
            name="status_known",
        ),
        CheckConstraint("caller_kind IN ('client', 'person')", name="caller_kind_known"),
        CheckConstraint(
            "voucher_share_cents >= 0 AND coworker_share_cents >= 0"
            " AND voucher_share_cents + coworker_share_cents = price_cents",
            name="shares_make_the_price",
        ),
        CheckConstraint("reversed_cents BETWEEN 0 AND voucher_share_cents", name="never_over_reversed"),
        CheckConstraint("starts_on <= ends_on", name="period_whole"),
        CheckConstraint("(status = 'authorized') <= (expires_at IS NOT NULL)", name="holds_expire"),
        Index(None, "voucher_id"),
        Index(None, "space_id", "id"),
        Index(None, "space_id", "ends_on"),
        Index(
            "ix_redemptions_holds",
            "voucher_id",
            "expires_at",
            postgresql_where=text("status = 'authorized'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    voucher_id: Mapped[UUID]
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"))
    caller_kind: Mapped[str]
    caller_id: Mapped[UUID]
    desk_kind: Mapped[str]
    price_cents: Mapped[int]
    voucher_share_cents: Mapped[int]
    coworker_share_cents: Mapped[int]
    reversed_cents: Mapped[int]
    line_shares: Mapped[dict[str, Any]]
    status: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    external_reference: Mapped[str]
    authorized_at: Mapped[datetime]
    captured_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    """When a hold was released or expired."""
    claimed_at: Mapped[datetime | None]
    cup: Mapped[str | None]


class Reversal(TenantScoped, Base):
    """An amount of a captured redemption that was given back, and why."""

    __tablename__ = "reversals"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "redemption_id"], ["redemptions.tenant_id", "redemptions.id"]),
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        Index(None, "redemption_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    redemption_id: Mapped[UUID]
    amount_cents: Mapped[int]
    reason: Mapped[str]
    caller_kind: Mapped[str]
    caller_id: Mapped[UUID]
    reversed_at: Mapped[datetime]
