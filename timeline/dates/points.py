"""One date without a range, as written: a year, a month, a season, a day, an instant."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, timezone

from timeline.dates.bounds import Bound
from timeline.dates.calendar import MONTHS, days_in_month
from timeline.dates.words import Precision

__all__ = [
    "LARGEST_YEAR",
    "Point",
    "day_point",
    "division_point",
    "instant_point",
    "month_point",
    "qualified",
    "third_point",
    "year_point",
    "year_text",
]

LARGEST_YEAR = 99_999_999_999
"""The largest year taken, before and after: its seconds still fit into 64 bits."""

_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


@dataclass(frozen=True, slots=True)
class Point:
    """One date: the EDTF that says it, how precise it is, and its first and last day or second.

    `division` is EDTF's number for a season, quarter, quadrimester or half (21 to 41).
    """

    edtf: str
    precision: Precision
    earliest: Bound
    latest: Bound
    approximate: bool = False
    uncertain: bool = False
    division: int | None = None

    def __str__(self) -> str:
        """Return its EDTF."""
        return self.edtf

    @property
    def unspecified(self) -> bool:
        """Whether digits are left open with X."""
        return "X" in self.edtf


def year_text(year: int) -> str:
    """Return a year as EDTF writes it: four digits, or with a Y before more."""
    if -9999 <= year <= 9999:
        return f"{year:04}" if year >= 0 else f"{year:05}"
    return f"Y{year}"


def year_point(year: int) -> Point:
    """Return a whole year."""
    return Point(year_text(year), Precision.YEAR, Bound(year, 1, 1), Bound(year, 12, 31))


def month_point(year: int, month: int) -> Point:
    """Return a whole month; ValueError where there is none of that number."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}: months are 01 to 12, parts of a year 21 to 41")
    last = Bound(year, month, days_in_month(year, month))
    return Point(f"{year_text(year)}-{month:02}", Precision.MONTH, Bound(year, month, 1), last)


def day_point(year: int, month: int, day: int) -> Point:
    """Return a day; ValueError where the calendar has none."""
    check_day(year, month, day)
    bound = Bound(year, month, day)
    return Point(f"{year_text(year)}-{month:02}-{day:02}", Precision.DAY, bound, bound)


def check_day(year: int, month: int, day: int) -> None:
    """Raise ValueError unless the calendar has this day."""
    if not 1 <= month <= 12:
        raise ValueError(_no_such_month(year, month, day))
    if day < 1:
        raise ValueError("days are counted from 01")
    last = days_in_month(year, month)
    if day > last:
        raise ValueError(f"{MONTHS[month - 1]} {year_text(year)} has {last} days")


def division_point(year: int, division: int) -> Point:
    """Return a season or another part of a year, by EDTF's numbers 21 to 41.

    Spring is March to May, and a winter is named for the year it begins in. Without a hemisphere
    (21 to 24) the northern seasons count; 29 to 32 are the southern ones, six months away.
    """
    precision, first_month, months = _division(division)
    last_month = first_month + months - 1
    last_year, last_month = (year, last_month) if last_month <= 12 else (year + 1, last_month - 12)
    return Point(
        f"{year_text(year)}-{division}",
        precision,
        Bound(year, first_month, 1),
        Bound(last_year, last_month, days_in_month(last_year, last_month)),
        division=division,
    )


def third_point(year: int, month: int, third: str) -> Point:
    """Return early, mid or late in a month: days 1 to 10, 11 to 20, 21 to the end, approximately.

    EDTF can't say this, so the English words are its canonical text.
    """
    first, last = _THIRDS[third]
    return Point(
        f"{third} {MONTHS[month - 1]} {year_text(year)}",
        Precision.THIRD,
        Bound(year, month, first),
        Bound(year, month, min(last, days_in_month(year, month))),
        approximate=True,
    )


def instant_point(clock: datetime, offset: timezone, *, seconds: bool) -> Point:
    """Return an instant: a second, or where only minutes were written the whole minute."""
    first = time(clock.hour, clock.minute, clock.second, tzinfo=offset)
    last = first if seconds else first.replace(second=59)
    day = (clock.year, clock.month, clock.day)
    shown = clock.replace(tzinfo=offset).isoformat(timespec="seconds" if seconds else "minutes")
    if offset.utcoffset(None) == timedelta(0):
        shown = shown.removesuffix("+00:00") + "Z"
    precision = Precision.SECOND if seconds else Precision.MINUTE
    return Point(shown, precision, Bound(*day, first), Bound(*day, last))


def qualified(point: Point, qualifier: str) -> Point:
    """Return the point as approximate (`~`), uncertain (`?`) or both (`%`); its bounds stay."""
    return replace(
        point,
        edtf=point.edtf + qualifier,
        approximate=qualifier in "~%",
        uncertain=qualifier in "?%",
    )


def _division(division: int) -> tuple[Precision, int, int]:
    """Return what kind of part of a year it is, its first month, and how many months it has."""
    if 21 <= division <= 28:
        return Precision.SEASON, 3 * ((division - 21) % 4) + 3, 3
    if 29 <= division <= 32:
        return Precision.SEASON, (9, 12, 3, 6)[division - 29], 3
    if 33 <= division <= 36:
        return Precision.QUARTER, 3 * (division - 33) + 1, 3
    if 37 <= division <= 39:
        return Precision.QUADRIMESTER, 4 * (division - 37) + 1, 4
    return Precision.HALF, 6 * (division - 40) + 1, 6


def _no_such_month(year: int, month: int, day: int) -> str:
    if 21 <= month <= 41:
        return f"a part of a year such as {month} has no days"
    reason = f"there is no month {month:02}"
    if 13 <= month <= 31 and 1 <= day <= 12:
        return f"{reason}; year, month, day would be '{year_text(year)}-{day:02}-{month:02}'"
    return f"{reason}: months are 01 to 12"
