"""Which domain error a violated constraint means, so that a race that only the database sees still gets its 409."""

from api.core.errors import DomainError

_errors: dict[str, type[DomainError]] = {}


def means(constraint: str, error: type[DomainError]) -> None:
    """Register a constraint's meaning; called in a feature's ``errors.py``, e.g. ``means("uq_x_y", AlreadyThere)``."""
    _errors[constraint] = error


def meaning_of(constraint: str | None) -> type[DomainError] | None:
    """Return the domain error of a constraint, or None where none was registered."""
    return _errors.get(constraint or "")
