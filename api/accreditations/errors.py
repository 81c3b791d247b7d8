"""Refusals about accreditations."""

from api.core.errors import DomainError


class AlreadyAccredited(DomainError):
    """409: the space stands in this list."""

    code = "already_accredited"
    title = "The space already stands in this list"
