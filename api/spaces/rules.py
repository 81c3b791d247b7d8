"""Rules of spaces: which price is in force, when a change of price begins, the dearest lawful price of a period."""

import calendar
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DeskKind(StrEnum):
    """Kinds of desk; other programmes gave each its own ceiling (Puglia 2020)."""

    SHARED_DESK = "shared_desk"
    RESERVED_DESK = "reserved_desk"
    PRIVATE_OFFICE = "private_office"


class Unit(StrEnum):
    """What a price is for."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Price:
    """One line of a price list."""

    desk_kind: DeskKind
    unit: Unit
    price_cents: int


@dataclass(frozen=True, slots=True)
class PriceVersion:
    """A price from a day on; None: no longer offered from that day."""

    desk_kind: DeskKind
    unit: Unit
    valid_from: date
    price_cents: int | None


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of a weekday (1 is Monday), times as ``HH:MM``, midnight at the end as ``24:00``."""

    day: int
    opens: str
    closes: str


def prices_on(versions: Iterable[PriceVersion], on: date) -> list[Price]:
    """Return the price list in force on a day: of each kind and unit the newest version that has begun."""
    newest: dict[tuple[DeskKind, Unit], PriceVersion] = {}
    for version in sorted(versions, key=lambda version: version.valid_from):
        if version.valid_from <= on:
            newest[version.desk_kind, version.unit] = version
    ordered = [newest[kind, unit] for kind in DeskKind for unit in Unit if (kind, unit) in newest]
    return [Price(v.desk_kind, v.unit, v.price_cents) for v in ordered if v.price_cents is not None]


def prices_after(versions: Iterable[PriceVersion], on: date) -> list[PriceVersion]:
    """Return the announced changes, soonest first."""
    coming = [version for version in versions if version.valid_from > on]
    return sorted(coming, key=lambda version: (version.valid_from, version.desk_kind, version.unit))


def begins_on(old_cents: int | None, new_cents: int | None, today: date, *, is_new_kind: bool) -> date:
    """Return the first day of a changed price.

    A lower price, and the prices of a kind of desk that had none, count at once. A rise, another unit and the end of an
    offer count from the first day of the next month, so that nobody pays more for the month they are in.
    """
    is_lower = old_cents is not None and new_cents is not None and new_cents <= old_cents
    if is_lower or is_new_kind:
        return today
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def is_open_24h(hours: Iterable[Opening]) -> bool:
    """Tell whether every day of the week is open from midnight to midnight."""
    return {opening.day for opening in hours if (opening.opens, opening.closes) == ("00:00", "24:00")} == set(
        range(1, 8)
    )


def months_in(starts_on: date, ends_on: date) -> int:
    """Return the months of a period, both days included, rounded up: 1 to 31 December is one, up to 1 January two."""
    months = (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month
    last_day = calendar.monthrange(ends_on.year, ends_on.month)[1]
    return months + 1 if min(starts_on.day, last_day) <= ends_on.day else months


def opening_minutes(hours: Sequence[Opening], starts_on: date, ends_on: date) -> int:
    """Return the minutes for which the space is open in a period, both days included."""
    per_day = [0] * 8
    for opening in hours:
        per_day[opening.day] += _minutes(opening.closes) - _minutes(opening.opens)
    days = (ends_on - starts_on).days + 1
    weeks, rest = divmod(days, 7)
    extra = sum(per_day[(starts_on + timedelta(days=day)).isoweekday()] for day in range(rest))
    return weeks * sum(per_day) + extra


def price_ceiling(
    price_list: Iterable[Price], desk_kind: DeskKind, starts_on: date, ends_on: date, hours: Sequence[Opening]
) -> int:
    """Return in cents the dearest lawful way of billing one desk for a period by the list; 0 where it is not offered.

    By the month, months rounded up; by the day, every day of the period; by the hour, every opening hour (all hours
    where no opening is given). A price above this was not made by the list (redemption refusal ``price_above_list``).
    """
    days = (ends_on - starts_on).days + 1
    minutes = opening_minutes(hours, starts_on, ends_on) if hours else days * 24 * 60
    units = {Unit.MONTH: months_in(starts_on, ends_on), Unit.DAY: days, Unit.HOUR: -(-minutes // 60)}
    return max(
        (price.price_cents * units[price.unit] for price in price_list if price.desk_kind == desk_kind), default=0
    )


def _minutes(clock_time: str) -> int:
    return int(clock_time[:2]) * 60 + int(clock_time[3:])


def degrees_around(lat: float, lon: float, radius_m: int) -> tuple[float, float, float, float]:
    """Return (south, north, west, east) of a box that holds the circle; near a pole or the date line, all longitudes."""
    reach = radius_m / 111_000
    narrowing = math.cos(math.radians(min(abs(lat) + reach, 90)))
    across = reach / narrowing if narrowing > 0.01 else 360.0
    if not -180 <= lon - across <= lon + across <= 180:
        across, lon = 180.0, 0.0
    return lat - reach, lat + reach, lon - across, lon + across
