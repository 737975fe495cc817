"""Dates with digits left open: `202X`, `2025-1X`, `2025-XX-11`."""

from collections.abc import Iterable, Iterator
from itertools import product

from timeline.dates.bounds import Bound
from timeline.dates.calendar import days_in_month
from timeline.dates.points import Point
from timeline.dates.words import Precision

__all__ = ["unspecified_point"]

_DIGITS = "0123456789"
_YEARS = {1: Precision.MILLENNIUM, 2: Precision.CENTURY, 3: Precision.DECADE}


def unspecified_point(year: str, month: str | None, day: str | None) -> Point:
    """Return the point of four, two and two characters, each a digit or X; a year may be negative.

    Its bounds are the first and the last day that agree with what is written; its precision is what
    stands whole from the left. Raises ValueError where no day agrees.
    """
    if year.lstrip("-").startswith("X"):
        raise ValueError("at least the first digit of the year is needed")
    months = [number for number in _matching(month or "XX") if 1 <= number <= 12]
    days = [number for number in _matching(day or "XX") if 1 <= number <= 31]
    if not months:
        raise ValueError(f"no month is written '{month}'")
    earliest = _first_day(_years(year, _DIGITS), months, days)
    latest = _first_day(_years(year, _DIGITS[::-1]), months[::-1], days[::-1])
    if earliest is None or latest is None:
        raise ValueError("no day agrees with these digits")
    text = "-".join(part for part in (year, month, day) if part is not None)
    return Point(text, _precision(year, month), earliest, latest)


def _matching(pattern: str, digits: str = _DIGITS) -> Iterator[int]:
    """Yield the numbers a pattern stands for, in the order of the digits."""
    choices = product(*(digits if character == "X" else character for character in pattern))
    return map(int, map("".join, choices))


def _years(pattern: str, digits: str) -> Iterator[int]:
    """Yield the years a pattern stands for: upwards, or downwards for digits from 9 to 0."""
    if not pattern.startswith("-"):
        return _matching(pattern, digits)
    # There is no year -0: ISO 8601 counts 0000 among the years without a sign.
    return (-number for number in _matching(pattern[1:], digits[::-1]) if number)


def _first_day(years: Iterable[int], months: list[int], days: list[int]) -> Bound | None:
    possible = (
        Bound(year, month, day)
        for year in years
        for month in months
        for day in days
        if day <= days_in_month(year, month)
    )
    return next(possible, None)


def _precision(year: str, month: str | None) -> Precision:
    if "X" in year:
        return _YEARS[year.lstrip("-").index("X")]
    if month is None or "X" in month:
        return Precision.YEAR
    return Precision.MONTH
