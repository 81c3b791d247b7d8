"""Terms of administrative procedures in calendar days. Pure.

The first day does not count, the last one does; a term that ends on a Sunday or public holiday ends on the next working
day (art. 2963 c.c.). Suspensions stop the clock (art. 2 c. 7 and art. 10-bis L. 241/1990).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_FIXED_HOLIDAYS = {
    (1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26),
}  # fmt: skip
_SAINT_FRANCIS = (10, 4)
_SAINT_FRANCIS_SINCE = 2026  # a national holiday again from that year


@dataclass(frozen=True, slots=True)
class Suspension:
    """A stretch in which the clock stands still; ``ended_on`` is None while it lasts."""

    began_on: date
    ended_on: date | None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century + 8) // 25
    moon_shift = (century - correction + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_holiday(day: date) -> bool:
    """Tell whether a day is a Sunday or a national holiday."""
    if day.weekday() == 6 or (day.month, day.day) in _FIXED_HOLIDAYS:
        return True
    if (day.month, day.day) == _SAINT_FRANCIS and day.year >= _SAINT_FRANCIS_SINCE:
        return True
    return day == easter(day.year) + timedelta(days=1)


def next_working_day(day: date) -> date:
    """Return the day itself or the first one after it that is neither Sunday nor holiday."""
    while is_holiday(day):
        day += timedelta(days=1)
    return day


def term_end(start: date, days: int, suspensions: Iterable[Suspension] = (), *, today: date | None = None) -> date:
    """Return the last day of a term; each suspension moves it by its length (an open one up to ``today``)."""
    stopped = sum(((s.ended_on or today or s.began_on) - s.began_on).days for s in suspensions)
    return next_working_day(start + timedelta(days=days + stopped))
