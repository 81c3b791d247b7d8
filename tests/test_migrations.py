"""Migrations: up and down again on an empty database, equal to the models, never waiting long for a lock."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from api.integrations.embedded_postgres import EmbeddedPostgres
from api.migrate import is_current, migrate_database
from api.web.health import code_version
from tests.fixtures.database import alembic_config


@pytest.fixture
def url(server: EmbeddedPostgres) -> Iterator[str]:
    """An empty database."""
    name = f"test_{uuid4().hex[:16]}"
    server.create_database(name)
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture
def owner(url: str) -> Engine:
    return create_engine(url, poolclass=NullPool)


def test_empty_to_head_to_empty_to_head(url: str, owner: Engine) -> None:
    config = alembic_config(url)
    command.upgrade(config, "head")
    tables = set(inspect(owner).get_table_names())
    command.downgrade(config, "base")
    with owner.connect() as connection:
        left = "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace UNION ALL SELECT typname FROM "
        left += "pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')"
        assert connection.execute(text(left)).all() == []
    assert set(inspect(owner).get_table_names()) == {"alembic_version"}
    command.upgrade(config, "head")
    assert set(inspect(owner).get_table_names()) == tables


def test_models_and_migrations_are_equal(url: str) -> None:
    config = alembic_config(url)
    command.upgrade(config, "head")
    command.check(config)


def test_there_is_one_head_and_the_code_knows_it(url: str) -> None:
    assert ScriptDirectory.from_config(alembic_config(url)).get_heads() == [code_version()]


def test_a_lock_held_by_another_stops_a_migration_soon_instead_of_queueing_everybody(url: str, owner: Engine) -> None:
    config = alembic_config(url)
    command.upgrade(config, "0001")
    with owner.connect() as other:
        other.execute(text("LOCK TABLE idempotency_keys"))
        with pytest.raises(OperationalError, match="lock timeout"):
            command.downgrade(config, "base")


def test_a_database_is_brought_up_to_date_once(url: str) -> None:
    assert not is_current(url)
    migrate_database(url)
    assert is_current(url)


def test_every_constraint_follows_the_naming_convention(url: str, owner: Engine) -> None:
    command.upgrade(alembic_config(url), "head")
    query = (
        "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'p', 'u') "
        "AND conrelid <> 'alembic_version'::regclass "
        "AND conname NOT LIKE CASE contype WHEN 'c' THEN 'ck' WHEN 'f' THEN 'fk' WHEN 'p' THEN 'pk' ELSE 'uq' END || '\\_%'"
    )
    with owner.connect() as connection:
        assert connection.execute(text(query)).scalars().all() == []
