"""What must hold at every instant: the ledger sums to zero, and every balance column equals it to the cent."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from api.core.ledger import LedgerEntry, LedgerTransaction, balances, trial_balance
from api.core.tenancy import enter_tenants, scoped
from api.funding import FundingLine, FundingLineUsage
from api.redemptions import Redemption, Reversal
from api.vouchers import Voucher, VoucherFunding, VoucherMonth

CAPTURED = {"captured", "partially_reversed", "reversed"}


def assert_books_balance(engine: Engine, tenant_id: int) -> None:
    """Compare, in one snapshot, columns of lines, vouchers and redemptions with the ledger and with one another."""
    with (
        engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection,
        Session(connection) as session,
    ):
        enter_tenants(session, [tenant_id])
        assert trial_balance(session, tenant_id) == 0
        _lines_equal_the_ledger(session, tenant_id)
        _vouchers_equal_their_redemptions(session, tenant_id)
        _vouchers_equal_the_ledger(session, tenant_id)
        _reversals_equal_their_redemptions(session, tenant_id)
        _months_equal_their_redemptions(session, tenant_id)


def _lines_equal_the_ledger(session: Session, tenant_id: int) -> None:
    ledger = defaultdict(int, balances(session, tenant_id))
    usages = {usage.line_id: usage for usage in session.scalars(scoped(FundingLineUsage, tenant_id))}
    for line in session.scalars(scoped(FundingLine, tenant_id)):
        used = usages.get(line.id)
        held, accrued, paid = (used.held_cents, used.accrued_cents, used.paid_cents) if used else (0, 0, 0)
        assert line.allocated_cents == -ledger[line.id, "funding"]
        assert line.allocated_cents - line.committed_cents == ledger[line.id, "available"]
        assert (held, accrued, paid) == tuple(ledger[line.id, account] for account in ("held", "accrued", "paid"))
        recovered = ledger[line.id, "recovered"]
        assert line.committed_cents == ledger[line.id, "committed"] + held + accrued + paid + recovered


def _vouchers_equal_their_redemptions(session: Session, tenant_id: int) -> None:
    sums: dict[UUID, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in session.scalars(scoped(Redemption, tenant_id)):
        place = 0 if row.status == "authorized" else 1
        if row.status == "authorized" or row.status in CAPTURED:
            sums[row.voucher_id][place] += row.voucher_share_cents
            sums[row.voucher_id][2] += row.reversed_cents
            assert sum(row.line_shares.values()) == row.voucher_share_cents - row.reversed_cents
    parts: dict[UUID, list[int]] = defaultdict(lambda: [0, 0, 0])
    for part in session.scalars(scoped(VoucherFunding, tenant_id)):
        for place, cents in enumerate((part.granted_cents, part.used_cents, part.released_cents)):
            parts[part.voucher_id][place] += cents
    for voucher in session.scalars(scoped(Voucher, tenant_id)):
        amounts = [voucher.held_cents, voucher.captured_cents, voucher.reversed_cents]
        assert amounts == sums[voucher.id]
        used = voucher.held_cents + voucher.captured_cents - voucher.reversed_cents
        assert parts[voucher.id] == [voucher.granted_cents, used, voucher.released_cents]
        assert voucher.available_cents >= 0


def _vouchers_equal_the_ledger(session: Session, tenant_id: int) -> None:
    statement = (
        select(LedgerTransaction.voucher_id, LedgerEntry.account, func.sum(LedgerEntry.amount_cents))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.tenant_id == tenant_id, LedgerTransaction.redemption_id.is_not(None))
        .group_by(LedgerTransaction.voucher_id, LedgerEntry.account)
    )
    moved = {(voucher_id, account): int(cents) for voucher_id, account, cents in session.execute(statement)}
    for voucher in session.scalars(scoped(Voucher, tenant_id)):
        assert moved.get((voucher.id, "held"), 0) == voucher.held_cents
        assert moved.get((voucher.id, "accrued"), 0) == voucher.captured_cents - voucher.reversed_cents


def _reversals_equal_their_redemptions(session: Session, tenant_id: int) -> None:
    returned: dict[UUID, int] = defaultdict(int)
    for row in session.scalars(scoped(Reversal, tenant_id)):
        returned[row.redemption_id] += row.amount_cents
    for redemption in session.scalars(scoped(Redemption, tenant_id)):
        assert returned[redemption.id] == redemption.reversed_cents


def _months_equal_their_redemptions(session: Session, tenant_id: int) -> None:
    used: dict[tuple[UUID, str], int] = defaultdict(int)
    for row in session.scalars(scoped(Redemption, tenant_id)):
        if row.status == "authorized" or row.status in CAPTURED:
            used[row.voucher_id, f"{row.starts_on:%Y-%m}"] += row.voucher_share_cents - row.reversed_cents
    for month in session.scalars(scoped(VoucherMonth, tenant_id)):
        assert month.used_cents == used[month.voucher_id, f"{month.month:%Y-%m}"]
