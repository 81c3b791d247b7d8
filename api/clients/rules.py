"""Pure rules of machines: which scopes go with which binding, and how long an old secret lives on."""

from collections.abc import Iterable
from datetime import timedelta

from api.core.errors import FieldError, InvalidPayload
from api.core.principal import Scope

BOOKING_SCOPES = frozenset(
    {
        Scope.SPACES_READ,
        Scope.REDEMPTIONS_WRITE,
        Scope.REDEMPTIONS_READ,
        Scope.STATEMENTS_READ,
        Scope.EVENTS_READ,
        Scope.WEBHOOKS_MANAGE,
    }
)
CHAMBER_SCOPES = frozenset(
    {Scope.FUNDING_READ, Scope.REGISTRATIONS_VERIFY, Scope.EVENTS_READ, Scope.WEBHOOKS_MANAGE, Scope.SPACES_READ}
)
OLD_SECRET_LIFETIME = timedelta(hours=24)
"""A booking system is changed over within a day; until then both secrets open the door."""


def ensure_binding(*, has_spaces: bool, has_chamber: bool) -> None:
    """Refuse a machine bound to both a chamber and spaces, or to nothing. Raises InvalidPayload."""
    if has_spaces == has_chamber:
        raise InvalidPayload(
            [FieldError("/space_ids", "one_binding", "A machine acts either for spaces or for one chamber.")]
        )


def ensure_scopes_fit(scopes: Iterable[str], *, for_chamber: bool) -> None:
    """Refuse a scope that makes no sense for the binding. Raises InvalidPayload."""
    allowed = CHAMBER_SCOPES if for_chamber else BOOKING_SCOPES
    wrong = [place for place, scope in enumerate(scopes) if scope not in allowed]
    if wrong:
        message = "This scope is not for a machine of this kind."
        raise InvalidPayload([FieldError(f"/scopes/{place}", "scope_not_for_binding", message) for place in wrong])


def granted_scopes(asked: str | None, registered: Iterable[str]) -> list[str] | None:
    """Return the scopes of a token: those asked for, all where none was; None where one is not the machine's."""
    if asked is None:
        return sorted(registered)
    names = asked.split(" ")
    return sorted(set(names)) if set(names) <= set(registered) else None
