"""The double-entry ledger: integer cents, append-only, every transaction sums to zero.

Accounts of a funding line: ``funding`` is what the funder put up (negative), ``available`` what nobody was promised,
``committed`` what is granted and not yet used, ``held`` what a booking reserved, ``accrued`` what was used and is owed,
``paid`` what left the treasury, ``recovered`` what came back. Money only moves between the accounts of one line, so a
funder's euro never turns into another funder's. A deferred constraint trigger refuses a transaction that does not sum
to zero or has fewer than two lines; UPDATE, DELETE and TRUNCATE are refused by triggers, even to the owner.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, SmallInteger, func, insert, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.core.database import Base
from api.core.ids import uuid7
from api.core.tenancy import TenantScoped


class Account(StrEnum):
    """Accounts of a funding line; balances of all accounts of a line sum to zero at every instant."""

    FUNDING = "funding"
    AVAILABLE = "available"
    COMMITTED = "committed"
    HELD = "held"
    ACCRUED = "accrued"
    PAID = "paid"
    RECOVERED = "recovered"


class EntryKind(StrEnum):
    """Why money moved."""

    ALLOCATION = "allocation"
    COMMITMENT = "commitment"
    COMMITMENT_RELEASE = "commitment_release"
    HOLD = "hold"
    HOLD_RELEASE = "hold_release"
    CAPTURE = "capture"
    REVERSAL = "reversal"
    PAYMENT = "payment"
    RECOVERY = "recovery"


class LedgerTransaction(TenantScoped, Base):
    """One balanced movement of money and what it belongs to."""

    __tablename__ = "ledger_transactions"
    __table_args__ = (
        Index(None, "tenant_id", "redemption_id", postgresql_where=text("redemption_id IS NOT NULL")),
        Index(None, "tenant_id", "voucher_id", postgresql_where=text("voucher_id IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    occurred_at: Mapped[datetime]
    application_id: Mapped[UUID | None]
    voucher_id: Mapped[UUID | None]
    redemption_id: Mapped[UUID | None]


class LedgerEntry(TenantScoped, Base):
    """One line: an amount (never zero) added to an account of a funding line."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "transaction_id"], ["ledger_transactions.tenant_id", "ledger_transactions.id"]
        ),
        CheckConstraint("amount_cents <> 0", name="amount_not_zero"),
    )

    transaction_id: Mapped[UUID] = mapped_column(primary_key=True)
    line: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    funding_line_id: Mapped[UUID]
    account: Mapped[str]
    amount_cents: Mapped[int]


@dataclass(frozen=True, slots=True)
class Move:
    """``cents`` (positive) leave one account of a funding line for another."""

    funding_line_id: UUID
    source: Account
    target: Account
    cents: int


def entries_of(moves: Iterable[Move]) -> list[tuple[UUID, str, int]]:
    """Return the lines (funding line, account, signed cents) of the moves; moves of zero leave none."""
    lines: list[tuple[UUID, str, int]] = []
    for move in moves:
        if move.cents < 0:
            raise ValueError("a move is never negative")
        if move.cents:
            lines += [
                (move.funding_line_id, move.source.value, -move.cents),
                (move.funding_line_id, move.target.value, move.cents),
            ]
    return lines


def post(
    session: Session,
    tenant_id: int,
    kind: EntryKind,
    moves: Sequence[Move],
    *,
    at: datetime,
    application_id: UUID | None = None,
    voucher_id: UUID | None = None,
    redemption_id: UUID | None = None,
) -> UUID | None:
    """Write one transaction and return its id; None where every move is of zero cents."""
    lines = entries_of(moves)
    if not lines:
        return None
    transaction = LedgerTransaction(
        tenant_id=tenant_id,
        id=uuid7(tenant_id),
        kind=kind.value,
        occurred_at=at,
        application_id=application_id,
        voucher_id=voucher_id,
        redemption_id=redemption_id,
    )
    session.add(transaction)
    session.flush()  # the lines below are written past the unit of work and need their transaction first
    session.execute(
        insert(LedgerEntry),
        [
            {
                "tenant_id": tenant_id,
                "transaction_id": transaction.id,
                "line": number,
                "funding_line_id": line_id,
                "account": account,
                "amount_cents": cents,
            }
            for number, (line_id, account, cents) in enumerate(lines)
        ],
    )
    return transaction.id


def balances(session: Session, tenant_id: int, line_ids: Sequence[UUID] | None = None) -> dict[tuple[UUID, str], int]:
    """Return the balance in cents of each (funding line, account) that has entries."""
    statement = (
        select(LedgerEntry.funding_line_id, LedgerEntry.account, func.sum(LedgerEntry.amount_cents))
        .where(LedgerEntry.tenant_id == tenant_id)
        .group_by(LedgerEntry.funding_line_id, LedgerEntry.account)
    )
    if line_ids is not None:
        statement = statement.where(LedgerEntry.funding_line_id.in_(line_ids))
    return {(line, account): int(total) for line, account, total in session.execute(statement)}


def trial_balance(session: Session, tenant_id: int) -> int:
    """Return the sum of all entries of a tenant: zero, or something is badly wrong."""
    statement = select(func.coalesce(func.sum(LedgerEntry.amount_cents), 0)).where(LedgerEntry.tenant_id == tenant_id)
    return int(session.execute(statement).scalar_one())


LEDGER_FENCES = [
    """
    CREATE FUNCTION ledger_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE total bigint; lines int;
    BEGIN
      SELECT coalesce(sum(amount_cents), 0), count(*) INTO total, lines FROM ledger_entries
       WHERE tenant_id = NEW.tenant_id AND transaction_id = NEW.transaction_id;
      IF total <> 0 OR lines < 2 THEN
        RAISE EXCEPTION 'ledger transaction % does not balance: % cents over % lines', NEW.transaction_id, total, lines
          USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_must_balance';
      END IF;
      RETURN NULL;
    END $$
    """,
    """
    CREATE CONSTRAINT TRIGGER ledger_must_balance AFTER INSERT ON ledger_entries
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_must_balance()
    """,
]


def append_only(table: str) -> list[str]:
    """Return the DDL that makes a table append-only, for its owner too (needs ``refuse_change()``)."""
    refused = "refuse_change()"
    return [
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {refused}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {refused}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM postazione_app",
    ]
