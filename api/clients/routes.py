"""Machines: register, list, rotate the secret, revoke."""

from uuid import UUID

from fastapi import APIRouter, Request

from api.clients import oauth_routes
from api.clients.change_client import revoke_client, rotate_secret
from api.clients.create_client import register_client
from api.clients.errors import ClientRevoked
from api.clients.permissions import ManageClients
from api.clients.queries import bindings_of, list_clients
from api.clients.schemas import ApiClientCreate, ApiClientRead, ApiClientSecretRead, client_page
from api.core.errors import NotFound
from api.web.dependencies import NowDep, PageParams, SessionDep
from api.web.problems import problems
from api.web.routing import ContractRoute
from api.web.schemas import Empty, Page

router = APIRouter(route_class=ContractRoute, tags=["clients"])
router.include_router(oauth_routes.router)


@router.post("/v1/api-clients", status_code=201, responses=problems(NotFound))
def api_client_create(
    body: ApiClientCreate, by: ManageClients, session: SessionDep, now: NowDep
) -> ApiClientSecretRead:
    """Register a machine for your spaces or your chamber. Its secret is in this answer and nowhere else."""
    made = register_client(session, **dict(body), by=by, now=now)
    return ApiClientSecretRead.with_secret(made)


@router.get("/v1/api-clients")
def api_client_list(by: ManageClients, session: SessionDep, page: PageParams) -> Page[ApiClientRead]:
    """List the machines of your spaces and chambers."""
    found = list_clients(session, page, by)
    bindings = bindings_of(session, (row.id for row in found.items))
    return client_page(list(found.items), bindings, found.next_cursor)


@router.post("/v1/api-clients/{client_id}/rotation", status_code=201, responses=problems(NotFound, ClientRevoked))
def api_client_rotation_create(
    client_id: UUID, body: Empty, by: ManageClients, session: SessionDep, now: NowDep
) -> ApiClientSecretRead:
    """Give the machine a new secret; the old one stays good for a day."""
    made = rotate_secret(session, client_id, by=by, now=now)
    return ApiClientSecretRead.with_secret(made)


@router.post("/v1/api-clients/{client_id}/revocation", status_code=201, responses=problems(NotFound))
def api_client_revocation_create(
    client_id: UUID, *, body: Empty, by: ManageClients, session: SessionDep, now: NowDep, request: Request
) -> ApiClientRead:
    """Revoke the machine for good."""
    revoked = revoke_client(session, client_id, by=by, now=now)
    request.app.state.authenticator.forget_all()
    return ApiClientRead.of(revoked.client, list(revoked.space_ids))
