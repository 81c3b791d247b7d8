"""Give back all or part of what was captured, until it is in a claim."""

from api.core.ids import uuid7
from api.core.ledger import Account, EntryKind, Move
from api.core.principal import Principal
from api.redemptions.acts import Reply, Reverse
from api.redemptions.answers import redemption_reply
from api.redemptions.book import Book, RedemptionState
from api.redemptions.errors import OF_REFUSAL
from api.redemptions.rules import RedemptionStatus, judge_reversal
from api.redemptions.shares import portion


def reverse(book: Book, act: Reverse, by: Principal) -> Reply:
    """Return an amount to the voucher; what was given back never exceeds what was captured."""
    redemption = book.redemptions[act.redemption_id]
    refusal = judge_reversal(
        redemption.status,
        act.amount_cents,
        redemption.voucher_share_cents,
        redemption.reversed_cents,
        claimed=redemption.claimed_at is not None,
    )
    if refusal:
        left = redemption.voucher_share_cents - redemption.reversed_cents if redemption.captured_at else 0
        raise OF_REFUSAL[refusal](extensions={"reversible_cents": left})
    _give_back(book, redemption, act, by)
    book.record(redemption, by, "reversed", {"amount_cents": act.amount_cents})
    return redemption_reply(redemption, book.vouchers[redemption.voucher_id].available_cents, status=201)


def _give_back(book: Book, redemption: RedemptionState, act: Reverse, by: Principal) -> None:
    parts = portion(act.amount_cents, redemption.line_shares)
    book.vouchers[redemption.voucher_id].reversed_cents += act.amount_cents
    redemption.line_shares = {line: cents - parts.get(line, 0) for line, cents in redemption.line_shares.items()}
    redemption.reversed_cents += act.amount_cents
    whole = redemption.reversed_cents == redemption.voucher_share_cents
    redemption.status = (RedemptionStatus.REVERSED if whole else RedemptionStatus.PARTIALLY_REVERSED).value
    moves = [Move(line, Account.ACCRUED, Account.COMMITTED, cents) for line, cents in parts.items()]
    book.post(redemption, EntryKind.REVERSAL, moves)
    book.keep(redemption)
    book.writes.reversals.append(
        {
            "tenant_id": redemption.tenant_id,
            "id": uuid7(redemption.tenant_id),
            "redemption_id": redemption.id,
            "amount_cents": act.amount_cents,
            "reason": act.reason,
            "caller_kind": by.actor_kind,
            "caller_id": by.actor_id,
        }
    )
