"""The database: one engine, one session per request, the naming of constraints, the time of a transaction.

Postazione's own connections act as the role ``postazione_app``, which neither owns the tables nor bypasses row-level
security; only migrations run as the owner.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, MetaData, Text, create_engine, text
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

from api.core.clock import Clock

APP_ROLE = "postazione_app"
SESSION_SETTINGS = {
    "role": APP_ROLE,
    "timezone": "UTC",
    "statement_timeout": "10s",
    "lock_timeout": "4s",
    "idle_in_transaction_session_timeout": "15s",
}
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all tables: types by annotation, names by convention."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {
        int: BigInteger,
        str: Text,
        datetime: TIMESTAMP(timezone=True),
        UUID: PgUuid(as_uuid=True),
        dict[str, Any]: JSONB(none_as_null=True),
        list[Any]: JSONB(none_as_null=True),
    }


def connection_options(role: str = APP_ROLE) -> str:
    """Return the start-up options of a connection (libpq ``options``)."""
    return " ".join(f"-c {name}={value}" for name, value in {**SESSION_SETTINGS, "role": role}.items())


def create_database_engine(url: str, *, pool_size: int = 10) -> Engine:
    """Return the engine of the calm paths. A full pool waits 2 s, then the caller gets 503."""
    return create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=2,
        pool_pre_ping=True,
        connect_args={"options": connection_options()},
    )


def session_factory(engine: Engine) -> sessionmaker[Session]:
    """Return the maker of sessions; rows stay readable after the commit because answers are built at the edge."""
    return sessionmaker(engine, expire_on_commit=False, autoflush=True)


def transaction_time(session: Session, clock: Clock) -> datetime:
    """Return the instant of this transaction: the database's ``now()`` as the clock reads it, the same at every call."""
    known: datetime | None = session.info.get("transaction_time")
    if known is None:
        known = clock.at(session.execute(text("SELECT now()")).scalar_one())
        session.info["transaction_time"] = known
    return known
