"""Tables: a funder's money in a call, and the hot counters of its use."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.database import Base
from api.core.tenancy import TenantScoped


class FundingLine(TenantScoped, Base):
    """A funder's line: money moves only through ``lock_lines``, ``commit_funds`` and their like, each with its ledger.

    ``planned_cents`` is what the draft says; publication allocates it. ``committed_cents`` is net of what returned and
    includes what is held, accrued and paid; ``released_cents`` only grows.
    """

    __tablename__ = "funding_lines"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"], ondelete="CASCADE"),
        UniqueConstraint("tenant_id", "call_id", "position"),
        CheckConstraint("funder_kind IN ('municipality', 'chamber', 'other')", name="funder_kind_known"),
        CheckConstraint("planned_cents > 0", name="planned_positive"),
        CheckConstraint("committed_cents >= 0 AND committed_cents <= allocated_cents", name="never_overcommitted"),
        CheckConstraint("released_cents >= 0", name="released_not_negative"),
        CheckConstraint("allocated_cents = 0 OR published_at IS NOT NULL", name="allocated_when_published"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    call_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(Integer)
    funder_kind: Mapped[str]
    funder_name: Mapped[str]
    chamber_id: Mapped[UUID | None] = mapped_column(ForeignKey("chambers.id"))
    eligibility: Mapped[list[Any]]
    planned_cents: Mapped[int]
    allocated_cents: Mapped[int]
    committed_cents: Mapped[int]
    released_cents: Mapped[int]
    exhausted_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]


class FundingLineUsage(TenantScoped, Base):
    """How much of a line's commitments is held, accrued, paid and recovered; locked last, by the redemption lane."""

    __tablename__ = "funding_line_usage"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "line_id"], ["funding_lines.tenant_id", "funding_lines.id"]),
        CheckConstraint(
            "held_cents >= 0 AND accrued_cents >= 0 AND paid_cents >= 0 AND recovered_cents >= 0", name="not_negative"
        ),
    )

    line_id: Mapped[UUID] = mapped_column(primary_key=True)
    held_cents: Mapped[int]
    accrued_cents: Mapped[int]
    paid_cents: Mapped[int]
    recovered_cents: Mapped[int]
