"""Time, injected. Deadlines are judged by the database's clock; a set clock replays the past (Milan 2013 is a test).

``wall_seconds`` is the one reading of the machine's own clock: lifetimes of tokens and caches, never a deadline.
"""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Turns the database's instant of a transaction into the instant by which the domain judges."""

    def at(self, database_now: datetime) -> datetime:
        """Return the instant (UTC) that the domain takes for now."""


class DatabaseClock:
    """The real one: now is what the database says."""

    def at(self, database_now: datetime) -> datetime:
        """Return the database's instant unchanged, in UTC."""
        return database_now.astimezone(UTC)


class SetClock:
    """A clock that stands at the instant it was set to: replays and tests of deadlines."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant.astimezone(UTC)

    def set(self, instant: datetime) -> None:
        """Move the clock."""
        self._instant = instant.astimezone(UTC)

    def at(self, database_now: datetime) -> datetime:
        """Return the set instant."""
        return self._instant


def wall_seconds() -> float:
    """Seconds since 1970 on this machine: for lifetimes of tokens and caches only."""
    return time.time()
