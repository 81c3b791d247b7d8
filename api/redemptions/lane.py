"""The lane of the money path: everything that moves or judges a voucher's money goes through here, in batches.

One flush = one transaction: lock the vouchers, read, decide item by item with the pure rules against the state that the
items before left, write each table once, commit durably, and only then answer. Two round trips to read, one to write and
commit, however many items.
"""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from uuid import UUID

from psycopg.errors import DeadlockDetected, LockNotAvailable, OperationalError, SerializationFailure, UniqueViolation

from api.core.clock import Clock
from api.core.errors import DomainError, Forbidden, NotFound, Overloaded
from api.core.idempotency import IdempotencyMismatch
from api.core.lane_database import LaneDatabase
from api.core.lanes import Lane
from api.core.principal import Principal, Role
from api.redemptions.acts import Act, Authorize, Capture, Expire, Job, Key, Quote, Release, Reply
from api.redemptions.authorize import authorize, quote
from api.redemptions.book import Book, Prior
from api.redemptions.capture import capture
from api.redemptions.read_book import Wanted, lock_vouchers, read_book
from api.redemptions.release import expire, release
from api.redemptions.reverse import reverse
from api.redemptions.write_book import write_book

ATTEMPTS = 4
FAULT_AFTER_COMMIT = "redemption_after_commit"
RenderRefusal = Callable[[str, DomainError], Reply]
DESK_ROLES = (Role.DESK_STAFF, Role.SPACE_MANAGER)
_LOST_RACES = (DeadlockDetected, SerializationFailure, UniqueViolation)


class RedemptionLane:
    """See the module's docstring. ``render_refusal`` makes the problem that a refused caller reads."""

    def __init__(
        self,
        database: LaneDatabase,
        clock: Clock,
        render_refusal: RenderRefusal,
        *,
        fault: str | None = None,
    ) -> None:
        self._database, self._clock, self._render, self._fault = database, clock, render_refusal, fault
        self._lane: Lane[Job, Reply] = Lane(self.flush, conflict_key=id)

    def start(self) -> None:
        """Start the flusher on the running loop."""
        self._lane.start()

    async def close(self) -> None:
        """Finish what is queued, then stop."""
        await self._lane.close()

    async def do(self, job: Job) -> Reply:
        """Do one act. Raises its refusal where that is not kept (not found, a key of another request, overload)."""
        return await self._lane.do(job)

    async def flush(self, jobs: Sequence[Job]) -> Sequence[Reply | Exception]:
        """Do a batch in one transaction; a single job that lost a race or its connection is tried again.

        Trying again is safe after a lost connection too: the key's row tells whether the commit went through.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._flush_once(jobs)
            except LockNotAvailable as error:
                raise Overloaded() from error
            except (*_LOST_RACES, OperationalError):
                if len(jobs) > 1 or attempt == ATTEMPTS:
                    raise
                await asyncio.sleep(0.02 * attempt)
        raise Overloaded()

    async def _flush_once(self, jobs: Sequence[Job]) -> Sequence[Reply | Exception]:
        wanted = Wanted.by(jobs, self._clock)
        async with self._database.connection() as connection:
            book = await lock_vouchers(connection, wanted, self._clock)
            await read_book(connection, wanted, book)
            answers = [self._answer(book, job) for job in jobs]
            async with connection.pipeline():
                await write_book(connection, book)
                await connection.commit()
        if self._fault == FAULT_AFTER_COMMIT and book.writes.created:
            os.kill(os.getpid(), signal.SIGKILL)
        return answers

    def _answer(self, book: Book, job: Job) -> Reply | Exception:
        try:
            if job.by is not None:
                _require_own(book, job.act, job.by)
        except (NotFound, Forbidden) as error:
            return error
        if job.key is None or job.by is None or job.by.actor_id is None:
            return self._attempt(book, job)
        return self._once_per_key(book, job, job.by.actor_id, job.key)

    def _once_per_key(self, book: Book, job: Job, caller_id: UUID, key: Key) -> Reply | Exception:
        identity = (caller_id, key.route, key.key)
        known = book.prior.get(identity)
        if known is not None:
            return known.reply if known.fingerprint == key.fingerprint else IdempotencyMismatch()
        answer = self._attempt(book, job)
        if isinstance(answer, Reply):
            book.writes.keys.append(
                {
                    "caller_id": caller_id,
                    "route": key.route,
                    "key": key.key,
                    "fingerprint": key.fingerprint.hex(),
                    "status": answer.status,
                    "headers": answer.headers,
                    "body": answer.body.decode(),
                }
            )
            again = Reply(answer.status, answer.headers, answer.body, replayed=True)
            book.prior[identity] = Prior(key.fingerprint, again)
        return answer

    def _attempt(self, book: Book, job: Job) -> Reply | Exception:
        try:
            return _perform(book, job)
        except DomainError as refusal:
            return self._render(job.request_id, refusal)


def _perform(book: Book, job: Job) -> Reply:
    act, by = job.act, job.by
    if isinstance(act, Expire):
        return expire(book, act)
    if by is None:
        raise Forbidden()
    if isinstance(act, Quote):
        return quote(book, act)
    if isinstance(act, Authorize):
        return authorize(book, act, by)
    if isinstance(act, Capture):
        return capture(book, act, by)
    return release(book, act, by) if isinstance(act, Release) else reverse(book, act, by)


def _require_own(book: Book, act: Act, by: Principal) -> None:
    """Let only the redemption's own space pass, for a repeated key too. Raises NotFound, Forbidden."""
    if isinstance(act, Quote | Authorize):
        return  # the space that a request names was asked before it came here
    redemption = book.redemptions.get(act.redemption_id)
    if redemption is None:
        raise NotFound()
    by.require_space(redemption.space_id, *DESK_ROLES)
