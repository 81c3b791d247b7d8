"""Tables of machines: booking systems bound to spaces, systems of a chamber, sandboxes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.accounts import Chamber, Person
from api.core.database import Base
from api.municipalities import Tenant


class ApiClient(Base):
    """A machine that signs in with its own secret. What it may touch is written here, never in a header or body."""

    __tablename__ = "api_clients"
    __table_args__ = (
        CheckConstraint("chamber_id IS NULL OR NOT sandbox", name="sandbox_has_no_chamber"),
        CheckConstraint("sandbox_tenant_id IS NULL OR sandbox", name="tenant_only_for_sandbox"),
        CheckConstraint(
            "(previous_secret_hash IS NULL) = (previous_secret_until IS NULL)", name="previous_secret_has_an_end"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary)
    previous_secret_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    previous_secret_until: Mapped[datetime | None]
    """After a rotation the old secret stays good for a while, so that no booking system stops."""
    scopes: Mapped[list[Any]] = mapped_column(ARRAY(Text))
    sandbox: Mapped[bool]
    sandbox_tenant_id: Mapped[int | None] = mapped_column(ForeignKey(Tenant.id))
    chamber_id: Mapped[UUID | None] = mapped_column(ForeignKey(Chamber.id), index=True)
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    created_at: Mapped[datetime]
    rotated_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class ApiClientSpace(Base):
    """A space to which a machine is bound."""

    __tablename__ = "api_client_spaces"

    client_id: Mapped[UUID] = mapped_column(ForeignKey("api_clients.id", ondelete="CASCADE"), primary_key=True)
    space_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
