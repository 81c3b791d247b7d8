"""The states of a call, pure: what somebody decided, and what follows from the clock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CallStatus(StrEnum):
    """States; ``open`` is never stored: a published call is open while the clock stands in its window."""

    DRAFT = "draft"
    PUBLISHED = "published"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    EVALUATING = "evaluating"
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"


_S = CallStatus
TRANSITIONS: dict[str, dict[CallStatus, CallStatus]] = {
    "publication": {_S.DRAFT: _S.PUBLISHED},
    "suspension": {_S.PUBLISHED: _S.SUSPENDED, _S.OPEN: _S.SUSPENDED},
    "resumption": {_S.SUSPENDED: _S.PUBLISHED},
    "extension": {_S.PUBLISHED: _S.PUBLISHED, _S.OPEN: _S.PUBLISHED, _S.SUSPENDED: _S.SUSPENDED},
    "closure": {_S.OPEN: _S.CLOSED, _S.SUSPENDED: _S.CLOSED},
    "cancellation": {_S.PUBLISHED: _S.CANCELLED, _S.OPEN: _S.CANCELLED, _S.SUSPENDED: _S.CANCELLED},
}
"""From the state as read to the state that is stored, by step."""


@dataclass(frozen=True, slots=True)
class Window:
    """What the state of a call follows from."""

    status: str
    opens_at: datetime
    closes_at: datetime
    resumes_at: datetime | None
    is_co_signed: bool
    """Signed by every chamber that funds it, or funded by none."""


def status_at(window: Window, now: datetime) -> CallStatus:
    """Return the state as read at an instant; windows are half-open: ``[opens_at, closes_at)``.

    A co-funded call opens only once its chamber co-signed; a suspension with a day of return ends by itself.
    """
    stored = CallStatus(window.status)
    has_resumed = stored is _S.SUSPENDED and window.resumes_at is not None and now >= window.resumes_at
    if stored is not _S.PUBLISHED and not has_resumed:
        return stored
    if now >= window.closes_at:
        return _S.CLOSED
    if now < window.opens_at or not window.is_co_signed:
        return _S.PUBLISHED
    return _S.OPEN
