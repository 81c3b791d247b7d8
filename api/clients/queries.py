"""Reads of machines and their bindings."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.clients.models import ApiClient, ApiClientSpace
from api.core.errors import Unauthenticated
from api.core.principal import Principal


def load_client(session: Session, client_id: UUID, scopes: Iterable[str]) -> Principal:
    """Return the machine as caller. Raises Unauthenticated for one that is unknown or revoked.

    A scope taken from the registration is gone from tokens that were issued before. The tenants of a real machine follow
    from the lists that hold its spaces, which only a feature above this one knows; a sandbox has its own tenant.
    """
    spaces = (
        select(func.array_agg(ApiClientSpace.space_id))
        .where(ApiClientSpace.client_id == ApiClient.id)
        .scalar_subquery()
    )
    found = session.execute(
        select(
            ApiClient.scopes,
            ApiClient.sandbox,
            ApiClient.sandbox_tenant_id,
            ApiClient.chamber_id,
            spaces.label("space_ids"),
        ).where(ApiClient.id == client_id, ApiClient.revoked_at.is_(None))
    ).first()
    if found is None:
        raise Unauthenticated("The token is not valid.")
    return Principal(
        client_id=client_id,
        scopes=frozenset(scopes) & frozenset(found.scopes),
        client_space_ids=frozenset(found.space_ids or ()),
        client_chamber_id=found.chamber_id,
        client_tenant_ids=(found.sandbox_tenant_id,) if found.sandbox_tenant_id is not None else (),
        sandbox=found.sandbox,
    )
