"""Terms in calendar days: holidays move the end, suspensions stop the clock."""

from datetime import date

import pytest

from api.applications.deadlines import Suspension, easter, is_holiday, term_end


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2013, date(2013, 3, 31)), (2014, date(2014, 4, 20)), (2024, date(2024, 3, 31)), (2026, date(2026, 4, 5))],
)
def test_easter(year: int, sunday: date) -> None:
    assert easter(year) == sunday


def test_easter_monday_and_saint_francis_since_2026_are_holidays() -> None:
    assert is_holiday(date(2026, 4, 6))
    assert is_holiday(date(2026, 10, 4))
    assert not is_holiday(date(2024, 10, 4))


def test_the_first_day_does_not_count() -> None:
    assert term_end(date(2026, 11, 2), 10) == date(2026, 11, 12)


def test_a_term_that_ends_on_a_holiday_ends_on_the_next_working_day() -> None:
    assert term_end(date(2026, 11, 25), 30) == date(2026, 12, 28)  # 25 December Friday, 26 Saturday, 27 Sunday


def test_a_suspension_moves_the_end_by_its_length() -> None:
    """Notice on day 20 of 30, observations after 5 days and 10 more of rest: the end moves from day 30 to day 45."""
    start = date(2026, 1, 1)
    assert term_end(start, 30, [Suspension(date(2026, 1, 21), date(2026, 2, 5))]) == date(2026, 2, 16)  # 15 is a Sunday


def test_an_open_suspension_counts_up_to_today() -> None:
    start = date(2026, 1, 1)
    stopped = [Suspension(date(2026, 1, 11), None)]
    assert term_end(start, 30, stopped, today=date(2026, 1, 15)) == date(2026, 2, 4)
