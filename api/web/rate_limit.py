"""Rate limits per caller: machines and people by their id, visitors by their network address.

Counted in this process with a fixed window of a minute; behind N processes a caller gets up to N times the limit.
"""

from dataclasses import dataclass
from typing import Any

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from api.core.clock import wall_seconds
from api.core.errors import DomainError

_STATE = "postazione.rate"


class TooManyRequests(DomainError):
    """429 with Retry-After."""

    code = "too_many_requests"
    title = "Too many requests in this minute"
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
    """Counts requests of callers."""

    def __init__(self, per_minute: int) -> None:
        self._item = RateLimitItemPerMinute(per_minute)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def count_caller(self, scope: Any, caller: str) -> None:
        """Count one request. Raises TooManyRequests beyond the limit."""
        within = self._limiter.hit(self._item, caller)
        allowance = self.allowance(caller)
        scope[_STATE] = allowance
        if not within:
            raise TooManyRequests(max(allowance.reset_seconds, 1))

    def allowance(self, caller: str) -> Allowance:
        """Return what is left to a caller."""
        stats = self._limiter.get_window_stats(self._item, caller)
        return Allowance(self._item.amount, max(stats.remaining, 0), max(int(stats.reset_time - wall_seconds()) + 1, 0))


def allowance_in(scope: Any) -> Allowance | None:
    """Return the allowance found for this request, if it was counted already."""
    found: Allowance | None = scope.get(_STATE)
    return found
