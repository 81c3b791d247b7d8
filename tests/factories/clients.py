"""Machines, made directly."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.clients import ApiClient, ApiClientSpace
from api.core.ids import uuid7

SECRET = "a-secret-of-the-tests-with-43-characters-xxx"
BOOKING_SCOPES = ("spaces:read", "redemptions:write", "redemptions:read", "statements:read", "events:read")


def make_client(
    session: Session,
    *,
    scopes: Sequence[str] = BOOKING_SCOPES,
    space_ids: Sequence[UUID] = (),
    chamber_id: UUID | None = None,
    sandbox: bool = False,
    sandbox_tenant_id: int | None = None,
    secret: str = SECRET,
    name: str = "Booking system",
) -> ApiClient:
    """Make a machine bound to spaces or a chamber, with a known secret."""
    row = ApiClient(
        id=uuid7(),
        name=name,
        secret_hash=hashlib.sha256(secret.encode()).digest(),
        scopes=list(scopes),
        sandbox=sandbox,
        sandbox_tenant_id=sandbox_tenant_id,
        chamber_id=chamber_id,
        created_at=datetime(2000, 1, 1, tzinfo=UTC),
    )
    session.add(row)
    session.flush()
    session.add_all(ApiClientSpace(client_id=row.id, space_id=space_id) for space_id in space_ids)
    session.flush()
    return row
