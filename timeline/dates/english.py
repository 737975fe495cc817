"""Plain English dates, put into EDTF: `March 2020`, `Q4 2025`, `before April 2026`."""

import re

from timeline.dates.calendar import MONTHS, next_day, previous_day
from timeline.dates.edtf import read_point
from timeline.dates.points import Point, day_point, month_point, year_point
from timeline.dates.words import Precision

__all__ = ["in_edtf"]

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH = "(?P<month>" + "|".join(rf"{name}|{name[:3]}\.?" for name in MONTHS) + r"|Sept\.?)"
_YEAR = "(?P<year>[0-9]{4})"
_FORMS = (  # compiled when a date in English is first met
    rf"(?P<day>[0-9]{{1,2}}) {_MONTH} {_YEAR}",
    rf"{_MONTH} (?P<day>[0-9]{{1,2}}), ?{_YEAR}",
    rf"{_MONTH} {_YEAR}",
    rf"Q(?P<quarter>[1-4]) {_YEAR}",
    rf"(?P<season>{'|'.join(_SEASONS)}) {_YEAR}",
    rf"(?P<third>early|mid|late)[ -]{_MONTH} {_YEAR}",
)
_PREFIXED = r"(?P<prefix>circa|ca\.?|c\.|around|about|before|after) (?P<rest>.+)"
_ANY = re.ASCII | re.IGNORECASE


def in_edtf(text: str) -> str:
    """Return EDTF for plain English, and any other text as it stands.

    Raises ValueError, without the text, for what is English but no one date: `before circa 1999`.
    """
    if prefixed := re.fullmatch(_PREFIXED, text, _ANY):
        return _prefixed(prefixed["prefix"].lower(), _plain(prefixed["rest"]))
    return _plain(text)


def _plain(text: str) -> str:
    for form in _FORMS:
        if words := re.fullmatch(form, text, _ANY):
            return _edtf(words.groupdict())
    return text


def _edtf(words: dict[str, str]) -> str:
    year = words["year"]
    if "quarter" in words:
        return f"{year}-{32 + int(words['quarter'])}"
    if "season" in words:
        return f"{year}-{_SEASONS[words['season'].lower()]}"
    month = 1 + next(place for place, name in enumerate(MONTHS) if name[:3] == words["month"][:3].title())
    if "third" in words:
        return f"{words['third'].lower()} {MONTHS[month - 1]} {year}"
    if "day" in words:
        return f"{year}-{month:02}-{int(words['day']):02}"
    return f"{year}-{month:02}"


def _prefixed(prefix: str, edtf: str) -> str:
    if re.fullmatch(_PREFIXED, edtf, _ANY):
        raise ValueError(f"'{prefix}' goes with a plain date")
    point = read_point(edtf, None)
    if point.approximate or point.uncertain or point.unspecified:
        raise ValueError(f"'{prefix}' goes with a plain date")
    if prefix == "before":
        return f"[..{_day_before(point)}]"
    if prefix == "after":
        return f"[{_day_after(point)}..]"
    return f"{edtf}~"


def _day_before(point: Point) -> Point:
    """Return the year, month or day that ends where the point begins."""
    first = point.earliest
    if first.time is not None:
        raise ValueError("before and after go with whole days")
    year, month, day = previous_day(first.year, first.month, first.day)
    return _as_precise(point, year, month, day)


def _day_after(point: Point) -> Point:
    """Return the year, month or day that begins where the point ends."""
    last = point.latest
    if last.time is not None:
        raise ValueError("before and after go with whole days")
    year, month, day = next_day(last.year, last.month, last.day)
    return _as_precise(point, year, month, day)


def _as_precise(point: Point, year: int, month: int, day: int) -> Point:
    if point.precision is Precision.YEAR:
        return year_point(year)
    if point.precision is Precision.DAY:
        return day_point(year, month, day)
    # Of a season or a quarter the months say what comes before and after.
    return month_point(year, month)
