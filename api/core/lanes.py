"""A lane: group commit moved into the process, for the two hot paths (redeeming and submitting).

One bounded queue and one flusher: it takes what has gathered while the last flush ran (no timer), flushes it in one
transaction and only then answers each caller. Jobs that share a conflict key never meet in one batch. If a flush of
several fails, its jobs are flushed one by one, so that a bad one fails alone.
"""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

from api.core.errors import Overloaded

Job = TypeVar("Job")
Answer = TypeVar("Answer")
log = logging.getLogger(__name__)


class Lane(Generic[Job, Answer]):
    """A lane over ``flush``, which gets a batch and returns one answer or exception per job, in order.

    ``flush`` must have committed before it returns: nobody is answered before that. It may raise for the whole batch.
    """

    def __init__(
        self,
        flush: Callable[[Sequence[Job]], Awaitable[Sequence[Answer | Exception]]],
        *,
        conflict_key: Callable[[Job], Hashable],
        max_batch: int = 128,
        capacity: int = 2048,
    ) -> None:
        self._flush = flush
        self._conflict_key = conflict_key
        self._max_batch = max_batch
        self._capacity = capacity
        self._waiting: deque[tuple[Job, asyncio.Future[Answer]]] = deque()
        self._wake = asyncio.Event()
        self._closing = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start the flusher on the running loop."""
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Finish what is queued, then stop."""
        self._closing = True
        self._wake.set()
        if self._task is not None:
            await self._task

    async def do(self, job: Job) -> Answer:
        """Queue a job and return its answer. Raises Overloaded (nothing done) when the queue is full or closing."""
        if self._closing or len(self._waiting) >= self._capacity:
            raise Overloaded()
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((job, future))
        self._wake.set()
        # A caller that hangs up must not stop the flush: the outcome stays retrievable by its idempotency key.
        return await asyncio.shield(future)

    async def _run(self) -> None:
        while self._waiting or not self._closing:
            if not self._waiting:
                self._wake.clear()
                await self._wake.wait()
                continue
            await self._settle(self._take())

    def _take(self) -> list[tuple[Job, asyncio.Future[Answer]]]:
        batch: list[tuple[Job, asyncio.Future[Answer]]] = []
        later: list[tuple[Job, asyncio.Future[Answer]]] = []
        taken: set[Hashable] = set()
        while self._waiting and len(batch) < self._max_batch:
            item = self._waiting.popleft()
            key = self._conflict_key(item[0])
            (later if key in taken else batch).append(item)
            taken.add(key)
        self._waiting.extendleft(reversed(later))
        return batch

    async def _settle(self, batch: list[tuple[Job, asyncio.Future[Answer]]]) -> None:
        try:
            answers = await self._flush([job for job, _ in batch])
        except Exception as error:  # noqa: BLE001 - whatever failed belongs to the callers, never to the flusher
            if len(batch) == 1:
                answers = [error]
            else:
                log.warning("a batch of %s failed and is flushed one by one: %s", len(batch), type(error).__name__)
                for item in batch:
                    await self._settle([item])
                return
        for (_, future), answer in zip(batch, answers, strict=True):
            with contextlib.suppress(asyncio.InvalidStateError):
                if isinstance(answer, Exception):
                    future.set_exception(answer)
                    future.exception()  # marked as seen: the caller may have hung up
                else:
                    future.set_result(answer)
