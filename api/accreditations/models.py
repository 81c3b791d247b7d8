"""Table: a space's place in a municipality's list."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.database import Base
from api.core.tenancy import TenantScoped


class Accreditation(TenantScoped, Base):
    """One space in one list. Its status is read again in the transaction of every redemption."""

    __tablename__ = "accreditations"
    __table_args__ = (
        UniqueConstraint("tenant_id", "space_id"),
        ForeignKeyConstraint(["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"]),
        CheckConstraint(
            "status IN ('accredited', 'suspended', 'renewal_due', 'expired', 'revoked', 'withdrawn')",
            name="status_known",
        ),
        CheckConstraint("since_on <= until_on", name="since_before_until"),
        Index(None, "space_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"))
    operator_id: Mapped[UUID] = mapped_column(ForeignKey("operators.id"))
    call_id: Mapped[UUID | None]
    application_id: Mapped[UUID | None]
    status: Mapped[str]
    since_on: Mapped[date]
    until_on: Mapped[date | None]
    desks: Mapped[dict[str, Any]]
    """Desks by kind on the day of the decision: what the list's requirement was checked against."""
    reason: Mapped[str | None]
    """The office's reason for the present state; told to the space, never to the public."""
    changed_at: Mapped[datetime]
    version: Mapped[int]
