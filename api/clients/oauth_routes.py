"""Tokens for machines, and what the world needs to verify them (RFC 6749, 7517, 8414)."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from api.clients.errors import TokenRefused
from api.clients.issue_token import FORM, LONGEST_FORM, TokenRequest, issue_token, read_token_request
from api.clients.schemas import AuthorizationServerRead, JsonWebKeySet, TokenError, TokenRead
from api.web.dependencies import NowDep, SessionDep, SettingsDep
from api.web.routing import ContractRoute
from api.web.tokens import TokenService

_NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_CHALLENGE = {"WWW-Authenticate": 'Basic realm="postazione", charset="UTF-8"'}
_FORM_BODY = {
    "required": True,
    "content": {
        FORM: {
            "schema": {
                "type": "object",
                "required": ["grant_type"],
                "properties": {
                    "grant_type": {"type": "string", "enum": ["client_credentials"]},
                    "scope": {"type": "string", "maxLength": 400, "example": "redemptions:write redemptions:read"},
                },
            }
        }
    },
}


class TokenRoute(ContractRoute):
    """Renders refusals in the older form that OAuth clients read."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler."""
        handle = super().get_route_handler()

        async def token_handler(request: Request) -> Response:
            try:
                return await handle(request)
            except TokenRefused as refusal:
                body = {"error": refusal.error, "error_description": refusal.description}
                challenge = _CHALLENGE if refusal.status == 401 else {}
                return JSONResponse(body, refusal.status, headers={**_NO_STORE, **challenge})

        return token_handler


async def _token_request(request: Request) -> TokenRequest:
    parts: list[bytes] = []
    async for part in request.stream():
        parts.append(part)
        if sum(map(len, parts)) > LONGEST_FORM:
            break
    headers = request.headers
    return read_token_request(headers.get("content-type", ""), headers.get("authorization"), b"".join(parts))


async def _tokens(request: Request) -> TokenService:
    tokens: TokenService = request.app.state.tokens
    return tokens


TokenRequestDep = Annotated[TokenRequest, Depends(_token_request)]
TokensDep = Annotated[TokenService, Depends(_tokens)]
router = APIRouter(route_class=TokenRoute, tags=["clients"])


_REFUSAL = {"model": TokenError, "content": {"application/json": {}}}
_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {**_REFUSAL, "description": "`invalid_request` · `unsupported_grant_type` · `invalid_scope`"},
    401: {**_REFUSAL, "description": "`invalid_client`"},
}


@router.post(
    "/oauth/token",
    responses=_REFUSALS,
    openapi_extra={"requestBody": _FORM_BODY, "security": [{"client_credentials": []}]},
)
def token_create(
    asked: TokenRequestDep, session: SessionDep, now: NowDep, tokens: TokensDep, response: Response
) -> TokenRead:
    """Get an access token for a machine (client credentials, HTTP Basic). Good for ten minutes."""
    issued = issue_token(session, asked, sign=tokens.issue_client_token, now=now)
    response.headers.update(_NO_STORE)
    return TokenRead.of(issued)


@router.get("/.well-known/jwks.json")
async def key_list(tokens: TokensDep, response: Response) -> JsonWebKeySet:
    """Read the public keys that verify our tokens and receipts."""
    response.headers["Cache-Control"] = "public, max-age=300"
    return JsonWebKeySet.model_validate(tokens.jwks())


@router.get("/.well-known/oauth-authorization-server")
async def authorization_server_read(settings: SettingsDep, response: Response) -> AuthorizationServerRead:
    """Read what this authorization server offers (RFC 8414)."""
    response.headers["Cache-Control"] = "public, max-age=300"
    return AuthorizationServerRead.at(settings.base_url)
