"""The allocation rule: never more than a line has, never past someone who came earlier, freed money in order."""

from dataclasses import replace
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from api.applications.allocation import Allocation, Place, Purse, allocate

COMUNE, CHAMBER = UUID(int=1), UUID(int=2)
ANYONE, ENTERPRISE = (COMUNE,), (COMUNE, CHAMBER)


def person(number: int, cents: int = 150_000, *, decided: bool = True) -> Place:
    return Place(UUID(int=100 + number), cents, decided, ANYONE)


def enterprise(number: int, cents: int = 150_000, *, decided: bool = True) -> Place:
    return Place(UUID(int=100 + number), cents, decided, ENTERPRISE)


def purses(comune: int, chamber: int) -> list[Purse]:
    return [Purse(COMUNE, comune), Purse(CHAMBER, chamber)]


def paid_by(outcome: Allocation) -> dict[int, UUID]:
    return {award.application_id.int - 100: award.line_id for award in outcome.awards}


def test_the_comunes_line_is_used_first_and_the_chamber_goes_on_for_enterprises() -> None:
    queue = [enterprise(1), person(2), person(3), enterprise(4)]
    outcome = allocate(purses(300_000, 300_000), queue)
    assert paid_by(outcome) == {1: COMUNE, 2: COMUNE, 4: CHAMBER}
    assert outcome.waiting == (UUID(int=103),)
    assert outcome.exhausted == {COMUNE}


def test_a_smaller_request_does_not_overtake_on_an_exhausted_line() -> None:
    outcome = allocate(purses(200_000, 0), [person(1), person(2), person(3, 40_000)])
    assert paid_by(outcome) == {1: COMUNE}
    assert outcome.waiting == (UUID(int=102), UUID(int=103))


def test_an_undecided_file_keeps_its_money_aside() -> None:
    outcome = allocate(purses(150_000, 0), [person(1, decided=False), person(2)])
    assert outcome.awards == ()
    assert outcome.pending == (UUID(int=102),)
    assert outcome.exhausted == frozenset()


def test_a_file_that_even_refusals_could_not_help_waits_at_once() -> None:
    outcome = allocate(purses(100_000, 0), [person(1, 50_000, decided=False), person(2)])
    assert outcome.waiting == (UUID(int=102),)


def test_a_line_is_not_exhausted_while_it_keeps_money_aside_for_someone_earlier() -> None:
    queue = [person(1, 50_000, decided=False), person(2)]
    assert allocate(purses(100_000, 0), queue).exhausted == frozenset()
    assert allocate(purses(100_000, 0), queue[1:]).exhausted == {COMUNE}


def test_a_closed_line_pays_nobody_until_it_is_reopened() -> None:
    closed = [Purse(COMUNE, 150_000, is_open=False)]
    assert allocate(closed, [person(1)]).waiting == (UUID(int=101),)
    assert paid_by(allocate([replace(closed[0], is_open=True)], [person(1)])) == {1: COMUNE}


def test_no_eligible_line_means_waiting() -> None:
    stranger = Place(UUID(int=7), 100, True, ())
    assert allocate(purses(1000, 1000), [stranger]).waiting == (stranger.application_id,)


places = st.lists(
    st.tuples(st.integers(1, 9), st.booleans(), st.sampled_from([ANYONE, ENTERPRISE, (CHAMBER,), ()])), max_size=14
)
money = st.tuples(st.integers(0, 30), st.integers(0, 30))


def queue_of(drawn: list[tuple[int, bool, tuple[UUID, ...]]]) -> list[Place]:
    return [Place(UUID(int=100 + i), cents, decided, lines) for i, (cents, decided, lines) in enumerate(drawn)]


def assert_nobody_overtaken(queue: list[Place], paid: dict[UUID, UUID]) -> None:
    for earlier_index, earlier in enumerate(queue):
        if not earlier.is_decided or earlier.application_id in paid:
            continue
        for later in queue[earlier_index + 1 :]:
            assert paid.get(later.application_id) not in earlier.line_ids


@given(money, places)
def test_no_line_ever_pays_more_than_it_has(left: tuple[int, int], drawn: list) -> None:
    outcome = allocate(purses(*left), queue_of(drawn))
    for line_id, available in zip((COMUNE, CHAMBER), left, strict=True):
        assert sum(award.cents for award in outcome.awards if award.line_id == line_id) <= available


@given(money, places)
def test_every_decided_file_has_exactly_one_outcome(left: tuple[int, int], drawn: list) -> None:
    queue = queue_of(drawn)
    outcome = allocate(purses(*left), queue)
    told = [award.application_id for award in outcome.awards] + [*outcome.waiting, *outcome.pending]
    assert sorted(told) == sorted(place.application_id for place in queue if place.is_decided)


@given(money, places)
def test_nobody_overtakes_on_a_line(left: tuple[int, int], drawn: list) -> None:
    queue = queue_of(drawn)
    outcome = allocate(purses(*left), queue)
    assert_nobody_overtaken(queue, {award.application_id: award.line_id for award in outcome.awards})


@given(money, places, st.randoms(use_true_random=False))
def test_the_order_of_the_decisions_never_hurts_who_came_first(
    left: tuple[int, int], drawn: list, dice: Random
) -> None:
    """Files decided in any order, the queue re-run after each: no overspending and no overtaking at the end."""
    queue = [replace(place, is_decided=False) for place in queue_of(drawn)]
    remaining = dict(zip((COMUNE, CHAMBER), left, strict=True))
    paid: dict[UUID, UUID] = {}
    closed: frozenset[UUID] = frozenset()
    admitted = {place.application_id for place in queue if dice.random() < 0.7}
    for number in dice.sample(range(len(queue)), len(queue)):
        decided = replace(queue[number], is_decided=True)
        queue[number] = decided if decided.application_id in admitted else replace(decided, line_ids=())
        live = [p for p in queue if p.application_id not in paid and (p.line_ids or not p.is_decided)]
        outcome = allocate([Purse(i, c, i not in closed) for i, c in remaining.items()], live)
        closed = outcome.exhausted
        for award in outcome.awards:
            paid[award.application_id] = award.line_id
            remaining[award.line_id] -= award.cents
    assert min(remaining.values()) >= 0
    assert outcome_is_final(queue, paid, closed)
    assert_nobody_overtaken([p for p in queue if p.line_ids], paid)


def outcome_is_final(queue: list[Place], paid: dict[UUID, UUID], closed: frozenset[UUID]) -> bool:
    """Nobody is left pending: every unpaid file's lines are closed."""
    return all(
        set(place.line_ids) <= set(closed) for place in queue if place.line_ids and place.application_id not in paid
    )


@given(st.integers(0, 40), st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_freed_money_scrolls_the_waiting_list_in_order(freed: int, asked: list[int]) -> None:
    waiting = [person(number, cents) for number, cents in enumerate(asked)]
    outcome = allocate([Purse(COMUNE, freed)], waiting)
    paid = [award.application_id for award in outcome.awards]
    assert paid == [place.application_id for place in waiting[: len(paid)]]
    assert [*paid, *outcome.waiting] == [place.application_id for place in waiting]
