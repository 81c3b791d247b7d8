"""Days and instants: windows are half-open, days are those of a time zone, months end where they end."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ROME = "Europe/Rome"


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def start_of(day: date, time_zone: str = ROME) -> datetime:
    """Return the first instant of a day in a time zone."""
    return datetime.combine(day, time.min, ZoneInfo(time_zone)).astimezone(UTC)


def end_of(day: date, time_zone: str = ROME) -> datetime:
    """Return the first instant after a day in a time zone."""
    return start_of(day + timedelta(days=1), time_zone)


def local_day(instant: datetime, time_zone: str = ROME) -> date:
    """Return the day of an instant in a time zone."""
    return instant.astimezone(ZoneInfo(time_zone)).date()
