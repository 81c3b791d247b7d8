"""Tables: calls with their rules as data, and the co-signatures of the chambers that fund them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.core.database import Base
from api.core.tenancy import TenantScoped


class Call(TenantScoped, Base):
    """A call for spaces (accreditation) or for coworkers (voucher).

    ``status`` holds what somebody decided; whether a published call is open follows the clock (``rules.status_at``).
    From the publication on, a trigger refuses any change of what the rules' hash covers.
    """

    __tablename__ = "calls"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["tenants.id"]),
        CheckConstraint("kind IN ('accreditation', 'voucher')", name="kind_known"),
        CheckConstraint(
            "status IN ('draft', 'published', 'suspended', 'closed', 'evaluating', 'concluded', 'cancelled')",
            name="status_known",
        ),
        CheckConstraint("allocation IN ('rolling', 'ranking', 'draw', 'first_come')", name="allocation_known"),
        CheckConstraint("opens_at < closes_at", name="opens_before_closing"),
        CheckConstraint("(kind = 'voucher') = (voucher_terms IS NOT NULL)", name="terms_of_vouchers"),
        CheckConstraint("status = 'draft' OR rules_sha256 IS NOT NULL", name="published_means_hashed"),
        CheckConstraint(r"cup ~ '^[A-Z]\d{2}[A-Z]\d{11}$'", name="cup_form"),
        Index(None, "opens_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[dict[str, Any]]
    summary: Mapped[dict[str, Any]]
    status: Mapped[str]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    time_zone: Mapped[str]
    allocation: Mapped[str]
    rules: Mapped[list[Any]]
    form: Mapped[list[Any]]
    voucher_terms: Mapped[dict[str, Any] | None]
    documents_required: Mapped[list[Any]]
    service_sheet: Mapped[dict[str, Any]]
    cup: Mapped[str | None]
    responsible_person: Mapped[str | None]
    rules_sha256: Mapped[str | None]
    co_signature_required: Mapped[bool]
    co_signed_at: Mapped[datetime | None]
    inactive_reason: Mapped[dict[str, Any] | None]
    """Why it is suspended, closed early or cancelled, in both languages."""
    resumes_at: Mapped[datetime | None]
    created_by: Mapped[UUID]
    edited_by: Mapped[list[Any]]
    """Ids of all who wrote the draft: none of them may publish it."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    published_by: Mapped[UUID | None]
    version: Mapped[int]


class CoSignature(TenantScoped, Base):
    """A chamber signed the rules with this hash."""

    __tablename__ = "call_co_signatures"
    __table_args__ = (ForeignKeyConstraint(["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"]),)

    call_id: Mapped[UUID] = mapped_column(primary_key=True)
    chamber_id: Mapped[UUID] = mapped_column(ForeignKey("chambers.id"), primary_key=True)
    person_id: Mapped[UUID]
    rules_sha256: Mapped[str]
    signed_at: Mapped[datetime]
