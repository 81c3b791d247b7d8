"""One session = one transaction per request, committed at the edge before the first byte of the answer.

Waiting for a connection happens on the event loop, never on a worker thread: threads that wait for connections while their
holders wait for threads would stop each other (all of them until the pool's time-out).
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from anyio import to_thread
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from api.core.clock import Clock
from api.core.database import session_factory
from api.core.errors import Overloaded
from api.core.tenancy import PLATFORM_TENANT

LONGEST_WAIT_SECONDS = 2.0
MOST_WAITING = 400
KEPT_SLOT = "postazione.kept_slot"
"""Name in a request's state: it has a slot already, from when its caller was looked up."""
_BEGIN = text("SELECT set_config('app.tenants', :platform, true), now() AS now")
Result = TypeVar("Result")


class UnitOfWork:
    """Opens transactions, as many at once as the engine has connections."""

    def __init__(self, engine: Engine, clock: Clock, *, size: int) -> None:
        self._new_session = session_factory(engine)
        self._clock = clock
        self._slots = asyncio.Semaphore(size)
        self._waiting = 0

    @asynccontextmanager
    async def open(self, *, has_slot: bool = False) -> AsyncIterator[Session]:
        """Lend a session: committed when the block ends well, rolled back on any error. Raises Overloaded."""
        if not has_slot:
            await self._take_slot()
        try:
            session = self._new_session()
            try:
                await to_thread.run_sync(self._begin, session)
                yield session
            except BaseException:
                # Shielded: a caller that hangs up must not leave a transaction open on a pooled connection.
                await asyncio.shield(asyncio.ensure_future(to_thread.run_sync(session.close)))
                raise
            await to_thread.run_sync(_commit, session)
        finally:
            self._slots.release()

    async def run(self, work: Callable[[Session], Result], *, keep_slot: bool = False) -> Result:
        """Do a short piece of work in a transaction of its own, in one visit to a thread. Raises Overloaded.

        A request that goes on to its own transaction keeps its slot (``keep_slot``): had it to queue twice, a crowd would
        drop work half-way.
        """
        await self._take_slot()
        done = False
        try:
            result = await to_thread.run_sync(self._run, work)
            done = True
        finally:
            if not (keep_slot and done):
                self._slots.release()
        return result

    def release_slot(self) -> None:
        """Give back a slot that was kept and not used."""
        self._slots.release()

    def _run(self, work: Callable[[Session], Result]) -> Result:
        with self._new_session() as session:
            self._begin(session)
            result = work(session)
            session.commit()
            return result

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
        # The same as enter_tenants(session, []) and transaction_time(session, clock), in one round trip.
        now = session.execute(_BEGIN, {"platform": str(PLATFORM_TENANT)}).one().now
        session.info["transaction_time"] = self._clock.at(now)


def _commit(session: Session) -> None:
    with session:
        session.commit()
