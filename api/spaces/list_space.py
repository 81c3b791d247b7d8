"""Keeps what the public sees of a space's accreditations, in the transaction that changes one."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.core.errors import NotFound
from api.spaces.models import Space, SpaceListing


def list_space(
    session: Session,
    space_id: UUID,
    *,
    tenant_id: int,
    municipality_code: str,
    status: str,
    since_on: date,
    now: datetime,
) -> None:
    """Set the state of a space in a municipality's list; the space's version moves, as its reader sees a change."""
    space = session.get(Space, space_id, with_for_update=True)
    if space is None:
        raise NotFound()
    listing = session.get(SpaceListing, (space_id, tenant_id))
    if listing is None:
        listing = SpaceListing(space_id=space_id, tenant_id=tenant_id)
        session.add(listing)
    listing.municipality_code = municipality_code
    listing.status = status
    listing.since_on = since_on
    space.version += 1
    space.updated_at = now
