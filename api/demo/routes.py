"""The demo's identity provider over HTTP. Asynchronous, because it never touches the database: the sign-in that calls it
from within this same process must not wait for a worker thread that it holds itself.
"""

from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from api.core.errors import Malformed
from api.demo.chooser_page import chooser_page
from api.demo.identity_provider import DemoIdentityProvider, GrantRefused, NotInTheDemo
from api.demo.personas import persona_of, personas
from api.settings import Settings
from api.web.dependencies import preferred_language

router = APIRouter(prefix="/demo/idp", include_in_schema=False)


def register(app: FastAPI) -> None:
    """Make the provider. Raises NotInTheDemo: it vouches for anybody, so real people must never meet it."""
    settings: Settings = app.state.settings
    if settings.environment != "demo":
        raise NotInTheDemo("The demo's identity provider exists in the demo alone.")
    app.state.demo_identity_provider = DemoIdentityProvider(
        f"{settings.base_url}/demo/idp",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value(),
        redirect_uri=f"{settings.base_url}/auth/callback",
    )


@router.get("/.well-known/openid-configuration")
async def provider_metadata(request: Request) -> dict[str, Any]:
    """Discovery."""
    return _provider(request).metadata()


@router.get("/jwks")
async def provider_keys(request: Request) -> dict[str, Any]:
    """The key that verifies ID tokens."""
    return _provider(request).jwks()


@router.get("/authorize")
async def provider_page(request: Request) -> Response:
    """The choice of personas; a ``login_hint`` that names one goes on at once (scripts)."""
    provider, given = _provider(request), dict(request.query_params)
    asked = provider.request_of(given)
    chosen = persona_of(given.get("login_hint", ""))
    if chosen is not None:
        return RedirectResponse(provider.vouch(asked, chosen), 303)
    wanted = given.get("ui_locales") or request.headers.get("accept-language")
    return HTMLResponse(chooser_page(personas(), asked, preferred_language(wanted)))


@router.post("/authorize")
async def provider_choice(request: Request) -> Response:
    """A persona was chosen, or none."""
    provider, given = _provider(request), await _form(request)
    asked = provider.request_of(given)
    chosen = persona_of(given.get("persona", ""))
    return RedirectResponse(provider.vouch(asked, chosen) if chosen else provider.cancel(asked), 303)


@router.post("/token")
async def provider_tokens(request: Request) -> Response:
    """The code's exchange."""
    try:
        tokens = _provider(request).exchange(request.headers.get("authorization"), await _form(request))
    except GrantRefused as refusal:
        return JSONResponse({"error": str(refusal)}, 401 if str(refusal) == "invalid_client" else 400)
    return JSONResponse(tokens, headers={"Cache-Control": "no-store"})


def _provider(request: Request) -> DemoIdentityProvider:
    provider: DemoIdentityProvider = request.app.state.demo_identity_provider
    return provider


async def _form(request: Request) -> dict[str, str]:
    async with request.form(max_files=0, max_fields=40) as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
    if not fields:
        raise Malformed("A form is needed.")
    return fields
