"""Events: written in the transaction of what happened, read by the feed and the workers.

Reading ``id > last`` would lose events: ids are taken before the commit and commits overtake one another. Each event
carries the id of its database transaction instead; the feed shows only transactions older than the oldest one still
running, in that order, so that nothing can appear behind a reader's back.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.core.database import Base
from api.core.ids import uuid7
from api.core.tenancy import TenantScoped

XID_NOW = "pg_current_xact_id()::text::bigint"
SETTLED_XID = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


class Event(TenantScoped, Base):
    """Something that happened (contract §1.3). ``data`` is thin: ids and amounts, never a person."""

    __tablename__ = "events"
    __table_args__ = (
        Index(None, "tenant_id", "recorded_xid", "id"),
        Index("ix_events_waiting", "tenant_id", "id", postgresql_where=text("dispatched_at IS NULL")),
        Index("ix_events_person", "tenant_id", "person_id", "id", postgresql_where=text("person_id IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    recorded_xid: Mapped[int] = mapped_column(server_default=text(XID_NOW))
    type: Mapped[str]
    occurred_at: Mapped[datetime]
    resource_type: Mapped[str]
    resource_id: Mapped[UUID]
    space_id: Mapped[UUID | None]
    funding_line_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None]
    """Whom a service notice is for (worker); never shown in the feed."""
    data: Mapped[dict[str, Any]]
    dispatched_at: Mapped[datetime | None]


def emit(
    session: Session,
    tenant_id: int,
    type_: str,
    resource_type: str,
    resource_id: UUID,
    *,
    at: datetime,
    data: dict[str, Any] | None = None,
    space_id: UUID | None = None,
    funding_line_id: UUID | None = None,
    person_id: UUID | None = None,
) -> None:
    """Add an event to the transaction, e.g. ``emit(session, t, "call.published", "call", call.id, at=now)``."""
    session.add(
        Event(
            tenant_id=tenant_id,
            id=uuid7(tenant_id),
            type=type_,
            occurred_at=at,
            resource_type=resource_type,
            resource_id=resource_id,
            space_id=space_id,
            funding_line_id=funding_line_id,
            person_id=person_id,
            data=data or {},
        )
    )
