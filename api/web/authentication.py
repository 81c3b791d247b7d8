"""Who is calling: bearer token → claims → principal, with the bindings of today, not those of when the token was made."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from inspect import iscoroutinefunction
from typing import Annotated, Any, Protocol, TypeVar
from uuid import UUID

from anyio import to_thread
from fastapi import Depends, Request
from fastapi.openapi.models import HTTPBearer as HTTPBearerModel
from fastapi.security.base import SecurityBase
from sqlalchemy.orm import Session

from api.core.clock import wall_seconds
from api.core.errors import Unauthenticated
from api.core.principal import Membership, Principal, Role
from api.web.rate_limit import RateLimits
from api.web.tokens import Claims, TokenService
from api.web.unit_of_work import KEPT_SLOT, UnitOfWork

KNOWN_FOR_SECONDS = 30.0
MOST_KNOWN = 20_000
ANONYMOUS = Principal()
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


class PrincipalLoader(Protocol):
    """What accounts and clients offer: the caller's memberships or bindings as they are now."""

    def load_person(self, session: Session, person_id: UUID, now: datetime) -> Principal:
        """Return the person. Raises Unauthenticated where there is none."""

    def load_client(self, session: Session, client_id: UUID, scopes: frozenset[str]) -> Principal:
        """Return the machine. Raises Unauthenticated where it was revoked."""


_BY_TOKEN_ALONE: set[Callable[..., Any]] = set()


def by_token_alone(endpoint: Endpoint) -> Endpoint:
    """Mark a route on which people act only on what is their own: who they are is in the token, and no role is asked.

    On a click day everybody comes with a token of their own; reading each one's roles would be most of the work.
    """
    _BY_TOKEN_ALONE.add(endpoint)
    return endpoint


class Authenticator:
    """Turns tokens into principals. Machines are remembered for up to 30 s (a revocation takes effect within that time).

    People are remembered for the lanes alone: a person's own act (a first draft, a new space) changes what they may see, and
    their next request must know it in every process.
    """

    def __init__(self, tokens: TokenService, loader: PrincipalLoader, unit_of_work: UnitOfWork) -> None:
        self._tokens = tokens
        self._loader = loader
        self._unit_of_work = unit_of_work
        self._known: dict[bytes, tuple[float, Principal]] = {}

    async def principal_of(self, token: str, request: Request) -> Principal:
        """Return the caller. Raises Unauthenticated."""
        route = request.scope.get("route")
        is_lane = iscoroutinefunction(getattr(route, "endpoint", None))
        digest = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        until, known = self._known.get(digest, (0.0, ANONYMOUS))
        if until > wall_seconds() and (is_lane or known.client_id is not None):
            return known
        claims = self._tokens.verify(token)
        if not claims.is_machine and getattr(route, "endpoint", None) in _BY_TOKEN_ALONE:
            # Never remembered: other routes must see what this person may do.
            return Principal(person_id=claims.subject, memberships=(Membership(Role.APPLICANT),))
        session: Session | None = getattr(request.state, "session", None)
        if session is not None:
            principal = await to_thread.run_sync(self._load, session, claims)
        else:
            keep_slot = not is_lane and getattr(route, "returns_slots", False)
            principal = await self._unit_of_work.run(lambda opened: self._load(opened, claims), keep_slot=keep_slot)
            request.scope.setdefault("state", {})[KEPT_SLOT] = keep_slot
        self._remember(digest, claims, principal)
        return principal

    def forget_all(self) -> None:
        """Ask the database again for everybody (a revocation in this process takes effect at once)."""
        self._known.clear()

    def _load(self, session: Session, claims: Claims) -> Principal:
        if claims.is_machine:
            return self._loader.load_client(session, claims.subject, claims.scopes)
        return self._loader.load_person(session, claims.subject, session.info["transaction_time"])

    def _remember(self, digest: bytes, claims: Claims, principal: Principal) -> None:
        if len(self._known) >= MOST_KNOWN:
            self._known.pop(next(iter(self._known)))
        self._known[digest] = (min(claims.expires_at, wall_seconds() + KNOWN_FOR_SECONDS), principal)


class BearerToken(SecurityBase):
    """The ``Authorization: Bearer`` header; nothing else carries a token (never the query, where logs would keep it)."""

    def __init__(self) -> None:
        self.model = HTTPBearerModel(
            bearerFormat="JWT",
            description="Access token (JWT, RFC 9068, ES256), issued and checked as RFC8725 asks; at most ten minutes old.",
        )
        self.scheme_name = "bearer"

    async def __call__(self, request: Request) -> str | None:
        """Return the token, or None where no header was sent. Raises Unauthenticated for any other scheme."""
        header = request.headers.get("authorization")
        if header is None:
            return None
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token or len(token) > 8192:
            raise Unauthenticated("A bearer token is needed in the Authorization header.")
        return token


bearer = BearerToken()


async def identify(request: Request, token: Annotated[str | None, Depends(bearer)]) -> Principal:
    """Return the caller, anonymous without a token, and count the request against their rate limit."""
    limits: RateLimits = request.app.state.rate_limits
    if token is None:
        return ANONYMOUS
    authenticator: Authenticator = request.app.state.authenticator
    principal = await authenticator.principal_of(token, request)
    limits.count_caller(request.scope, str(principal.actor_id))
    request.state.principal = principal
    return principal


Caller = Annotated[Principal, Depends(identify)]
