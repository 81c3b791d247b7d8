"""Reads of machines and their bindings."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from api.clients.models import ApiClient, ApiClientSpace
from api.core.errors import Unauthenticated
from api.core.pagination import Page, PageRequest, paginate
from api.core.principal import Principal, Role


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


def space_ids_of(session: Session, client_id: UUID) -> tuple[UUID, ...]:
    """Return the spaces to which a machine is bound, in order."""
    bound = select(ApiClientSpace.space_id).where(ApiClientSpace.client_id == client_id)
    return tuple(session.scalars(bound.order_by(ApiClientSpace.space_id)))


def list_clients(session: Session, page: PageRequest, by: Principal) -> Page[ApiClient]:
    """Return the machines bound to the caller's spaces or chambers, and the sandboxes that the caller made."""
    space_ids = [m.space_id for m in by.memberships if m.role == Role.SPACE_MANAGER]
    chamber_ids = [m.chamber_id for m in by.memberships if m.role == Role.CHAMBER_OFFICER]
    bound = select(ApiClientSpace.client_id).where(ApiClientSpace.space_id.in_(space_ids))
    mine = or_(
        ApiClient.id.in_(bound),
        ApiClient.chamber_id.in_(chamber_ids),
        ApiClient.sandbox & (ApiClient.created_by == by.person_id),
    )
    return paginate(session, select(ApiClient).where(mine), [ApiClient.id], page)


def bindings_of(session: Session, client_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Return the spaces of several machines."""
    bound = select(ApiClientSpace).where(ApiClientSpace.client_id.in_(list(client_ids)))
    found: dict[UUID, list[UUID]] = {}
    for row in session.scalars(bound.order_by(ApiClientSpace.space_id)):
        found.setdefault(row.client_id, []).append(row.space_id)
    return found
