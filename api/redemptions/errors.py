"""Facts for which a redemption is refused. No refusal says who the holder is, nor why their voucher is in its state."""

from api.core.errors import DomainError
from api.redemptions.rules import Refusal
from api.vouchers import VoucherExhausted, VoucherExpired, VoucherNotActive, VoucherSuspended


class PresentationInvalid(DomainError):
    """Unknown, expired, used, of another space or municipality: one answer for all, so that nothing can be probed."""

    code = Refusal.PRESENTATION_INVALID.value
    title = "The code is not valid or was already used"
    status = 404


class BelowMinimum(DomainError):
    """Below the call's minimum cost."""

    code = Refusal.BELOW_MINIMUM.value
    title = "The price is below the call's minimum"


class MonthlyCapReached(DomainError):
    """The month's cap is used up."""

    code = Refusal.MONTHLY_CAP_REACHED.value
    title = "The voucher's cap of this month is reached"


class SpaceNotAccredited(DomainError):
    """Not, or no longer, in the municipality's list."""

    code = Refusal.SPACE_NOT_ACCREDITED.value
    title = "This space is not in the municipality's list"


class SpaceSuspended(DomainError):
    """Suspended from the list."""

    code = Refusal.SPACE_SUSPENDED.value
    title = "This space can't take vouchers today"


class DeskKindNotCovered(DomainError):
    """The call does not cover this kind of desk."""

    code = Refusal.DESK_KIND_NOT_COVERED.value
    title = "The call does not cover this kind of desk"


class PriceAboveList(DomainError):
    """Above the space's own price list."""

    code = Refusal.PRICE_ABOVE_LIST.value
    title = "The price is above the space's list"


class OutsideValidity(DomainError):
    """Days on which the voucher is not valid."""

    code = Refusal.OUTSIDE_VALIDITY.value
    title = "The period is outside the voucher's validity"


class PeriodOverlap(DomainError):
    """The same voucher already pays for one of these days."""

    code = Refusal.PERIOD_OVERLAP.value
    title = "There is already another use in these days"


class CapacityExceeded(DomainError):
    """All desks of this kind are taken on one of these days."""

    code = Refusal.CAPACITY_EXCEEDED.value
    title = "All desks of this kind are taken in these days"


class AmountExceedsHold(DomainError):
    """A capture above the price that was held."""

    code = Refusal.AMOUNT_EXCEEDS_HOLD.value
    title = "The price is higher than the one that was held"


class HoldExpired(DomainError):
    """Not captured in time."""

    code = Refusal.HOLD_EXPIRED.value
    title = "The hold has expired"


class AlreadyCaptured(DomainError):
    """Captured before."""

    code = Refusal.ALREADY_CAPTURED.value
    title = "It was already captured"


class AlreadyReleased(DomainError):
    """Released before."""

    code = Refusal.ALREADY_RELEASED.value
    title = "It was already released"


class ReversalExceedsCaptured(DomainError):
    """More than what was captured and not yet given back."""

    code = Refusal.REVERSAL_EXCEEDS_CAPTURED.value
    title = "The amount is more than what was captured"


class AlreadyClaimed(DomainError):
    """Already in a request for payment."""

    code = Refusal.ALREADY_CLAIMED.value
    title = "It is already in a claim"


class ExternalReferenceUsed(DomainError):
    """The caller's own reference belongs to another redemption."""

    code = Refusal.EXTERNAL_REFERENCE_USED.value
    title = "This reference was used for another redemption"


OF_REFUSAL: dict[Refusal, type[DomainError]] = {
    Refusal(error.code): error
    for error in (
        PresentationInvalid, VoucherNotActive, VoucherSuspended, VoucherExpired, VoucherExhausted, BelowMinimum,
        MonthlyCapReached, SpaceNotAccredited, SpaceSuspended, DeskKindNotCovered, PriceAboveList, OutsideValidity,
        PeriodOverlap, CapacityExceeded, AmountExceedsHold, HoldExpired, AlreadyCaptured, AlreadyReleased,
        ReversalExceedsCaptured, AlreadyClaimed, ExternalReferenceUsed,
    )
}  # fmt: skip
CREATION = (*list(OF_REFUSAL.values())[:14], ExternalReferenceUsed)
CAPTURE = (AmountExceedsHold, HoldExpired, AlreadyCaptured, AlreadyReleased, SpaceNotAccredited, SpaceSuspended)
RELEASE = (HoldExpired, AlreadyCaptured, AlreadyReleased)
REVERSAL = (ReversalExceedsCaptured, AlreadyClaimed, AlreadyReleased, HoldExpired)
