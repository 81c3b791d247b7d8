"""What the lane is asked to do, and what it answers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from api.core.principal import Principal
from api.redemptions.rules import Request


@dataclass(frozen=True, slots=True)
class Quote:
    """Ask what a voucher would pay."""

    token_hash: bytes
    request: Request


@dataclass(frozen=True, slots=True)
class Authorize:
    """Charge a voucher at once, or hold the amount."""

    token_hash: bytes
    request: Request
    external_reference: str
    capture: bool


@dataclass(frozen=True, slots=True)
class Capture:
    """Charge what was held, at its price or a lower one."""

    redemption_id: UUID
    price_cents: int | None


@dataclass(frozen=True, slots=True)
class Release:
    """Let a hold go."""

    redemption_id: UUID


@dataclass(frozen=True, slots=True)
class Reverse:
    """Give back all or part of what was captured."""

    redemption_id: UUID
    amount_cents: int
    reason: str


@dataclass(frozen=True, slots=True)
class Expire:
    """End a hold whose time is over (the system itself)."""

    redemption_id: UUID


Act = Quote | Authorize | Capture | Release | Reverse | Expire


@dataclass(frozen=True, slots=True)
class Key:
    """An idempotency key with the route it was used on and the meaning of its request."""

    route: str
    key: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """One act of one caller; ``by`` None is the system."""

    act: Act
    by: Principal | None
    request_id: str = ""
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it goes out, and as it is kept for a repeated key."""

    status: int
    headers: dict[str, str]
    body: bytes
    replayed: bool = False


def first_of_month(day: date) -> date:
    """Return the day by which a month is named."""
    return day.replace(day=1)


def instant(value: datetime | None) -> str | None:
    """Return an instant in UTC with ``Z``."""
    return None if value is None else value.isoformat().removesuffix("+00:00") + "Z"
