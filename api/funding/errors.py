"""Refusals about money."""

from api.core.errors import DomainError


class FundsExhausted(DomainError):
    """409: the funding line does not hold that much any more."""

    code = "funds_exhausted"
    title = "The funding line does not hold that much any more"


class ReleaseExceedsCommitment(DomainError):
    """409: more would be released than is committed and unused."""

    code = "release_exceeds_commitment"
    title = "More would be released than is committed and unused"
