"""Reads one date of the Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2)."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from timeline.dates.calendar import MONTHS
from timeline.dates.points import (
    LARGEST_YEAR,
    Point,
    check_day,
    day_point,
    division_point,
    instant_point,
    month_point,
    qualified,
    third_point,
    year_point,
)
from timeline.dates.refusals import reason
from timeline.dates.unspecified import unspecified_point
from timeline.dates.zones import offset_at

__all__ = ["read_point"]

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"(-?[0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"-?[0-9]{4}|Y-?[1-9][0-9]{4,}")
_DAY_BEFORE_ZERO = re.compile(r"(-[0-9]{4})-([0-9]{2})-([0-9]{2})")
_UNSPECIFIED = re.compile(r"(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")
_INSTANT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)
_THIRD = re.compile(rf"(early|mid|late) ({'|'.join(MONTHS)}) ([0-9]{{4}})")
_DIVISIONS = range(21, 42)
_FARTHEST = timedelta(hours=16)


def read_point(text: str, zone: tzinfo | None) -> Point:
    """Return the date a text says, an instant without an offset being read in `zone`.

    Raises ValueError with the reason, but without the text.
    """
    if day := _DAY.fullmatch(text):
        return day_point(int(day[1]), int(day[2]), int(day[3]))
    if text[-1:] in ("~", "?", "%"):
        return qualified(_unqualified(text[:-1], zone), text[-1])
    return _unqualified(text, zone)


def _unqualified(text: str, zone: tzinfo | None) -> Point:
    if text.startswith("-0000"):
        raise ValueError("there is no year -0000: 0000 is 1 BCE, -0001 is 2 BCE")
    if month := _MONTH.fullmatch(text):
        number = int(month[2])
        read = division_point if number in _DIVISIONS else month_point
        return read(int(month[1]), number)
    if _YEAR.fullmatch(text):
        return _year(text)
    if day := _DAY.fullmatch(text) or _DAY_BEFORE_ZERO.fullmatch(text):
        return day_point(int(day[1]), int(day[2]), int(day[3]))
    if "X" in text and (parts := _UNSPECIFIED.fullmatch(text)):
        return unspecified_point(parts[1], parts[2], parts[3])
    if instant := _INSTANT.fullmatch(text):
        return _instant(instant, zone)
    if third := _THIRD.fullmatch(text):
        return third_point(int(third[3]), MONTHS.index(third[2]) + 1, third[1])
    raise ValueError(reason(text))


def _year(text: str) -> Point:
    # The length is looked at first: Python refuses to read numbers of thousands of digits.
    if len(text) > len(f"Y-{LARGEST_YEAR}") or abs(int(text.lstrip("Y"))) > LARGEST_YEAR:
        raise ValueError(f"years end at {LARGEST_YEAR}")
    return year_point(int(text.lstrip("Y")))


def _instant(parts: re.Match[str], zone: tzinfo | None) -> Point:
    year, month, day, hour, minute = (int(part) for part in parts.group(1, 2, 3, 4, 5))
    check_day(year, month, day)
    _check_time(hour, minute, int(parts[6] or 0))
    if year == 0:
        raise ValueError("times of day are read in the years 0001 to 9999")
    clock = datetime(year, month, day, hour, minute, int(parts[6] or 0))  # noqa: DTZ001  (its offset comes next)
    offset = _offset(parts[7]) if parts[7] else _offset_in(zone, clock)
    return instant_point(clock, offset, seconds=parts[6] is not None)


def _check_time(hour: int, minute: int, second: int) -> None:
    if (hour, minute, second) == (24, 0, 0):
        raise ValueError("24:00 is 00:00 of the next day; write that")
    if second == 60:
        raise ValueError("leap seconds are not read; write the second before or after")
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError("a time of day is between 00:00:00 and 23:59:59")


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    if text in {"-00", "-00:00"}:
        raise ValueError("the offset of UTC is written Z or +00:00")
    hours, minutes = int(text[1:3]), int(text[4:] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _FARTHEST:
        raise ValueError(f"no clock is {text} from UTC")
    return timezone(-offset if text[0] == "-" else offset)


def _offset_in(zone: tzinfo | None, clock: datetime) -> timezone:
    if zone is None:
        raise ValueError(
            "a time of day needs its offset from UTC, as in 13:05-07:00 or 13:05Z, or the story's time zone"
        )
    return offset_at(clock, zone)
