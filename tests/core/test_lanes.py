"""A lane: answers only after the flush, keeps order, isolates the bad job, refuses what it can't hold."""

import asyncio
from collections.abc import Sequence

import pytest

from api.core.errors import Overloaded
from api.core.lanes import Lane

Flushes = list[list[int]]


def _lane(flushes: Flushes, gate: asyncio.Event | None = None, **options: int) -> Lane[int, int]:
    async def flush(batch: Sequence[int]) -> Sequence[int | Exception]:
        if gate is not None:
            await gate.wait()
        flushes.append(list(batch))
        if len(batch) > 1 and 13 in batch:
            raise RuntimeError("the batch as a whole fails")
        return [ValueError(str(job)) if job == 13 else job * 2 for job in batch]

    return Lane(flush, conflict_key=lambda job: job % 1000, **options)


async def _answers(lane: Lane[int, int], jobs: Sequence[int]) -> list[int | BaseException]:
    return list(await asyncio.gather(*(lane.do(job) for job in jobs), return_exceptions=True))


def test_what_gathers_is_flushed_together() -> None:
    async def scenario() -> Flushes:
        flushes: Flushes = []
        lane = _lane(flushes)
        waiting = asyncio.ensure_future(_answers(lane, range(5)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        lane.start()
        assert await waiting == [0, 2, 4, 6, 8]
        await lane.close()
        return flushes

    assert asyncio.run(scenario()) == [[0, 1, 2, 3, 4]]


def test_nobody_is_answered_before_the_flush_ends() -> None:
    async def scenario() -> None:
        gate = asyncio.Event()
        lane = _lane([], gate)
        lane.start()
        answer = asyncio.ensure_future(lane.do(1))
        done, _ = await asyncio.wait([answer], timeout=0.05)
        assert not done
        gate.set()
        assert await answer == 2
        await lane.close()

    asyncio.run(scenario())


def test_a_bad_job_fails_alone() -> None:
    async def scenario() -> list[int | BaseException]:
        lane = _lane([])
        lane.start()
        answers = await _answers(lane, [12, 13, 14])
        await lane.close()
        return answers

    answers = asyncio.run(scenario())
    assert (answers[0], answers[2]) == (24, 28)
    assert isinstance(answers[1], ValueError)


def test_jobs_that_conflict_never_meet_in_a_batch() -> None:
    async def scenario() -> Flushes:
        flushes: Flushes = []
        lane = _lane(flushes)
        lane.start()
        await _answers(lane, [1, 1001, 2001, 2])
        await lane.close()
        return flushes

    flushes = asyncio.run(scenario())
    assert all(len({job % 1000 for job in batch}) == len(batch) for batch in flushes)
    assert sorted(job for batch in flushes for job in batch) == [1, 2, 1001, 2001]


def test_a_full_lane_refuses_and_recovers() -> None:
    async def scenario() -> None:
        lane = _lane([], capacity=2)
        first = [asyncio.ensure_future(lane.do(job)) for job in (1, 2)]
        await asyncio.sleep(0)
        with pytest.raises(Overloaded):
            await lane.do(3)
        lane.start()
        assert await asyncio.gather(*first) == [2, 4]
        assert await lane.do(3) == 6
        await lane.close()

    asyncio.run(scenario())


def test_a_caller_that_hangs_up_does_not_stop_the_flush() -> None:
    async def scenario() -> Flushes:
        flushes: Flushes = []
        gate = asyncio.Event()
        lane = _lane(flushes, gate)
        lane.start()
        caller = asyncio.ensure_future(lane.do(1))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        caller.cancel()
        gate.set()
        await lane.close()
        return flushes

    assert asyncio.run(scenario()) == [[1]]


def test_closing_finishes_what_is_queued() -> None:
    async def scenario() -> list[int | BaseException]:
        lane = _lane([])
        waiting = asyncio.ensure_future(_answers(lane, [1, 2]))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        lane.start()
        await lane.close()
        return await waiting

    assert asyncio.run(scenario()) == [2, 4]
