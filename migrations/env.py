"""Runs migrations as the owner of the tables, one starter at a time, never waiting long for a lock."""

import os

from alembic import context
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from api.models import metadata

LOCK_TIMEOUT = "2s"
ONE_MIGRATOR = 7_205_914_483_101  # any constant: two processes that start together must not migrate at once


def run() -> None:
    """Connect with the configured URL (or DATABASE_URL) and run the migrations, each in its own transaction."""
    config = context.config
    url = config.get_main_option("sqlalchemy.url") or os.environ["DATABASE_URL"]
    with create_engine(url, poolclass=NullPool).connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ONE_MIGRATOR})
        connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=metadata,
            transaction_per_migration=True,
            compare_type=True,
            compare_server_default=False,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
