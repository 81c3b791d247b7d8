"""Tables of people: who they are, how they signed in, where they hold a role."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from api.core.database import Base
from api.municipalities import Tenant

SPACE_ROLES = "'space_manager', 'desk_staff'"
OFFICE_ROLES = "'officer', 'approver', 'treasurer', 'auditor'"


class Person(Base):
    """A person, as the identity provider vouched for them: names and tax code are never typed by hand."""

    __tablename__ = "people"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    tax_code: Mapped[str | None] = mapped_column(index=True)
    """None for those who sign in from abroad (eIDAS); needed at the grant, not at the sign-in."""
    birth_date: Mapped[date | None]
    email: Mapped[str | None]
    created_at: Mapped[datetime]


class Identity(Base):
    """One account of a person at an identity provider: the pair (issuer, subject) is the person, nothing else is."""

    __tablename__ = "identities"

    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    last_signed_in_at: Mapped[datetime]


class SignInSession(Base):
    """A signed-in browser: the family of refresh tokens that followed one another from one sign-in."""

    __tablename__ = "sessions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    revoked_reason: Mapped[str | None]


class RefreshToken(Base):
    """One refresh token, by its hash. A spent one that comes back was copied: the whole family ends."""

    __tablename__ = "refresh_tokens"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    issued_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]


class Chamber(Base):
    """A chamber of commerce, with the provinces of its register."""

    __tablename__ = "chambers"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    province_codes: Mapped[list[Any]] = mapped_column(ARRAY(Text))


class HeldRole(Base):
    """A role held by a person in exactly one body: an office (tenant), a space, or a chamber, from a day to a day."""

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint(
            f"(role IN ({OFFICE_ROLES}) AND tenant_id IS NOT NULL AND space_id IS NULL AND chamber_id IS NULL)"
            f" OR (role IN ({SPACE_ROLES}) AND space_id IS NOT NULL AND tenant_id IS NULL AND chamber_id IS NULL)"
            " OR (role = 'chamber_officer' AND chamber_id IS NOT NULL AND tenant_id IS NULL AND space_id IS NULL)",
            name="role_fits_body",
        ),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="validity_in_order"),
        Index(
            "uq_memberships_held_once",
            "person_id",
            "role",
            text("coalesce(tenant_id::text, space_id::text, chamber_id::text)"),
            unique=True,
            postgresql_where=text("valid_to IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str]
    tenant_id: Mapped[int | None] = mapped_column(ForeignKey(Tenant.id))
    space_id: Mapped[UUID | None] = mapped_column(index=True)
    chamber_id: Mapped[UUID | None] = mapped_column(ForeignKey("chambers.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    """The first day on which the role is no longer held."""


class PersonTenant(Base):
    """Where a person has files of their own: which tenants to open when they list them."""

    __tablename__ = "person_tenants"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey(Tenant.id), primary_key=True)
