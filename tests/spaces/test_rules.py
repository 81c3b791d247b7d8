"""Prices of spaces: which is in force, when a change begins, the dearest lawful price of a period."""

from datetime import date

import pytest

from api.spaces import DeskKind, Opening, Price, PriceVersion, Unit, price_ceiling, prices_on
from api.spaces.rules import begins_on, degrees_around, is_open_24h, months_in, opening_minutes, prices_after

SHARED = DeskKind.SHARED_DESK
LIST = [Price(SHARED, Unit.MONTH, 25_000), Price(SHARED, Unit.DAY, 1_800), Price(SHARED, Unit.HOUR, 400)]
OFFICE_HOURS = [Opening(day, "09:00", "18:00") for day in range(1, 6)]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "months"),
    [
        ("2026-12-01", "2026-12-31", 1),
        ("2026-12-01", "2027-01-01", 2),
        ("2026-12-15", "2027-01-14", 1),
        ("2026-12-15", "2027-01-15", 2),
        ("2026-12-01", "2026-12-01", 1),
        ("2026-01-31", "2026-02-27", 1),
        ("2026-01-31", "2026-02-28", 2),
        ("2025-12-01", "2026-11-30", 12),
    ],
)
def test_months_of_a_period_are_rounded_up(starts_on: str, ends_on: str, months: int) -> None:
    assert months_in(date.fromisoformat(starts_on), date.fromisoformat(ends_on)) == months


@pytest.mark.parametrize(
    ("desk_kind", "starts_on", "ends_on", "cents"),
    [
        (SHARED, "2026-12-01", "2026-12-31", 23 * 9 * 400),
        (SHARED, "2026-12-01", "2026-12-01", 25_000),
        (DeskKind.PRIVATE_OFFICE, "2026-12-01", "2026-12-31", 0),
    ],
)
def test_the_ceiling_is_the_dearest_lawful_billing(
    desk_kind: DeskKind, starts_on: str, ends_on: str, cents: int
) -> None:
    ceiling = price_ceiling(LIST, desk_kind, date.fromisoformat(starts_on), date.fromisoformat(ends_on), OFFICE_HOURS)

    assert ceiling == cents


def test_a_price_by_the_hour_counts_the_opening_hours_alone() -> None:
    by_the_hour = [Price(SHARED, Unit.HOUR, 400)]
    monday, sunday = date(2026, 12, 7), date(2026, 12, 13)

    assert price_ceiling(by_the_hour, SHARED, monday, sunday, OFFICE_HOURS) == 45 * 400


def test_opening_minutes_are_the_same_counted_by_weeks_or_day_by_day() -> None:
    starts_on, ends_on = date(2026, 12, 3), date(2027, 1, 20)
    days = (date.fromordinal(number) for number in range(starts_on.toordinal(), ends_on.toordinal() + 1))

    assert opening_minutes(OFFICE_HOURS, starts_on, ends_on) == sum(540 for day in days if day.isoweekday() <= 5)


def test_the_price_list_is_that_of_the_day() -> None:
    versions = [
        PriceVersion(SHARED, Unit.MONTH, date(2026, 1, 1), 25_000),
        PriceVersion(SHARED, Unit.MONTH, date(2026, 7, 1), 28_000),
        PriceVersion(SHARED, Unit.DAY, date(2026, 1, 1), 1_800),
        PriceVersion(SHARED, Unit.DAY, date(2026, 7, 1), None),
    ]

    assert prices_on(versions, date(2026, 6, 30)) == [Price(SHARED, Unit.DAY, 1_800), Price(SHARED, Unit.MONTH, 25_000)]
    assert prices_on(versions, date(2026, 7, 1)) == [Price(SHARED, Unit.MONTH, 28_000)]
    assert prices_after(versions, date(2026, 6, 30)) == [versions[3], versions[1]]


@pytest.mark.parametrize(
    ("old", "new", "is_new_kind", "expected"),
    [
        (25_000, 28_000, False, date(2027, 1, 1)),
        (25_000, 22_000, False, date(2026, 12, 10)),
        (None, 2_000, False, date(2027, 1, 1)),
        (None, 2_000, True, date(2026, 12, 10)),
        (25_000, None, False, date(2027, 1, 1)),
    ],
)
def test_only_what_is_lower_or_new_counts_at_once(
    old: int | None, new: int | None, is_new_kind: bool, expected: date
) -> None:
    assert begins_on(old, new, date(2026, 12, 10), is_new_kind=is_new_kind) == expected


def test_open_day_and_night_needs_all_seven_days() -> None:
    week = [Opening(day, "00:00", "24:00") for day in range(1, 8)]

    assert is_open_24h(week)
    assert not is_open_24h(week[:6])
    assert not is_open_24h([*week[:6], Opening(7, "00:00", "23:59")])


@pytest.mark.parametrize("lon", [179.99, -179.99])
def test_a_box_across_the_date_line_holds_all_longitudes(lon: float) -> None:
    assert degrees_around(10, lon, 50_000)[2:] == (-180, 180)
