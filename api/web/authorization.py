"""Which kind of caller may try an operation; whether this very resource allows it is the use case's to say."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Depends

from api.core.errors import Forbidden, Unauthenticated
from api.core.principal import Principal, Role
from api.web.authentication import Caller


class Requirement:
    """A dependency that lets a principal pass who holds one of the roles or all of the scopes, anywhere."""

    def __init__(self, roles: tuple[Role, ...], scopes: frozenset[str], *, allow_anonymous: bool) -> None:
        self.roles, self.scopes, self.allow_anonymous = roles, scopes, allow_anonymous

    async def __call__(self, caller: Caller) -> Principal:
        """Return the caller. Raises Unauthenticated (401) or Forbidden (403)."""
        if caller.is_anonymous:
            if self.allow_anonymous:
                return caller
            raise Unauthenticated()
        if caller.client_id is not None:
            self._require_scopes(caller)
        elif not self._admits_person(caller):
            raise Forbidden()
        return caller

    def _admits_person(self, caller: Principal) -> bool:
        # Everybody who signed in may be an applicant: it is no membership, it begins with the first draft.
        return self.allow_anonymous or Role.APPLICANT in self.roles or caller.holds(*self.roles)

    def _require_scopes(self, caller: Principal) -> None:
        if self.allow_anonymous:
            return
        if not self.scopes:
            raise Forbidden("Only people can do this.")
        if not self.scopes <= caller.scopes:
            raise Forbidden("The token lacks a scope that is needed here.")


def require(*roles: Role, scopes: Iterable[str] = (), allow_anonymous: bool = False) -> Requirement:
    """Return a requirement: people need one of ``roles``, machines all of ``scopes`` (none given: machines never pass)."""
    return Requirement(roles, frozenset(str(scope) for scope in scopes), allow_anonymous=allow_anonymous)


CurrentPrincipal = Annotated[Principal, Depends(require(*Role))]
"""Any person who signed in, whatever their roles."""
AnyCaller = Annotated[Principal, Depends(require(allow_anonymous=True))]
OptionalPrincipal = AnyCaller
"""Anyone: the principal is anonymous without a token; a bad token is still refused."""
