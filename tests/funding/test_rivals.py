"""Rivals for the last euro of a line: the guard lets exactly as many pass as the money pays; without it, more would."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.core.ledger import trial_balance
from api.core.tenancy import enter_tenants, scoped
from api.funding import FundingLine, FundsExhausted, commit_funds, position_of
from tests.factories.funding import make_line
from tests.fixtures.database import Database

NOW = datetime(2026, 12, 1, tzinfo=UTC)
RIVALS, GRANT, MONEY = 48, 150_000, 1_000_000
Commit = Callable[[Session, int, UUID], None]


@pytest.fixture
def line(session: Session, tenant_id: int) -> FundingLine:
    """A line that pays six grants and two thirds of a seventh."""
    row = make_line(session, tenant_id, MONEY)
    session.commit()
    enter_tenants(session, [tenant_id])
    return row


def test_rivals_never_overcommit_a_line(database: Database, session: Session, line: FundingLine) -> None:
    def commit(own: Session, tenant_id: int, line_id: UUID) -> None:
        commit_funds(own, tenant_id, line_id, GRANT, at=NOW)

    taken = _race(database, line, commit)

    position = position_of(session, line.tenant_id, line.id)
    assert position is not None
    assert taken == MONEY // GRANT
    assert position.committed_cents == taken * GRANT
    assert trial_balance(session, line.tenant_id) == 0


def test_without_the_guard_the_same_rivals_overcommit(database: Database, session: Session, line: FundingLine) -> None:
    """The control: read, then write, with the table's last word taken away too."""
    with database.owner.begin() as connection:
        connection.execute(text("ALTER TABLE funding_lines DROP CONSTRAINT ck_funding_lines_never_overcommitted"))

    taken = _race(database, line, _read_then_write)

    assert taken * GRANT > MONEY


def test_the_tables_check_is_the_last_word(session: Session, line: FundingLine) -> None:
    overcommit = update(FundingLine).where(FundingLine.tenant_id == line.tenant_id).values(committed_cents=MONEY + 1)

    with pytest.raises(IntegrityError, match="never_overcommitted"):
        session.execute(overcommit)


def _read_then_write(own: Session, tenant_id: int, line_id: UUID) -> None:
    wanted = scoped(FundingLine, tenant_id).where(FundingLine.id == line_id)
    seen = own.scalars(wanted).one()
    if seen.committed_cents + GRANT > seen.allocated_cents:
        raise FundsExhausted()
    _EVERYBODY_HAS_READ.wait(timeout=20)
    changed = update(FundingLine).where(FundingLine.tenant_id == tenant_id, FundingLine.id == line_id)
    own.execute(changed.values(committed_cents=FundingLine.committed_cents + GRANT))


_EVERYBODY_HAS_READ = Barrier(RIVALS)


def _race(database: Database, line: FundingLine, commit: Commit) -> int:
    tenant_id, line_id = line.tenant_id, line.id
    start = Barrier(RIVALS)

    def rival(_: int) -> bool:
        with Session(database.engine) as own:
            enter_tenants(own, [tenant_id])
            start.wait(timeout=20)
            try:
                commit(own, tenant_id, line_id)
            except FundsExhausted:
                return False
            own.commit()
            return True

    with ThreadPoolExecutor(RIVALS) as pool:
        return sum(pool.map(rival, range(RIVALS)))
