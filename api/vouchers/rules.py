"""Rules of vouchers, pure: states, validity, and the codes that are shown at a desk."""

from datetime import date, timedelta
from enum import StrEnum

from api.core.dates import add_months
from api.core.ids import new_code, normalise_code

PRESENTATION_SECONDS = 60
SLOW_PRESENTATION_SECONDS = 600
"""For those who need time: good at one named space alone."""
SANDBOX_PRESENTATION_SECONDS = 3600
HOLD_HOURS = 72
"""How long an amount stays held where the call says nothing else."""
TEST_REFUSALS: dict[str, str | None] = {
    "TEST-OK": None,
    "TEST-EXPIRED": "voucher_expired",
    "TEST-EXHAUSTED": "voucher_exhausted",
    "TEST-SUSPENDED": "voucher_suspended",
    "TEST-PRICE": "price_above_list",
    "TEST-OVERLAP": "period_overlap",
}
"""A sandbox's fixed tokens and what they answer; ``TEST-INVALID`` is one that no sandbox knows."""


class DeskKind(StrEnum):
    """Kinds of desk that a voucher may cover."""

    SHARED_DESK = "shared_desk"
    RESERVED_DESK = "reserved_desk"
    PRIVATE_OFFICE = "private_office"


class VoucherStatus(StrEnum):
    """States of a voucher."""

    ISSUED = "issued"
    ACTIVE = "active"
    EXHAUSTED = "exhausted"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REVOKED = "revoked"


_S = VoucherStatus
TRANSITIONS: dict[VoucherStatus, frozenset[VoucherStatus]] = {
    _S.ISSUED: frozenset({_S.ACTIVE, _S.SUSPENDED, _S.EXPIRED, _S.REVOKED}),
    _S.ACTIVE: frozenset({_S.EXHAUSTED, _S.SUSPENDED, _S.EXPIRED, _S.REVOKED}),
    _S.EXHAUSTED: frozenset({_S.ACTIVE, _S.SUSPENDED, _S.EXPIRED, _S.REVOKED}),
    _S.SUSPENDED: frozenset({_S.ISSUED, _S.ACTIVE, _S.EXHAUSTED, _S.EXPIRED, _S.REVOKED}),
    _S.EXPIRED: frozenset(),
    _S.REVOKED: frozenset(),
}
ENDED = frozenset({_S.EXPIRED, _S.REVOKED})


def can_become(status: str, target: VoucherStatus) -> bool:
    """Tell whether a voucher in this state may pass to another."""
    return target in TRANSITIONS[VoucherStatus(status)]


def spending_status(available_cents: int, held_cents: int) -> VoucherStatus:
    """Return the state of a voucher in use: exhausted once nothing is left and no hold can come back."""
    return VoucherStatus.EXHAUSTED if available_cents == 0 and held_cents == 0 else VoucherStatus.ACTIVE


def status_after_reinstatement(*, accepted: bool, available_cents: int, held_cents: int) -> VoucherStatus:
    """Return the state to which a suspended voucher goes back."""
    return spending_status(available_cents, held_cents) if accepted else VoucherStatus.ISSUED


def validity(issued_on: date, months: int) -> tuple[date, date]:
    """Return the first and the last day of a voucher of so many months."""
    return issued_on, add_months(issued_on, months) - timedelta(days=1)


def new_token() -> str:
    """Return a token: 60 random bits and a check letter, that people can type."""
    return new_code()


def grouped(token: str) -> str:
    """Return a token as it is shown, in fours."""
    return " ".join(token[i : i + 4] for i in range(0, len(token), 4))


def normalise_token(typed: str) -> str | None:
    """Return the token as issued, or None where it can't be one; a sandbox's fixed tokens pass as they are."""
    word = typed.strip().upper()
    return word if word in TEST_REFUSALS else normalise_code(typed)


def presentation_seconds(*, bound_to_space: bool) -> int:
    """Return how long a holder's presentation lives."""
    return SLOW_PRESENTATION_SECONDS if bound_to_space else PRESENTATION_SECONDS
