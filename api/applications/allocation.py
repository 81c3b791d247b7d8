"""Award in arrival order per funding line: pure, so that anyone can re-run it from the published queue.

Milan's Measure 2 of 2013 was served in order of arrival until each funder's money ran out: the Comune's line paid
anyone, the Chamber's only enterprises of its register. The order is kept per line: nobody is paid by a line that could
not pay someone who arrived earlier and may use it.

Two readings of the same queue are kept while walking it. ``cautious`` takes every earlier file that is still undecided
as if it would be admitted: its money is set aside. ``certain`` takes it as refused. What the cautious reading can pay is
awarded now; what even the certain reading can't pay goes to the waiting list; what lies between waits for a decision.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Purse:
    """What a funding line still has; closed once it could not pay the next in its order (until money returns)."""

    line_id: UUID
    left_cents: int
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A file in the queue: what it asks and the lines that may pay it, in their order of use."""

    application_id: UUID
    requested_cents: int
    is_decided: bool
    line_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Award:
    """One file, paid whole by one line."""

    application_id: UUID
    line_id: UUID
    cents: int


@dataclass(frozen=True, slots=True)
class Allocation:
    """The outcome for the decided files, each list in arrival order, and the lines that are exhausted.

    A line counts as exhausted only once nobody who came before its first unpaid file can still be paid by it: being
    exhausted is kept between runs, and must not close the line to those whose money it still sets aside.
    """

    awards: tuple[Award, ...]
    waiting: tuple[UUID, ...]
    pending: tuple[UUID, ...]
    exhausted: frozenset[UUID]


class _Reading:
    """One reading of the queue: what each line has left, and which lines are closed."""

    def __init__(self, purses: Iterable[Purse]) -> None:
        self.left = {purse.line_id: purse.left_cents for purse in purses}
        self.closed = {purse.line_id for purse in purses if not purse.is_open}

    def pay(self, place: Place) -> UUID | None:
        """Pay from the first open line with enough; lines that can't are closed to all who come later."""
        for line_id in place.line_ids:
            if line_id in self.closed or line_id not in self.left:
                continue
            if self.left[line_id] >= place.requested_cents:
                self.left[line_id] -= place.requested_cents
                return line_id
            self.closed.add(line_id)
        return None

    def take(self, place: Place, line_id: UUID) -> None:
        """Record that a line pays, whatever this reading would have chosen; earlier lines in use close if too short."""
        for passed in place.line_ids:
            if passed == line_id:
                break
            if self.left.get(passed, place.requested_cents) < place.requested_cents:
                self.closed.add(passed)
        self.left[line_id] -= place.requested_cents


def allocate(purses: Sequence[Purse], queue: Sequence[Place]) -> Allocation:
    """Walk the queue (in arrival order) once and say who is paid, who waits, who depends on earlier decisions."""
    cautious, certain = _Reading(purses), _Reading(purses)
    awards: list[Award] = []
    waiting: list[UUID] = []
    pending: list[UUID] = []
    exhausted = set(certain.closed)
    unsettled: set[UUID] = set()
    for place in queue:
        line_id = cautious.pay(place)
        if not place.is_decided:
            unsettled.update(place.line_ids)
            continue
        if line_id is not None:
            awards.append(Award(place.application_id, line_id, place.requested_cents))
            certain.take(place, line_id)
        elif certain.pay(place) is not None:
            pending.append(place.application_id)
            unsettled.update(place.line_ids)
        else:
            waiting.append(place.application_id)
        exhausted |= certain.closed - unsettled
    return Allocation(tuple(awards), tuple(waiting), tuple(pending), frozenset(exhausted))
