"""One edge of a date: a calendar day of any year, or a second of it."""

import datetime as dt
from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo
from functools import lru_cache

from timeline.dates.calendar import day_number, next_day

__all__ = ["Bound", "first_second", "last_second", "year_number"]

_DAY = 86_400
_NO_OFFSET = timedelta(0)


@dataclass(frozen=True, slots=True)
class Bound:
    """A calendar day, or with a `time` one second of it.

    The calendar is the proleptic Gregorian one with astronomical years (0 is 1 BCE), before
    year 1 and after 9999 too. A `time` is whole seconds and carries its UTC offset as `tzinfo`.
    As text it is ISO 8601, with a sign where the year has more or less than four digits.
    """

    year: int
    month: int
    day: int
    time: dt.time | None = None

    def __str__(self) -> str:
        """Return it in ISO 8601: `2025-12-01`, `2026-03-24T13:05:59-07:00`, `-17000-01-01`."""
        day = f"{year_number(self.year)}-{self.month:02}-{self.day:02}"
        if self.time is None:
            return day
        return f"{day}T{self.time.isoformat()}".removesuffix("+00:00") + (
            "Z" if self.time.utcoffset() == _NO_OFFSET else ""
        )


def year_number(year: int) -> str:
    """Return a year as ISO 8601 writes it: four digits, or expanded with a sign."""
    if 0 <= year <= 9999:
        return f"{year:04}"
    return f"{year:+05}"


def first_second(bound: Bound, zone: tzinfo) -> int:
    """Return the first second of a bound since 1970-01-01T00:00Z, a day being read in `zone`.

    Outside the years 1 to 9999 the zone's offset is taken as zero. Where the clock skips
    midnight, the day starts when the clock goes on.
    """
    if bound.time is None:
        return _midnight(bound.year, bound.month, bound.day, zone)
    seconds = bound.time.hour * 3600 + bound.time.minute * 60 + bound.time.second
    offset = bound.time.utcoffset() or _NO_OFFSET
    day = day_number(bound.year, bound.month, bound.day)
    return day * _DAY + seconds - offset // timedelta(seconds=1)


def last_second(bound: Bound, zone: tzinfo) -> int:
    """Return the last second of a bound since 1970-01-01T00:00Z, a day being read in `zone`."""
    if bound.time is not None:
        return first_second(bound, zone)
    # Days tile the time line: one ends where the next begins, whatever the clock does at night.
    return _midnight(*next_day(bound.year, bound.month, bound.day), zone) - 1


@lru_cache(maxsize=65_536)
def _midnight(year: int, month: int, day: int, zone: tzinfo) -> int:
    start = day_number(year, month, day) * _DAY
    if zone is UTC or not 1 <= year <= 9999:
        return start
    offset = dt.datetime(year, month, day, tzinfo=zone).utcoffset() or _NO_OFFSET
    return start - offset // timedelta(seconds=1)
