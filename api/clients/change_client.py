"""Rotates a machine's secret, or revokes the machine."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.clients.client_secrets import hash_of, new_secret
from api.clients.create_client import NewSecret
from api.clients.errors import ClientRevoked
from api.clients.models import ApiClient
from api.clients.queries import space_ids_of
from api.clients.rules import OLD_SECRET_LIFETIME
from api.core import audit
from api.core.errors import Forbidden, NotFound
from api.core.principal import Principal, Role
from api.core.tenancy import PLATFORM_TENANT


def rotate_secret(session: Session, client_id: UUID, *, by: Principal, now: datetime) -> NewSecret:
    """Give a new secret; the old one stays good for a day. Raises NotFound, Forbidden, ClientRevoked."""
    client, space_ids = _managed(session, client_id, by)
    if client.revoked_at is not None:
        raise ClientRevoked()
    secret = new_secret()
    client.previous_secret_hash, client.previous_secret_until = client.secret_hash, now + OLD_SECRET_LIFETIME
    client.secret_hash, client.rotated_at = hash_of(secret), now
    audit.record(session, PLATFORM_TENANT, by, "api_client.secret_rotated", "api_client", client.id, at=now)
    return NewSecret(client, secret, space_ids)


def revoke_client(session: Session, client_id: UUID, *, by: Principal, now: datetime) -> NewSecret:
    """Revoke the machine for good; once more changes nothing. Raises NotFound, Forbidden."""
    client, space_ids = _managed(session, client_id, by)
    if client.revoked_at is None:
        client.revoked_at = now
        audit.record(session, PLATFORM_TENANT, by, "api_client.revoked", "api_client", client.id, at=now)
    return NewSecret(client, "", space_ids)


def _managed(session: Session, client_id: UUID, by: Principal) -> tuple[ApiClient, tuple[UUID, ...]]:
    """Load a machine that the caller may change: the manager of all its spaces, its chamber's officer, its maker."""
    client = session.get(ApiClient, client_id, with_for_update=True)
    if client is None:
        raise NotFound()
    space_ids = space_ids_of(session, client.id)
    if client.sandbox and client.created_by is not None and client.created_by == by.person_id:
        return client, space_ids
    if client.chamber_id is not None and by.holds(Role.CHAMBER_OFFICER, chamber_id=client.chamber_id):
        return client, space_ids
    managed = [space_id for space_id in space_ids if by.holds(Role.SPACE_MANAGER, space_id=space_id)]
    if not managed:
        raise NotFound()
    if len(managed) < len(space_ids):
        raise Forbidden("The machine also acts for spaces that you do not manage.")
    return client, space_ids
