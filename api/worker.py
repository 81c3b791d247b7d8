"""The worker: what the clock brings about. As many as you like may run; each task is safe to do twice.

Holds and vouchers expire, notices go out, audit records are sealed into their chain, unspent codes and ended sessions are forgotten.
"""

import asyncio
import contextlib
import logging
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from api.accounts import forget_ended_sessions
from api.applications import dispatch_notices
from api.calls import announce_windows
from api.core import audit
from api.core.clock import Clock, DatabaseClock
from api.core.database import create_database_engine, session_factory, transaction_time
from api.core.idempotency import forget_old_keys
from api.core.lane_database import LaneDatabase
from api.core.tenancy import PLATFORM_TENANT, enter_tenants
from api.integrations.email import Mailer, SmtpMailer
from api.municipalities import Tenant
from api.redemptions import RedemptionLane, expire_holds, overdue_holds
from api.redemptions.routes import render_refusal
from api.settings import Settings
from api.vouchers import purge_presentations, sweep_voucher, vouchers_to_sweep

Found = TypeVar("Found")
PAUSE_SECONDS = 2.0
_ONE_SEALER = text("SELECT pg_try_advisory_xact_lock(1026, :tenant)")
log = logging.getLogger(__name__)


class Worker:
    """Rounds of all tasks, one after the other; a task that fails is tried again in the next round."""

    def __init__(self, engine: Engine, clock: Clock, *, mailer: Mailer | None = None, base_url: str = "") -> None:
        self._mailer, self._base_url = mailer, base_url
        self._new_session, self._clock = session_factory(engine), clock
        self._database = LaneDatabase(engine.url.render_as_string(hide_password=False), size=1)
        self._lane = RedemptionLane(self._database, clock, render_refusal)

    async def open(self) -> None:
        """Connect, and start the lane through which holds end."""
        await self._database.open()
        self._lane.start()

    async def close(self) -> None:
        """Finish and disconnect."""
        await self._lane.close()
        await self._database.close()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop."""
        await self.open()
        try:
            while not stop.is_set():
                await self.work()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), PAUSE_SECONDS)
        finally:
            await self.close()

    async def work(self) -> None:
        """Do one round."""
        for task in self._tasks():
            try:
                await task()
            except Exception:
                log.exception("the worker's task %s failed and will be tried again", task.__name__)

    def _tasks(self) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        return [
            self._expire_holds,
            self._sweep_vouchers,
            self._announce_windows,
            self._send_notices,
            self._seal,
            self._purge,
        ]

    async def _expire_holds(self) -> None:
        while overdue := await self._in(lambda session, now, all_: overdue_holds(session, all_, now=now)):
            if not await expire_holds(self._lane, overdue):
                return

    async def _sweep_vouchers(self) -> None:
        for due in await self._in(lambda session, now, all_: vouchers_to_sweep(session, all_, now=now)):
            await self._sweep(due)

    async def _sweep(self, voucher_id: UUID) -> None:
        try:
            await self._in(lambda session, now, _: sweep_voucher(session, voucher_id, now=now))
        except Exception:
            log.exception("voucher %s could not be swept", voucher_id)

    async def _announce_windows(self) -> None:
        await self._in(lambda session, now, all_: announce_windows(session, all_, now=now))

    async def _send_notices(self) -> None:
        mailer = self._mailer
        if mailer is None:  # no mail server: the notices stay in the personal area
            return
        while await self._in(
            lambda session, now, all_: dispatch_notices(
                session, mailer, tenant_ids=all_, base_url=self._base_url, now=now
            )
        ):
            pass

    async def _seal(self) -> None:
        for tenant_id in [PLATFORM_TENANT, *await self._in(lambda _, __, all_: all_)]:
            await self._seal_one(tenant_id)

    async def _seal_one(self, tenant_id: int) -> None:
        def seal(session: Session, _: datetime, __: list[int]) -> int:
            if not session.execute(_ONE_SEALER, {"tenant": tenant_id}).scalar_one():
                return 0
            enter_tenants(session, [tenant_id])
            return audit.seal(session, tenant_id)

        await self._in(seal)

    async def _purge(self) -> None:
        await self._in(lambda session, now, all_: purge_presentations(session, all_, now=now))
        await self._in(lambda session, now, _: forget_ended_sessions(session, now))
        await self._in(lambda session, now, _: forget_old_keys(session, now))

    async def _in(self, work: Callable[[Session, datetime, list[int]], Found]) -> Found:
        """Run work in a transaction of its own, with the time and the doors of all tenants open."""

        def run() -> Found:
            with self._new_session() as session, session.begin():
                tenants = list(session.scalars(select(Tenant.id).order_by(Tenant.id)))
                enter_tenants(session, tenants)
                return work(session, transaction_time(session, self._clock), tenants)

        return await asyncio.to_thread(run)


def run_worker(settings: Settings) -> None:
    """Work until the process is asked to end."""
    asyncio.run(_until_signalled(settings))


@contextlib.contextmanager
def working_beside(settings: Settings) -> Iterator[None]:
    """Work in a thread of this process while the block lasts: the demo is one command and one process."""
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(_work(settings, stop),), name="worker")
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


async def _until_signalled(settings: Settings) -> None:
    stop = asyncio.Event()
    for asked in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(asked, stop.set)
    await _work(settings, stop)


async def _work(settings: Settings, stop: asyncio.Event) -> None:
    engine = create_database_engine(settings.database_url or "", pool_size=2)
    mailer = SmtpMailer(settings.smtp_url) if settings.smtp_url else None
    await Worker(engine, DatabaseClock(), mailer=mailer, base_url=settings.base_url).run(stop)
    engine.dispose()
