"""The signed-in person; sign-in itself is in ``sign_in_routes``."""

from fastapi import APIRouter, FastAPI

from api.accounts import sign_in_routes
from api.accounts.describe_me import describe_me
from api.accounts.rules import realm_of
from api.accounts.schemas import MeRead
from api.accounts.sign_in import SignIn
from api.integrations.identity_provider import IdentityProvider
from api.settings import Settings
from api.web.authorization import CurrentPrincipal
from api.web.dependencies import SessionDep
from api.web.routing import ContractRoute

router = APIRouter(route_class=ContractRoute, tags=["accounts"])
router.include_router(sign_in_routes.router)


def register(app: FastAPI) -> None:
    """Make the relying party of the configured identity provider."""
    settings: Settings = app.state.settings
    provider = IdentityProvider(
        settings.oidc_issuer,
        settings.oidc_client_id,
        settings.oidc_client_secret.get_secret_value(),
        f"{settings.base_url}/auth/callback",
        realm=realm_of(settings.oidc_issuer, settings.base_url),
    )
    key = settings.token_hmac_key.get_secret_value().encode()
    app.state.sign_in = SignIn(provider, key=key, base_url=settings.base_url)


@router.get("/v1/me")
def me_read(by: CurrentPrincipal, session: SessionDep) -> MeRead:
    """Who I am, my roles, my municipalities, spaces and chambers."""
    me = describe_me(session, by)
    return MeRead.of(me)
