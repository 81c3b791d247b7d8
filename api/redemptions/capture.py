"""Charge what was held, at its price or a lower one; the rest goes back to the voucher."""

from api.core.ledger import Account, EntryKind, Move
from api.core.money import share_of
from api.core.principal import Principal
from api.redemptions.acts import Capture, Reply
from api.redemptions.answers import redemption_reply
from api.redemptions.book import Book, RedemptionState
from api.redemptions.errors import OF_REFUSAL
from api.redemptions.rules import RedemptionStatus, judge_capture
from api.redemptions.shares import portion


def capture(book: Book, act: Capture, by: Principal) -> Reply:
    """Turn a hold into a charge."""
    redemption = book.redemptions[act.redemption_id]
    standing = book.accreditation(redemption.tenant_id, redemption.space_id)
    ended = redemption.hold_ended(book.now)
    refusal = judge_capture(redemption.status, ended, act.price_cents, redemption.price_cents, standing)
    if refusal:
        raise OF_REFUSAL[refusal](extensions=redemption.settled_since())
    _charge(book, redemption, act.price_cents or redemption.price_cents)
    book.record(redemption, by, "captured", {})
    return redemption_reply(redemption, book.vouchers[redemption.voucher_id].available_cents, status=200)


def _charge(book: Book, redemption: RedemptionState, price_cents: int) -> None:
    voucher, held = book.vouchers[redemption.voucher_id], redemption.voucher_share_cents
    share = min(share_of(price_cents, voucher.coverage_basis_points), held)
    kept = portion(share, redemption.line_shares)
    freed = {line: cents - kept.get(line, 0) for line, cents in redemption.line_shares.items()}
    voucher.held_cents -= held
    voucher.captured_cents += share
    redemption.price_cents, redemption.voucher_share_cents = price_cents, share
    redemption.coworker_share_cents, redemption.line_shares = price_cents - share, kept
    redemption.status, redemption.captured_at = RedemptionStatus.CAPTURED.value, book.now
    charged = [Move(line, Account.HELD, Account.ACCRUED, cents) for line, cents in kept.items()]
    book.post(redemption, EntryKind.CAPTURE, charged)
    returned = [Move(line, Account.HELD, Account.COMMITTED, cents) for line, cents in freed.items()]
    book.post(redemption, EntryKind.HOLD_RELEASE, returned)
    book.keep(redemption)
