"""The audit chain: sealed in order, and any change behind it is found."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.core.audit import first_broken, record, seal
from api.core.ids import uuid7
from api.core.tenancy import enter_tenants
from tests.fixtures.database import Database

NOW = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
TENANT = 7
RECORDS = 20


@pytest.fixture
def chain(session: Session) -> Session:
    """A chain of twenty sealed records."""
    enter_tenants(session, [TENANT])
    for number in range(RECORDS):
        record(session, TENANT, None, "call.published", "call", uuid7(TENANT), at=NOW, data={"number": number})
    session.flush()
    assert seal(session, TENANT, limit=15) == 15
    session.flush()
    assert seal(session, TENANT) == 5
    session.commit()
    enter_tenants(session, [TENANT])
    return session


def test_an_untouched_chain_verifies(chain: Session) -> None:
    assert first_broken(chain, TENANT) is None


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_records SET data = '{\"number\": 99}' WHERE data->>'number' = '11'",
        "UPDATE audit_records SET actor_kind = 'person' WHERE data->>'number' = '11'",
        "UPDATE audit_records SET occurred_at = occurred_at + interval '1 microsecond' WHERE data->>'number' = '11'",
        "DELETE FROM audit_records WHERE data->>'number' = '11'",
        "UPDATE audit_seals SET hash = decode(repeat('00', 32), 'hex') WHERE position = 12",
    ],
)
def test_tampering_is_found_and_named(database: Database, chain: Session, tampering: str) -> None:
    with database.owner.begin() as owner:  # an administrator who switches the fences off
        owner.execute(text("ALTER TABLE audit_records DISABLE TRIGGER USER"))
        owner.execute(text("ALTER TABLE audit_seals DISABLE TRIGGER USER"))
        owner.execute(text(tampering))
    chain.expire_all()
    assert first_broken(chain, TENANT) == 12


def test_a_missing_link_is_found(database: Database, chain: Session) -> None:
    with database.owner.begin() as owner:
        owner.execute(text("ALTER TABLE audit_seals DISABLE TRIGGER USER"))
        owner.execute(text("DELETE FROM audit_seals WHERE position = 5"))
    chain.expire_all()
    assert first_broken(chain, TENANT) == 6


def test_a_record_that_commits_late_is_still_sealed(chain: Session, database: Database) -> None:
    with Session(database.engine) as slow, Session(database.engine) as quick:
        enter_tenants(slow, [TENANT])
        record(slow, TENANT, None, "call.published", "call", uuid7(TENANT), at=NOW)
        slow.flush()
        enter_tenants(quick, [TENANT])
        record(quick, TENANT, None, "call.closed", "call", uuid7(TENANT), at=NOW)
        quick.commit()
        assert seal(chain, TENANT) == 1
        chain.flush()
        slow.commit()
    assert seal(chain, TENANT) == 1
    chain.flush()
    assert first_broken(chain, TENANT) is None
