"""The ledger's fences hold in the database, whoever writes."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.core.ids import uuid7
from api.core.ledger import (
    Account,
    EntryKind,
    LedgerEntry,
    LedgerTransaction,
    Move,
    balances,
    post,
    trial_balance,
)
from api.core.tenancy import enter_tenants
from tests.fixtures.database import Database

NOW = datetime(2026, 1, 2, tzinfo=UTC)
TENANT = 7


def _post(session: Session, cents: int = 500) -> None:
    line = uuid7(TENANT)
    post(session, TENANT, EntryKind.ALLOCATION, [Move(line, Account.FUNDING, Account.AVAILABLE, cents)], at=NOW)


def test_a_balanced_transaction_is_kept(session: Session) -> None:
    enter_tenants(session, [TENANT])
    line = uuid7(TENANT)
    post(session, TENANT, EntryKind.ALLOCATION, [Move(line, Account.FUNDING, Account.AVAILABLE, 500)], at=NOW)
    assert balances(session, TENANT) == {(line, "funding"): -500, (line, "available"): 500}
    assert trial_balance(session, TENANT) == 0


def test_a_move_of_nothing_leaves_no_trace(session: Session) -> None:
    enter_tenants(session, [TENANT])
    assert post(session, TENANT, EntryKind.HOLD, [Move(uuid4(), Account.COMMITTED, Account.HELD, 0)], at=NOW) is None


@pytest.mark.parametrize("amounts", [[100], [100, -99], [100, -100, 1]])
def test_an_unbalanced_transaction_fails_at_commit(session: Session, amounts: list[int]) -> None:
    enter_tenants(session, [TENANT])
    transaction = LedgerTransaction(tenant_id=TENANT, id=uuid7(TENANT), kind="capture", occurred_at=NOW)
    session.add(transaction)
    session.flush()
    for line, cents in enumerate(amounts):
        session.add(
            LedgerEntry(
                tenant_id=TENANT,
                transaction_id=transaction.id,
                line=line,
                funding_line_id=uuid7(TENANT),
                account="held",
                amount_cents=cents,
            )
        )
    with pytest.raises(DBAPIError, match="does not balance"):
        session.commit()


@pytest.mark.parametrize("change", ["UPDATE ledger_entries SET amount_cents = 1", "DELETE FROM ledger_entries"])
def test_the_application_may_not_change_what_is_written(session: Session, change: str) -> None:
    with pytest.raises(DBAPIError, match="permission denied"):
        session.execute(text(change))


@pytest.mark.parametrize(
    "change",
    ["UPDATE ledger_entries SET amount_cents = 1", "DELETE FROM ledger_entries", "TRUNCATE ledger_entries CASCADE"],
)
def test_nor_may_the_owner(database: Database, session: Session, change: str) -> None:
    enter_tenants(session, [TENANT])
    _post(session)
    session.commit()
    with database.owner.begin() as owner, pytest.raises(DBAPIError, match="append-only"):
        owner.execute(text(change))


def test_another_tenants_entries_are_out_of_sight(session: Session) -> None:
    enter_tenants(session, [TENANT])
    _post(session)
    session.commit()
    enter_tenants(session, [TENANT + 1])
    assert session.execute(text("SELECT count(*) FROM ledger_entries")).scalar_one() == 0


def test_without_a_tenant_nothing_is_seen(session: Session) -> None:
    enter_tenants(session, [TENANT])
    _post(session)
    session.commit()
    assert session.execute(text("SELECT count(*) FROM ledger_entries")).scalar_one() == 0


def test_writing_for_another_tenant_is_refused(session: Session) -> None:
    enter_tenants(session, [TENANT + 1])
    with pytest.raises(DBAPIError, match="row-level security"):
        _post(session)
