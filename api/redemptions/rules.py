"""The rules of redeeming, pure: one function from the facts of a voucher, a space and a request to a verdict.

The same function answers a quote and decides a redemption, so that what a desk was told is what happens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from api.core.money import share_of

LONGEST_PERIOD_DAYS = 366


class RedemptionStatus(StrEnum):
    """States of a redemption."""

    AUTHORIZED = "authorized"
    CAPTURED = "captured"
    RELEASED = "released"
    EXPIRED = "expired"
    PARTIALLY_REVERSED = "partially_reversed"
    REVERSED = "reversed"


_S = RedemptionStatus
TRANSITIONS: dict[RedemptionStatus, frozenset[RedemptionStatus]] = {
    _S.AUTHORIZED: frozenset({_S.CAPTURED, _S.RELEASED, _S.EXPIRED}),
    _S.CAPTURED: frozenset({_S.PARTIALLY_REVERSED, _S.REVERSED}),
    _S.PARTIALLY_REVERSED: frozenset({_S.PARTIALLY_REVERSED, _S.REVERSED}),
    _S.RELEASED: frozenset(),
    _S.EXPIRED: frozenset(),
    _S.REVERSED: frozenset(),
}
CAPTURED = frozenset({_S.CAPTURED, _S.PARTIALLY_REVERSED, _S.REVERSED})
LIVE = frozenset({_S.AUTHORIZED, _S.CAPTURED, _S.PARTIALLY_REVERSED})
"""Those that take up a desk."""


class Refusal(StrEnum):
    """Why a redemption is refused, in the order in which reasons are told (part of the contract)."""

    PRESENTATION_INVALID = "presentation_invalid"
    VOUCHER_NOT_ACTIVE = "voucher_not_active"
    VOUCHER_SUSPENDED = "voucher_suspended"
    VOUCHER_EXPIRED = "voucher_expired"
    VOUCHER_EXHAUSTED = "voucher_exhausted"
    BELOW_MINIMUM = "below_minimum"
    MONTHLY_CAP_REACHED = "monthly_cap_reached"
    SPACE_NOT_ACCREDITED = "space_not_accredited"
    SPACE_SUSPENDED = "space_suspended"
    DESK_KIND_NOT_COVERED = "desk_kind_not_covered"
    PRICE_ABOVE_LIST = "price_above_list"
    OUTSIDE_VALIDITY = "outside_validity"
    PERIOD_OVERLAP = "period_overlap"
    CAPACITY_EXCEEDED = "capacity_exceeded"
    AMOUNT_EXCEEDS_HOLD = "amount_exceeds_hold"
    HOLD_EXPIRED = "hold_expired"
    ALREADY_CAPTURED = "already_captured"
    ALREADY_RELEASED = "already_released"
    REVERSAL_EXCEEDS_CAPTURED = "reversal_exceeds_captured"
    ALREADY_CLAIMED = "already_claimed"
    EXTERNAL_REFERENCE_USED = "external_reference_used"


@dataclass(frozen=True, slots=True)
class Request:
    """What a desk asks: a kind of desk, over a period, at a price."""

    space_id: UUID
    desk_kind: str
    price_cents: int
    starts_on: date
    ends_on: date


@dataclass(slots=True)
class VoucherFacts:
    """A voucher as it is now. Within a batch the amounts move on from item to item."""

    tenant_id: int
    id: UUID
    person_id: UUID | None
    status: str
    granted_cents: int
    held_cents: int
    captured_cents: int
    reversed_cents: int
    released_cents: int
    coverage_basis_points: int
    minimum_cost_cents: int
    monthly_cap_cents: int | None
    desk_kinds: Sequence[str]
    valid_from: date
    valid_until: date
    expires_at: datetime
    hold_hours: int
    strict: bool
    cup: str | None

    @property
    def available_cents(self) -> int:
        """Return what can still be spent."""
        return self.granted_cents - self.held_cents - self.captured_cents + self.reversed_cents - self.released_cents


@dataclass(slots=True)
class Facts:
    """All that a verdict depends on, besides the request and the time."""

    voucher: VoucherFacts
    accreditation: str | None
    test_refusal: str | None = None
    month_used_cents: int = 0
    price_ceiling_cents: int = 0
    overlaps: bool = False
    desks_left: int = 0
    reference_used: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The voucher's share, or every reason against it; nothing is paid where there is a reason."""

    voucher_share_cents: int
    refusals: tuple[Refusal, ...]


def judge(request: Request, facts: Facts, now: datetime) -> Verdict:
    """Decide a redemption: ``share = min(floor(price × coverage), available, what the month's cap leaves)``."""
    if facts.test_refusal is not None:
        return Verdict(0, (Refusal(facts.test_refusal),))
    share = min(
        share_of(request.price_cents, facts.voucher.coverage_basis_points),
        facts.voucher.available_cents,
        month_left(facts.voucher.monthly_cap_cents, facts.month_used_cents, facts.voucher.available_cents),
    )
    refusals = tuple(_refusals(request, facts, now))
    return Verdict(0, refusals) if refusals else Verdict(share, ())


def _refusals(request: Request, facts: Facts, now: datetime) -> Iterator[Refusal]:
    voucher = facts.voucher
    yield from _refusals_of_voucher(voucher, now)
    if request.price_cents < voucher.minimum_cost_cents or not share_of(
        request.price_cents, voucher.coverage_basis_points
    ):
        yield Refusal.BELOW_MINIMUM
    if voucher.monthly_cap_cents is not None and facts.month_used_cents >= voucher.monthly_cap_cents:
        yield Refusal.MONTHLY_CAP_REACHED
    yield from refusals_of_space(facts.accreditation)
    if request.desk_kind not in voucher.desk_kinds:
        yield Refusal.DESK_KIND_NOT_COVERED
    if voucher.strict and request.price_cents > facts.price_ceiling_cents:
        yield Refusal.PRICE_ABOVE_LIST
    if request.starts_on < voucher.valid_from or request.ends_on > voucher.valid_until:
        yield Refusal.OUTSIDE_VALIDITY
    if voucher.strict and facts.overlaps:
        yield Refusal.PERIOD_OVERLAP
    if voucher.strict and facts.desks_left <= 0:
        yield Refusal.CAPACITY_EXCEEDED
    if facts.reference_used:
        yield Refusal.EXTERNAL_REFERENCE_USED


def _refusals_of_voucher(voucher: VoucherFacts, now: datetime) -> Iterator[Refusal]:
    status = voucher.status
    if status in {"issued", "revoked"}:
        yield Refusal.VOUCHER_NOT_ACTIVE
    elif status == "suspended":
        yield Refusal.VOUCHER_SUSPENDED
    elif status == "expired" or now >= voucher.expires_at:
        yield Refusal.VOUCHER_EXPIRED
    elif voucher.available_cents <= 0:
        yield Refusal.VOUCHER_EXHAUSTED


def refusals_of_space(accreditation: str | None) -> Iterator[Refusal]:
    """Say why a space may not take vouchers of a list; one whose renewal is due still may."""
    if accreditation == "suspended":
        yield Refusal.SPACE_SUSPENDED
    elif accreditation not in {"accredited", "renewal_due"}:
        yield Refusal.SPACE_NOT_ACCREDITED


def month_left(cap_cents: int | None, used_cents: int, available_cents: int) -> int:
    """Return what a voucher may still pay in a month: the cap less what the month's uses took."""
    return available_cents if cap_cents is None else max(min(cap_cents - used_cents, available_cents), 0)


def judge_capture(
    status: str, hold_ended: bool, price_cents: int | None, held_price_cents: int, accreditation: str | None
) -> Refusal | None:
    """Say why a hold can't be captured; the space's standing is asked again, the holder's is not: the money was promised."""
    refusal = _refusal_of_state(status, hold_ended)
    if refusal is None and price_cents is not None and price_cents > held_price_cents:
        refusal = Refusal.AMOUNT_EXCEEDS_HOLD
    return refusal or next(refusals_of_space(accreditation), None)


def judge_release(status: str, hold_ended: bool) -> Refusal | None:
    """Say why a hold can't be released."""
    return _refusal_of_state(status, hold_ended)


def _refusal_of_state(status: str, hold_ended: bool) -> Refusal | None:
    if status in CAPTURED:
        return Refusal.ALREADY_CAPTURED
    if status == RedemptionStatus.RELEASED:
        return Refusal.ALREADY_RELEASED
    return Refusal.HOLD_EXPIRED if hold_ended or status == RedemptionStatus.EXPIRED else None


def judge_reversal(
    status: str, amount_cents: int, captured_cents: int, reversed_cents: int, *, claimed: bool
) -> Refusal | None:
    """Say why an amount can't be given back: at most what was captured, and only until it is claimed."""
    if status == RedemptionStatus.RELEASED:
        return Refusal.ALREADY_RELEASED
    if status == RedemptionStatus.EXPIRED:
        return Refusal.HOLD_EXPIRED
    if status not in CAPTURED or reversed_cents + amount_cents > captured_cents:
        return Refusal.REVERSAL_EXCEEDS_CAPTURED
    return Refusal.ALREADY_CLAIMED if claimed else None


def most_desks_taken(periods: Sequence[tuple[date, date]], starts_on: date, ends_on: date) -> int:
    """Return the greatest number of periods that cover one same day of the span."""
    days = [starts_on + timedelta(days=i) for i in range((ends_on - starts_on).days + 1)]
    return max(sum(first <= day <= last for first, last in periods) for day in days)


def overlaps(periods: Sequence[tuple[date, date]], starts_on: date, ends_on: date) -> bool:
    """Tell whether any of the periods has a day in common with the span."""
    return any(first <= ends_on and starts_on <= last for first, last in periods)
