"""Rate limits per caller: machines and people by their id, visitors by their network address.

Counted in this process in fixed windows, of a minute unless told; behind N processes a caller gets up to N times the limit. A plain
dictionary on the event loop: the usual library starts a timer thread for its memory store at nearly every hit (measured:
a quarter of the whole request).
"""

from dataclasses import dataclass
from typing import Any

from api.core.clock import wall_seconds
from api.core.errors import DomainError

_STATE = "postazione.rate"
_WINDOW_SECONDS = 60
_MOST_CALLERS = 100_000


class TooManyRequests(DomainError):
    """429 with Retry-After."""

    code = "too_many_requests"
    title = "Too many requests in a short time"
    status = 429

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__()
        self.retry_after_seconds = retry_after_seconds


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left to a caller in this window."""

    limit: int
    remaining: int
    reset_seconds: int

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the three headers of the contract; the reset is in seconds from now."""
        return [
            (b"x-ratelimit-limit", b"%d" % self.limit),
            (b"x-ratelimit-remaining", b"%d" % self.remaining),
            (b"x-ratelimit-reset", b"%d" % self.reset_seconds),
        ]


class RateLimits:
    """Counts requests of callers; used on the event loop alone, so it needs no lock."""

    def __init__(self, per_window: int, *, window_seconds: int = _WINDOW_SECONDS) -> None:
        self._limit, self._seconds = per_window, window_seconds
        self._window = 0
        self._used: dict[str, int] = {}

    def count_caller(self, scope: Any, caller: str) -> None:
        """Count one request. Raises TooManyRequests beyond the limit."""
        now = wall_seconds()
        self._begin(int(now) // self._seconds)
        used = self._used.get(caller, 0) + 1
        self._used[caller] = used
        scope[_STATE] = allowance = self._allowance(used, now)
        if used > self._limit:
            raise TooManyRequests(allowance.reset_seconds)

    def allowance(self, caller: str) -> Allowance:
        """Return what is left to a caller."""
        return self._allowance(self._used.get(caller, 0), wall_seconds())

    def _allowance(self, used: int, now: float) -> Allowance:
        return Allowance(self._limit, max(self._limit - used, 0), self._seconds - int(now) % self._seconds)

    def _begin(self, window: int) -> None:
        # A flood from ever new addresses must not fill the memory: the count begins anew for all of them.
        if window != self._window or len(self._used) > _MOST_CALLERS:
            self._window, self._used = window, {}


def allowance_in(scope: Any) -> Allowance | None:
    """Return the allowance found for this request, if it was counted already."""
    found: Allowance | None = scope.get(_STATE)
    return found
