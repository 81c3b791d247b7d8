"""One session = one transaction per request, committed at the edge before the first byte of the answer.

Waiting for a connection happens on the event loop, never on a worker thread: threads that wait for connections while their
holders wait for threads would stop each other (all of them until the pool's time-out).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from api.core.clock import Clock
from api.core.database import session_factory, transaction_time
from api.core.errors import Overloaded
from api.core.tenancy import enter_tenants

LONGEST_WAIT_SECONDS = 2.0
MOST_WAITING = 400


class UnitOfWork:
    """Opens transactions, as many at once as the engine has connections."""

    def __init__(self, engine: Engine, clock: Clock, *, size: int) -> None:
        self._new_session = session_factory(engine)
        self._clock = clock
        self._slots = asyncio.Semaphore(size)
        self._waiting = 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Session]:
        """Lend a session: committed when the block ends well, rolled back on any error. Raises Overloaded."""
        await self._take_slot()
        try:
            session = self._new_session()
            try:
                await to_thread.run_sync(self._begin, session)
                yield session
                await to_thread.run_sync(session.commit)
            finally:
                # Shielded: a caller that hangs up must not leave a transaction open on a pooled connection.
                await asyncio.shield(asyncio.ensure_future(to_thread.run_sync(session.close)))
        finally:
            self._slots.release()

    async def _take_slot(self) -> None:
        if self._waiting >= MOST_WAITING:
            raise Overloaded()
        self._waiting += 1
        try:
            async with asyncio.timeout(LONGEST_WAIT_SECONDS):
                await self._slots.acquire()
        except TimeoutError as error:
            raise Overloaded() from error
        finally:
            self._waiting -= 1

    def _begin(self, session: Session) -> None:
        enter_tenants(session, [])
        transaction_time(session, self._clock)
