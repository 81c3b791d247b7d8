"""The verdict, pure: the share's formula and the days."""

from datetime import date

import pytest

from api.redemptions.rules import month_left, most_desks_taken, overlaps

DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("cap", "used", "available", "left"),
    [(None, 0, 500, 500), (100, 40, 500, 60), (100, 40, 50, 50), (100, 100, 500, 0), (100, 140, 500, 0)],
)
def test_what_a_month_s_cap_leaves(cap: int | None, used: int, available: int, left: int) -> None:
    assert month_left(cap, used, available) == left


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "meets"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), False),
        (date(2026, 11, 1), date(2026, 12, 1), True),
        (date(2026, 12, 31), date(2027, 1, 31), True),
        (date(2027, 1, 1), date(2027, 1, 31), False),
        (date(2026, 1, 1), date(2027, 12, 31), True),
    ],
)
def test_one_common_day_is_an_overlap(starts_on: date, ends_on: date, meets: bool) -> None:
    assert overlaps([DECEMBER], starts_on, ends_on) is meets


def test_desks_are_counted_on_the_fullest_day() -> None:
    taken = [
        (date(2026, 12, 1), date(2026, 12, 10)),
        (date(2026, 12, 10), date(2026, 12, 20)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ]

    assert most_desks_taken(taken, *DECEMBER) == 2
