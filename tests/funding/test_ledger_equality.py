"""Whatever is done to a line, its columns equal its ledger."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.core.errors import DomainError
from api.core.ledger import Account, EntryKind, Move, balances, post, trial_balance
from api.core.outbox import Event
from api.core.tenancy import enter_tenants
from api.funding import (
    FundingLine,
    FundingLineUsage,
    allocate_funds,
    commit_funds,
    lock_lines,
    mark_exhausted,
    position_of,
    release_funds,
)
from tests.factories.funding import make_line
from tests.fixtures.database import Database

NOW = datetime(2026, 12, 1, tzinfo=UTC)
ACTS = ("commit", "release", "hold", "accrue", "add")
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, 90_000)), min_size=1, max_size=25)


@given(steps=steps)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_columns_equal_the_ledger_after_any_sequence(
    database: Database, tenant_id: int, steps: list[tuple[str, int]]
) -> None:
    with Session(database.engine) as session:
        enter_tenants(session, [tenant_id])
        line = make_line(session, tenant_id)
        for act, cents in steps:
            try:
                with session.begin_nested():
                    _act(session, line, act, cents)
            except DomainError:
                pass
            _assert_equal(session, line)
        session.rollback()


def test_a_released_euro_opens_an_exhausted_line_again(session: Session, tenant_id: int) -> None:
    line = make_line(session, tenant_id, 100_000)
    commit_funds(session, tenant_id, line.id, 100_000, at=NOW)
    mark_exhausted(session, line, at=NOW)
    mark_exhausted(session, line, at=NOW)

    release_funds(session, tenant_id, line.id, 40_000, at=NOW)

    position = position_of(session, tenant_id, line.id)
    assert position is not None
    assert (position.exhausted_at, position.available_cents, position.released_cents) == (None, 40_000, 40_000)
    assert _events(session, line) == {
        "funding_line.committed": 1,
        "funding_line.exhausted": 1,
        "funding_line.released": 1,
    }


def _act(session: Session, line: FundingLine, act: str, cents: int) -> None:
    tenant_id = line.tenant_id
    if act == "commit":
        commit_funds(session, tenant_id, line.id, cents, at=NOW)
    elif act == "release":
        release_funds(session, tenant_id, line.id, cents, at=NOW)
    elif act == "add":
        allocate_funds(session, lock_lines(session, tenant_id, line.call_id)[0], cents, at=NOW)
    else:
        _use(session, line, act, cents)


def _use(session: Session, line: FundingLine, act: str, cents: int) -> None:
    """Do what a redemption does, as far as the commitment reaches."""
    usage = session.get_one(FundingLineUsage, (line.tenant_id, line.id), with_for_update=True, populate_existing=True)
    session.refresh(line)
    unused = line.committed_cents - usage.held_cents - usage.accrued_cents
    cents = min(cents, unused if act == "hold" else usage.held_cents)
    if act == "hold":
        usage.held_cents += cents
        move, kind = Move(line.id, Account.COMMITTED, Account.HELD, cents), EntryKind.HOLD
    else:
        usage.held_cents -= cents
        usage.accrued_cents += cents
        move, kind = Move(line.id, Account.HELD, Account.ACCRUED, cents), EntryKind.CAPTURE
    post(session, line.tenant_id, kind, [move], at=NOW)


def _assert_equal(session: Session, line: FundingLine) -> None:
    session.flush()
    found = balances(session, line.tenant_id, [line.id])
    position = position_of(session, line.tenant_id, line.id)
    assert position is not None
    by_ledger = {account: found.get((line.id, account.value), 0) for account in Account}
    used = position.held_cents + position.accrued_cents + position.paid_cents
    assert position.allocated_cents == -by_ledger[Account.FUNDING]
    assert position.available_cents == by_ledger[Account.AVAILABLE]
    assert position.held_cents == by_ledger[Account.HELD]
    assert position.accrued_cents == by_ledger[Account.ACCRUED]
    assert position.committed_cents - used == by_ledger[Account.COMMITTED]
    assert position.committed_cents >= used
    assert trial_balance(session, line.tenant_id) == 0


def _events(session: Session, line: FundingLine) -> dict[str, int]:
    counted = select(Event.type, func.count()).where(Event.funding_line_id == line.id).group_by(Event.type)
    return {row[0]: row[1] for row in session.execute(counted)}
