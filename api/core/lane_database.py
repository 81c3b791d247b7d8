"""Connections of the lanes: psycopg, asynchronous, in pipeline mode where statements don't wait for one another."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from psycopg import AsyncConnection
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from api.core.database import connection_options
from api.core.errors import Overloaded

# A lane's statements look rows up by keys. Planned once on young tables without statistics, they must not become a walk
# through all rows of a tenant: indexes are the only good way in, today and with millions of rows.
_PLANS = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c jit=off"


class LaneDatabase:
    """A small pool for the flushers: each holds a connection only while it flushes."""

    def __init__(self, url: str, *, size: int = 4) -> None:
        self._pool: AsyncConnectionPool[AsyncConnection[dict[str, Any]]] = AsyncConnectionPool(
            url.replace("postgresql+psycopg://", "postgresql://"),
            connection_class=AsyncConnection[dict[str, Any]],
            kwargs={"options": f"{connection_options()} {_PLANS}", "row_factory": dict_row, "prepare_threshold": 0},
            min_size=1,
            max_size=size,
            timeout=2,
            open=False,
        )

    async def open(self) -> None:
        """Connect. Raises PoolTimeout where the database does not answer within 10 s."""
        await self._pool.open(wait=True, timeout=10)

    async def close(self) -> None:
        """Disconnect."""
        await self._pool.close()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection[dict[str, Any]]]:
        """Lend a connection whose first statement begins a transaction; what the borrower does not commit is undone.

        Raises Overloaded when no connection is free within 2 s.
        """
        try:
            connection = await self._pool.getconn()
        except PoolTimeout as error:
            raise Overloaded() from error
        try:
            yield connection
        finally:
            await self._pool.putconn(connection)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection[dict[str, Any]]]:
        """Lend a connection in a transaction: committed at the end, rolled back on any error.

        Raises Overloaded when no connection is free within 2 s.
        """
        async with self.connection() as connection, connection.transaction():
            yield connection
