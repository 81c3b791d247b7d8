"""Tables: ratings (of nobody in particular) and requests for help."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, ForeignKeyConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.database import Base
from api.core.tenancy import TenantScoped


class Rating(TenantScoped, Base):
    """One rating. No person, no address and no file is kept with it."""

    __tablename__ = "ratings"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"]),
        CheckConstraint("rated IN ('home', 'call', 'submission')", name="rated_known"),
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars_one_to_five"),
        CheckConstraint("language IN ('it', 'en')", name="language_known"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    rated: Mapped[str]
    call_id: Mapped[UUID | None]
    stars: Mapped[int]
    answers: Mapped[list[str]] = mapped_column(ARRAY(Text))
    comment: Mapped[str | None]
    language: Mapped[str]
    received_at: Mapped[datetime]


class AssistanceRequest(TenantScoped, Base):
    """One request for help, read by the office of its municipality."""

    __tablename__ = "assistance_requests"
    __table_args__ = (
        UniqueConstraint("tenant_id", "reference"),
        ForeignKeyConstraint(["tenant_id", "call_id"], ["calls.tenant_id", "calls.id"]),
        CheckConstraint(
            "category IN ('call', 'application', 'voucher', 'space', 'sign_in', 'other')", name="category_known"
        ),
        CheckConstraint("language IN ('it', 'en')", name="language_known"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str]
    """What the sender quotes on the telephone."""
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    """Who was signed in, if anybody."""
    given_name: Mapped[str]
    family_name: Mapped[str]
    email: Mapped[str]
    category: Mapped[str]
    call_id: Mapped[UUID | None]
    message: Mapped[str]
    language: Mapped[str]
    received_at: Mapped[datetime]
    """Also the instant at which the privacy notice was accepted: without it nothing is received."""
