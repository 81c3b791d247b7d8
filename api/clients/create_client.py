"""Registers a machine and shows its secret, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from api.clients.client_secrets import hash_of, new_secret
from api.clients.models import ApiClient, ApiClientSpace
from api.clients.rules import ensure_binding, ensure_scopes_fit
from api.core import audit
from api.core.errors import NotFound
from api.core.ids import uuid7
from api.core.principal import Principal, Role
from api.core.tenancy import PLATFORM_TENANT


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A machine with the secret that was just made for it: the only moment at which we know it."""

    client: ApiClient
    secret: str
    space_ids: tuple[UUID, ...]


def register_client(
    session: Session,
    *,
    name: str,
    scopes: Sequence[str],
    space_ids: Sequence[UUID],
    chamber_id: UUID | None,
    by: Principal,
    now: datetime,
) -> NewSecret:
    """Register a machine for spaces that the caller manages, or for the caller's chamber. Raises NotFound, InvalidPayload."""
    ensure_binding(has_spaces=bool(space_ids), has_chamber=chamber_id is not None)
    for space_id in space_ids:
        by.require_space(space_id, Role.SPACE_MANAGER)
    if chamber_id is not None and not by.holds(Role.CHAMBER_OFFICER, chamber_id=chamber_id):
        raise NotFound()
    ensure_scopes_fit(scopes, for_chamber=chamber_id is not None)
    return create_client(session, name=name, scopes=scopes, space_ids=space_ids, chamber_id=chamber_id, by=by, now=now)


def create_client(
    session: Session,
    *,
    name: str,
    scopes: Sequence[str],
    space_ids: Sequence[UUID] = (),
    chamber_id: UUID | None = None,
    sandbox: bool = False,
    sandbox_tenant_id: int | None = None,
    by: Principal,
    now: datetime,
) -> NewSecret:
    """Make the machine; the right to do so was checked by whoever calls (``register_client``, the sandbox, the seed)."""
    secret = new_secret()
    client = ApiClient(
        id=uuid7(),
        name=name,
        secret_hash=hash_of(secret),
        scopes=sorted(set(scopes)),
        sandbox=sandbox,
        sandbox_tenant_id=sandbox_tenant_id,
        chamber_id=chamber_id,
        created_by=by.person_id,
        created_at=now,
    )
    session.add(client)
    session.flush()  # the bindings refer to it
    bound = tuple(sorted(set(space_ids)))
    session.add_all(ApiClientSpace(client_id=client.id, space_id=space_id) for space_id in bound)
    audit.record(session, PLATFORM_TENANT, by, "api_client.created", "api_client", client.id, at=now)
    return NewSecret(client, secret, bound)
