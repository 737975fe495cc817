"""The words for one date, and for several without what they share."""

from collections.abc import Sequence
from datetime import timedelta

from timeline.dates import Bound, Point, Precision
from timeline.phrases.language import Language

__all__ = [
    "between",
    "embedded",
    "is_decade",
    "of_point",
    "of_third",
    "plain",
    "telling_apart",
    "time_of_day",
    "years_of",
]

# EDTF's numbers for parts of a year; a winter's year is the two it lies in.
_DIVISIONS = {
    21: "spring {year}",
    22: "summer {year}",
    23: "autumn {year}",
    24: "winter {year}",
    25: "spring {year} (northern hemisphere)",
    26: "summer {year} (northern hemisphere)",
    27: "autumn {year} (northern hemisphere)",
    28: "winter {year} (northern hemisphere)",
    29: "spring {year} (southern hemisphere)",
    30: "summer {year} (southern hemisphere)",
    31: "autumn {year} (southern hemisphere)",
    32: "winter {year} (southern hemisphere)",
    33: "first quarter of {year}",
    34: "second quarter of {year}",
    35: "third quarter of {year}",
    36: "fourth quarter of {year}",
    37: "first four months of {year}",
    38: "second four months of {year}",
    39: "last four months of {year}",
    40: "first half of {year}",
    41: "second half of {year}",
}
_THIRDS = {1: "early {month}", 11: "mid-{month}", 21: "late {month}"}
_WITH_ARTICLE = frozenset({Precision.HALF, Precision.QUADRIMESTER, Precision.QUARTER})
_CALENDAR = frozenset({Precision.DAY, Precision.MONTH})
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


def of_point(point: Point, tongue: Language) -> str:
    """Return the words for one date that stands alone."""
    return embedded(point, tongue) if _is_qualified(point) else plain(point, tongue)


def embedded(point: Point, tongue: Language) -> str:
    """Return the words for a date after another word, with an article where English has one."""
    date = plain(point, tongue)
    if point.precision in _WITH_ARTICLE or is_decade(point):
        date = tongue.say("the {part_of_time}", part_of_time=date)
    if not _is_qualified(point):
        return date
    if not point.approximate:
        return tongue.say("possibly {date}", date=date)
    return tongue.say("possibly around {date}" if point.uncertain else "around {date}", date=date)


def is_decade(point: Point) -> bool:
    """Return whether a date is a decade that has a name: `the 2020s`, but no month of one, nor 50 to 41 BCE."""
    return point.precision is Precision.DECADE and not _digits(point)[1] and point.earliest.year >= 1000


def plain(point: Point, tongue: Language) -> str:
    """Return the words for a date without saying how sure it is."""
    first = point.earliest
    if point.unspecified:
        return _unspecified(point, tongue)
    if point.division is not None:
        return tongue.say(_DIVISIONS[point.division], year=years_of(point, tongue))
    if point.precision is Precision.THIRD:
        return of_third(point, tongue.month(first.year, first.month), tongue)
    day = _whole(first, point.precision, tongue)
    if first.time is None:
        return day
    return tongue.say("{day}, {time}", day=day, time=time_of_day(point, tongue))


def of_third(point: Point, month: str, tongue: Language) -> str:
    """Return early, mid or late with a month's name."""
    return tongue.say(_THIRDS[point.earliest.day], month=month)


def years_of(point: Point, tongue: Language) -> str:
    """Return the year of a part of a year, or the two that a winter lies in."""
    first, last = point.earliest.year, point.latest.year
    if first == last:
        return tongue.year(first)
    if first < 1000:
        return f"{tongue.year(first)}/{tongue.year(last)}"
    ending = tongue.in_digits(f"{last % 100:02}") if last < 10_000 else tongue.year(last)
    return f"{tongue.year(first)}\N{EN DASH}{ending}"


def time_of_day(point: Point, tongue: Language, *, offset: bool = True) -> str:
    """Return an instant's time as precisely as written, with its offset: `13:05 UTC-7`, a real minus."""
    clock = point.earliest.time
    if clock is None:
        return ""
    shown = f"{clock:%H:%M:%S}" if point.precision is Precision.SECOND else f"{clock:%H:%M}"
    if offset:
        shown = f"{shown} UTC{_offset(clock.utcoffset() or timedelta(0))}"
    return tongue.in_digits(shown)


def telling_apart(points: Sequence[Point], tongue: Language) -> list[str]:
    """Return the words for dates of one phrase, without repeating a month or a year they share.

    What they share stands with the last where the day comes first (`21, 22 or 24 November 2025`), with
    the first where the year does, and everywhere in other orders.
    """
    if any(_is_qualified(point) or point.unspecified for point in points):
        return [embedded(point, tongue) for point in points]
    if _share_a_day(points):
        day = tongue.say(
            "{day}, {time}",
            day=_whole(points[0].earliest, Precision.DAY, tongue),
            time=time_of_day(points[0], tongue, offset=False),
        )
        return [day, *(time_of_day(point, tongue, offset=point is points[-1]) for point in points[1:])]
    bounds = [(point.earliest, point.precision) for point in points]
    return _sharing(bounds, tongue) or [embedded(point, tongue) for point in points]


def between(first: Bound, last: Bound, precision: Precision, tongue: Language) -> str:
    """Return that a date lies between two others, both included."""
    bounds = [(first, precision), (last, precision)]
    words = _sharing(bounds, tongue) or [_whole(bound, precision, tongue) for bound in (first, last)]
    return tongue.say("between {first} and {last}", first=words[0], last=words[1])


def _is_qualified(point: Point) -> bool:
    # Early, mid and late say by themselves that they are approximate.
    return point.uncertain or (point.approximate and point.precision is not Precision.THIRD)


def _whole(bound: Bound, precision: Precision, tongue: Language) -> str:
    if precision is Precision.YEAR:
        return tongue.whole_year(bound.year)
    if precision is Precision.MONTH:
        return tongue.month(bound.year, bound.month)
    return tongue.day(bound.year, bound.month, bound.day)


def _unspecified(point: Point, tongue: Language) -> str:
    """Return the words for a date with open digits: what is known, or between what it lies."""
    first, last = point.earliest, point.latest
    year, month, day = _digits(point)
    if "X" in year:
        return _of_some_year(point, month, day, tongue)
    if month == "XX" and day in {"", "XX"}:
        return tongue.say("{year}, month unknown", year=tongue.year(first.year))
    if month == "XX" and day.isdigit():
        number = tongue.number(first.day)
        return tongue.say("day {day} of an unknown month of {year}", day=number, year=tongue.year(first.year))
    if day == "XX" and "X" not in month:
        return tongue.say("{month}, day unknown", month=tongue.month(first.year, first.month))
    return between(first, last, Precision.DAY if day.strip("X") else Precision.MONTH, tongue)


def _of_some_year(point: Point, month: str, day: str, tongue: Language) -> str:
    first = point.earliest
    if is_decade(point):
        return tongue.say("{year}s", year=tongue.year(first.year))
    years = between(first, point.latest, Precision.YEAR, tongue)
    if not month or "X" in month + day:
        return years
    known = tongue.day_of_month(first.month, first.day) if day else tongue.month_alone(first.month)
    return tongue.say("{day_or_month} of a year {between}", day_or_month=known, between=years)


def _digits(point: Point) -> tuple[str, str, str]:
    """Return a date's year, month and day as written, X for what is open, nothing for what is not there."""
    sign, rest = ("-", point.edtf[1:]) if point.edtf.startswith("-") else ("", point.edtf)
    year, month, day = (*rest.rstrip("~?%").split("-"), "", "")[:3]
    return sign + year, month, day


def _offset(offset: timedelta) -> str:
    if not offset:
        return ""
    hours, rest = divmod(abs(offset), _HOUR)
    sign = "+" if offset > timedelta(0) else "\N{MINUS SIGN}"
    return f"{sign}{hours}:{rest // _MINUTE:02}" if rest else f"{sign}{hours}"


def _share_a_day(points: Sequence[Point]) -> bool:
    days = {(point.earliest.year, point.earliest.month, point.earliest.day) for point in points}
    clocks = [point.earliest.time for point in points]
    return len(days) == 1 and len({clock.utcoffset() if clock else None for clock in clocks} - {None}) == 1


def _sharing(bounds: Sequence[tuple[Bound, Precision]], tongue: Language) -> list[str] | None:
    """Return days and months of one year with that year said once; None where nothing can be left out."""
    months = {bound.month for bound, _ in bounds}
    precisions = {precision for _, precision in bounds}
    if not (tongue.day_first or tongue.year_first) or len({bound.year for bound, _ in bounds}) > 1:
        return None
    if not precisions <= _CALENDAR or (len(months) == 1 and precisions != {Precision.DAY}):
        return None
    whole = [_whole(bound, precision, tongue) for bound, precision in bounds]
    short = [_without_year(bound, precision, tongue, one_month=len(months) == 1) for bound, precision in bounds]
    return [*short[:-1], whole[-1]] if tongue.day_first else [whole[0], *short[1:]]


def _without_year(bound: Bound, precision: Precision, tongue: Language, *, one_month: bool) -> str:
    if precision is Precision.MONTH:
        return tongue.month_alone(bound.month)
    return tongue.day_number(bound.day) if one_month else tongue.day_of_month(bound.month, bound.day)
