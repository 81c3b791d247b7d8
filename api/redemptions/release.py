"""End a hold: released by the desk, or expired by the clock. The money goes back to the voucher."""

from uuid import UUID

from api.core.ledger import Account, EntryKind, Move
from api.core.principal import Principal
from api.redemptions.acts import Expire, Release, Reply
from api.redemptions.answers import redemption_reply
from api.redemptions.book import Book, RedemptionState
from api.redemptions.errors import OF_REFUSAL
from api.redemptions.rules import RedemptionStatus, judge_release


def release(book: Book, act: Release, by: Principal) -> Reply:
    """Let a hold go at the desk's wish."""
    redemption = book.redemptions[act.redemption_id]
    refusal = judge_release(redemption.status, redemption.hold_ended(book.now))
    if refusal:
        raise OF_REFUSAL[refusal](extensions=redemption.settled_since())
    _end(book, redemption, RedemptionStatus.RELEASED, by)
    return redemption_reply(redemption, book.vouchers[redemption.voucher_id].available_cents, status=200)


def expire(book: Book, act: Expire) -> Reply:
    """End a hold whose time is over; one that was settled meanwhile stays as it is."""
    redemption = book.redemptions[act.redemption_id]
    if redemption.hold_ended(book.now):
        _end(book, redemption, RedemptionStatus.EXPIRED, None)
    return redemption_reply(redemption, book.vouchers[redemption.voucher_id].available_cents, status=200)


def end_overdue_holds(book: Book, voucher_id: UUID) -> None:
    """End the voucher's holds whose time is over, so that nobody waits for the worker to get their money back."""
    for redemption in book.holds.pop(voucher_id, ()):
        if redemption.hold_ended(book.now):
            _end(book, redemption, RedemptionStatus.EXPIRED, None)


def _end(book: Book, redemption: RedemptionState, status: RedemptionStatus, by: Principal | None) -> None:
    redemption.status, redemption.ended_at = status.value, book.now
    book.vouchers[redemption.voucher_id].held_cents -= redemption.voucher_share_cents
    moves = [Move(line, Account.HELD, Account.COMMITTED, cents) for line, cents in redemption.line_shares.items()]
    book.post(redemption, EntryKind.HOLD_RELEASE, moves)
    book.keep(redemption)
    book.record(redemption, by, status.value, {})
