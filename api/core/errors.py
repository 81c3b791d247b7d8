"""Errors of the domain: facts with a stable code, rendered once by the web edge as RFC 9457 problems.

A subclass is named as the fact (``VoucherSuspended``) and sets ``code``; codes are part of the contract and never change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong member of a payload: JSON pointer, stable code, sentence."""

    pointer: str
    code: str
    message: str


class DomainError(Exception):
    """A request refused by a rule or a state. ``extensions`` become members of the problem."""

    code: ClassVar[str] = "conflict"
    title: ClassVar[str] = "The request was refused"
    status: ClassVar[int] = 409

    def __init__(self, detail: str | None = None, *, extensions: Mapping[str, Any] | None = None) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.extensions = dict(extensions or {})


class Malformed(DomainError):
    """400: the request can't be read."""

    code = "malformed"
    title = "The request is malformed"
    status = 400


class Unauthenticated(DomainError):
    """401: no token, or one that is not good."""

    code = "unauthenticated"
    title = "A valid token is needed"
    status = 401


class Forbidden(DomainError):
    """403: the resource is known to the caller, the act is not allowed to them."""

    code = "forbidden"
    title = "This is not allowed to you"
    status = 403


class NotFound(DomainError):
    """404: absent, or not the caller's. One body for both, so that nothing can be told apart."""

    code = "not_found"
    title = "Not found"
    status = 404

    def __init__(self) -> None:
        super().__init__("There is nothing here, or it is not yours.")


class Conflict(DomainError):
    """409 of the general kind."""


class InvalidTransition(DomainError):
    """409: the state of the resource does not allow this step."""

    code = "invalid_transition"
    title = "The current state does not allow this"


class MakerIsChecker(DomainError):
    """409: the person who proposed can't be the one who decides (separation of duties)."""

    code = "maker_is_checker"
    title = "Someone else must decide: you made the proposal"


class StaleVersion(DomainError):
    """412: ``If-Match`` names an older version."""

    code = "stale_version"
    title = "The resource has changed since you read it"
    status = 412


class VersionRequired(DomainError):
    """428: ``If-Match`` is missing."""

    code = "version_required"
    title = "If-Match is needed"
    status = 428


class InvalidPayload(DomainError):
    """422: the payload is readable, but some members are wrong."""

    code = "invalid_payload"
    title = "Some values are not valid"
    status = 422

    def __init__(self, errors: Sequence[FieldError], detail: str | None = None) -> None:
        super().__init__(detail)
        self.errors = tuple(errors)


class Overloaded(DomainError):
    """503 with ``Retry-After``: nothing was done, trying again is safe."""

    code = "overloaded"
    title = "Too much work at this moment"
    status = 503
    retry_after_seconds = 1
