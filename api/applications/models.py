"""Tables: files of applicants, what they attached, what the office asked and proposed, and each call's order of arrival."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from api.core.database import Base
from api.core.tenancy import TenantScoped

STATUSES = (
    "draft", "submitted", "in_review", "completion_requested", "refusal_notified", "admitted", "refused", "awarded",
    "waitlisted", "withdrawn", "waived", "forfeited",
)  # fmt: skip
_LIVE = "status NOT IN ('refused', 'withdrawn', 'waived', 'forfeited')"
_QUEUED = "status IN ('submitted', 'in_review', 'completion_requested', 'refusal_notified', 'admitted', 'waitlisted')"


def _of_application() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["tenant_id", "application_id"], ["applications.tenant_id", "applications.id"])


class Application(TenantScoped, Base):
    """One person's file in one call.

    ``answers`` are the present ones; ``filed`` is what was filed, never changed again: the receipt's hash covers it.
    """

    __tablename__ = "applications"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"]),
        ForeignKeyConstraint(["tenant_id", "line_id"], ["funding_lines.tenant_id", "funding_lines.id"]),
        CheckConstraint(f"status IN ({', '.join(repr(status) for status in STATUSES)})", name="status_known"),
        CheckConstraint(
            "(arrival_number IS NULL) = (received_at IS NULL) AND (arrival_number IS NULL) = (protocol_number IS NULL)"
            " AND (arrival_number IS NULL) = (content_sha256 IS NULL) AND (arrival_number IS NULL) = (filed IS NULL)"
            " AND (arrival_number IS NULL) = (receipt_signature IS NULL)"
            " AND (arrival_number IS NULL) = (eligible_line_ids IS NULL)",
            name="filed_whole",
        ),
        CheckConstraint("arrival_number IS NOT NULL OR status IN ('draft', 'withdrawn')", name="filed_or_draft"),
        CheckConstraint("requested_cents > 0", name="requested_positive"),
        CheckConstraint("(awarded_cents IS NULL) = (line_id IS NULL) AND awarded_cents > 0", name="award_has_line"),
        CheckConstraint("(status <> 'awarded') OR line_id IS NOT NULL", name="awarded_has_line"),
        Index("uq_applications_live", "tenant_id", "call_id", "person_id", unique=True, postgresql_where=text(_LIVE)),
        UniqueConstraint("tenant_id", "call_id", "arrival_number"),
        UniqueConstraint("tenant_id", "protocol_number"),
        Index(None, "tenant_id", "person_id", "id"),
        Index("ix_applications_office", "tenant_id", "received_at", "id"),
        Index("ix_applications_queue", "tenant_id", "call_id", "arrival_number", postgresql_where=text(_QUEUED)),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    call_id: Mapped[UUID]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    space_id: Mapped[UUID | None] = mapped_column(ForeignKey("spaces.id"))
    status: Mapped[str]
    answers: Mapped[dict[str, Any]]
    requested_cents: Mapped[int | None]
    eligible_line_ids: Mapped[list[Any] | None]
    """Lines that may pay, in their order of use: worked out at the filing, and again where a fact of the file changes."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int]
    arrival_number: Mapped[int | None]
    protocol_number: Mapped[str | None]
    received_at: Mapped[datetime | None]
    filed: Mapped[dict[str, Any] | None]
    content_sha256: Mapped[str | None]
    previous_hash: Mapped[str | None]
    chain_hash: Mapped[str | None]
    receipt_signature: Mapped[str | None]
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    taken_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    decision: Mapped[dict[str, Any] | None]
    """outcome, reason codes with their sentences, note: as it was told to the applicant."""
    line_id: Mapped[UUID | None]
    awarded_cents: Mapped[int | None]
    awarded_at: Mapped[datetime | None]
    waitlisted_at: Mapped[datetime | None]
    waiting_reason: Mapped[dict[str, Any] | None]
    withdrawn_at: Mapped[datetime | None]


class ApplicationDocument(TenantScoped, Base):
    """A file that the applicant attached; the bytes are in the object store under a name that says nothing."""

    __tablename__ = "application_documents"
    __table_args__ = (
        _of_application(),
        CheckConstraint("size_bytes > 0", name="not_empty"),
        Index(None, "tenant_id", "application_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID]
    kind: Mapped[str]
    """Code of the call's required document."""
    file_name: Mapped[str]
    media_type: Mapped[str]
    size_bytes: Mapped[int]
    sha256: Mapped[str]
    object_name: Mapped[str]
    uploaded_at: Mapped[datetime]


class CompletionRequest(TenantScoped, Base):
    """The office asks for what can be put right (art. 6 L. 241/1990); the procedure's clock stands still meanwhile."""

    __tablename__ = "completion_requests"
    __table_args__ = (
        _of_application(),
        Index(
            "uq_completion_requests_open",
            "tenant_id",
            "application_id",
            unique=True,
            postgresql_where=text("answered_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID]
    items: Mapped[list[Any]]
    """Codes of the answers and documents that are asked for: only these may then be changed."""
    message: Mapped[str]
    due_on: Mapped[date]
    requested_at: Mapped[datetime]
    requested_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]
    note: Mapped[str | None]


class Assessment(TenantScoped, Base):
    """An officer's proposal with its reasons; the latest one counts, all are kept."""

    __tablename__ = "application_assessments"
    __table_args__ = (
        _of_application(),
        CheckConstraint("outcome IN ('admitted', 'refused')", name="outcome_known"),
        Index(None, "tenant_id", "application_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID]
    outcome: Mapped[str]
    reasons: Mapped[list[Any]]
    note: Mapped[str | None]
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[datetime]
    returned_at: Mapped[datetime | None]
    """The approver sent it back, with a note."""
    return_note: Mapped[str | None]


class RegistrationCheck(TenantScoped, Base):
    """Is the applicant's enterprise in the chamber's register? Declared by the applicant, answered by the chamber."""

    __tablename__ = "registration_checks"
    __table_args__ = (
        _of_application(),
        UniqueConstraint("tenant_id", "application_id"),
        CheckConstraint("status IN ('pending', 'registered', 'not_registered', 'ceased')", name="status_known"),
        CheckConstraint("(status = 'pending') = (answered_at IS NULL)", name="answered_or_pending"),
        Index(None, "chamber_id", "status", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID]
    chamber_id: Mapped[UUID] = mapped_column(ForeignKey("chambers.id"))
    status: Mapped[str]
    declared: Mapped[dict[str, Any]]
    """What the applicant declared: vat_number, rea."""
    requested_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    """The person or client of the chamber."""
    checked_at: Mapped[datetime | None]
    rea: Mapped[str | None]
    vat_number: Mapped[str | None]
    ateco: Mapped[str | None]
    note: Mapped[str | None]


class CallIntake(TenantScoped, Base):
    """The order of arrival of a call: last number given, and the hash that chains all receipts.

    One small row that every submission of the call updates: pages are left nearly empty, so that new versions of the
    row stay on the same page and no index is touched.
    """

    __tablename__ = "call_intake"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"]),
        {"postgresql_with": {"fillfactor": 10}},
    )

    call_id: Mapped[UUID] = mapped_column(primary_key=True)
    last_arrival: Mapped[int]
    chain_hash: Mapped[bytes] = mapped_column(LargeBinary)


class ProtocolRegister(TenantScoped, Base):
    """The last number given by an office's register in a year (art. 53 D.P.R. 445/2000: progressive within the year)."""

    __tablename__ = "protocol_registers"
    __table_args__ = ({"postgresql_with": {"fillfactor": 10}},)

    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    last_number: Mapped[int]
