"""The words for one date, and for several without what they share."""

from collections.abc import Sequence
from datetime import timedelta

from timeline.dates import Bound, Point, Precision
from timeline.phrases.catalogue import noted, noted_in
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

# EDTF's numbers for parts of a year, alone and within a phrase; a winter's year is the two it lies in.
_DIVISIONS = {
    21: noted("spring {year}"),
    22: noted("summer {year}"),
    23: noted("autumn {year}"),
    24: noted("winter {year}"),
    33: noted("first quarter of {year}"),
    34: noted("second quarter of {year}"),
    35: noted("third quarter of {year}"),
    36: noted("fourth quarter of {year}"),
    37: noted("first four months of {year}"),
    38: noted("second four months of {year}"),
    39: noted("last four months of {year}"),
    40: noted("first half of {year}"),
    41: noted("second half of {year}"),
}
_DIVISIONS_WITHIN = {
    21: noted_in("within a phrase", "spring {year}"),
    22: noted_in("within a phrase", "summer {year}"),
    23: noted_in("within a phrase", "autumn {year}"),
    24: noted_in("within a phrase", "winter {year}"),
    33: noted_in("within a phrase", "the first quarter of {year}"),
    34: noted_in("within a phrase", "the second quarter of {year}"),
    35: noted_in("within a phrase", "the third quarter of {year}"),
    36: noted_in("within a phrase", "the fourth quarter of {year}"),
    37: noted_in("within a phrase", "the first four months of {year}"),
    38: noted_in("within a phrase", "the second four months of {year}"),
    39: noted_in("within a phrase", "the last four months of {year}"),
    40: noted_in("within a phrase", "the first half of {year}"),
    41: noted_in("within a phrase", "the second half of {year}"),
}
_HEMISPHERES = {
    25: noted("{season} (northern hemisphere)"),
    29: noted("{season} (southern hemisphere)"),
}
_THIRDS = {1: noted("early {month}"), 11: noted("mid-{month}"), 21: noted("late {month}")}
_AROUND = (
    noted("possibly {date}"),
    noted("around {date}"),
    noted("possibly around {date}"),
)
_AROUND_WITHIN = (
    noted_in("within a phrase", "possibly {date}"),
    noted_in("within a phrase", "around {date}"),
    noted_in("within a phrase", "possibly around {date}"),
)
_CALENDAR = frozenset({Precision.DAY, Precision.MONTH})
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


def of_point(point: Point, tongue: Language) -> str:
    """Return the words for one date that stands alone."""
    if not _is_qualified(point):
        return plain(point, tongue)
    return tongue.say(_AROUND[_softness(point)], date=plain(point, tongue, within=True))


def embedded(point: Point, tongue: Language) -> str:
    """Return the words for a date within a phrase, behind a word such as “since”."""
    date = plain(point, tongue, within=True)
    if not _is_qualified(point):
        return date
    return tongue.say_in("within a phrase", _AROUND_WITHIN[_softness(point)], date=date)


def is_decade(point: Point) -> bool:
    """Return whether a date is a decade that has a name: `the 2020s`, but no month of one, nor 50 to 41 BCE."""
    return point.precision is Precision.DECADE and not _digits(point)[1] and point.earliest.year >= 1000


def plain(point: Point, tongue: Language, *, within: bool = False) -> str:
    """Return the words for a date without saying how sure it is."""
    first = point.earliest
    if point.unspecified:
        return _unspecified(point, tongue, within=within)
    if point.division is not None:
        return _divided(point.division, years_of(point, tongue), tongue, within=within)
    if point.precision is Precision.THIRD:
        return of_third(point, tongue.month(first.year, first.month), tongue)
    whole = _whole(first, point.precision, tongue)
    day = _within(whole, point.precision, tongue) if within else whole
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


def telling_apart(points: Sequence[Point], tongue: Language, *, within: bool = False) -> list[str]:
    """Return the words for dates of one phrase, without repeating a month or a year they share.

    What they share stands with the last where the day comes first (`21, 22 or 24 November 2025`), with
    the first where the year does, and everywhere in other orders. `within` a phrase they stand behind a word.
    """
    word = embedded if within else of_point
    if any(_is_qualified(point) or point.unspecified for point in points):
        return [word(point, tongue) for point in points]
    if _share_a_day(points):
        day = _whole(points[0].earliest, Precision.DAY, tongue)
        day = tongue.say(
            "{day}, {time}",
            day=_within(day, Precision.DAY, tongue) if within else day,
            time=time_of_day(points[0], tongue, offset=False),
        )
        return [day, *(time_of_day(point, tongue, offset=point is points[-1]) for point in points[1:])]
    bounds = [(point.earliest, point.precision) for point in points]
    shared = _sharing(bounds, tongue)
    if shared is None:
        return [word(point, tongue) for point in points]
    precisions = [precision for _, precision in bounds]
    return [_within(*each, tongue) for each in zip(shared, precisions, strict=True)] if within else shared


def between(first: Bound, last: Bound, precision: Precision, tongue: Language) -> str:
    """Return that a date lies between two others, both included."""
    words = _bounds(first, last, precision, tongue)
    return tongue.say("between {first} and {last}", first=words[0], last=words[1])


def _bounds(first: Bound, last: Bound, precision: Precision, tongue: Language) -> list[str]:
    bounds = [(first, precision), (last, precision)]
    words = _sharing(bounds, tongue) or [_whole(bound, precision, tongue) for bound in (first, last)]
    return [_within(each, precision, tongue) for each in words]


def _is_qualified(point: Point) -> bool:
    # Early, mid and late say by themselves that they are approximate.
    return point.uncertain or (point.approximate and point.precision is not Precision.THIRD)


def _softness(point: Point) -> int:
    """Return the place of a qualified date's words: possibly, around, possibly around."""
    if not point.approximate or point.precision is Precision.THIRD:
        return 0
    return 2 if point.uncertain else 1


def _within(text: str, precision: Precision, tongue: Language) -> str:
    match precision:
        case Precision.MONTH:
            return tongue.say_in("within a phrase", "{month}", month=text)
        case Precision.YEAR:
            return tongue.say_in("within a phrase", "{year}", year=text)
    return tongue.say_in("within a phrase", "{day}", day=text)


def _divided(division: int, year: str, tongue: Language, *, within: bool) -> str:
    """Return a part of a year; a season of a hemisphere says which."""
    season = 21 + (division - 21) % 4 if division <= 32 else division
    part = (
        tongue.say_in("within a phrase", _DIVISIONS_WITHIN[season], year=year)
        if within
        else tongue.say(_DIVISIONS[season], year=year)
    )
    if not 25 <= division <= 32:
        return part
    return tongue.say(_HEMISPHERES[25 if division < 29 else 29], season=part)


def _whole(bound: Bound, precision: Precision, tongue: Language) -> str:
    if precision is Precision.YEAR:
        return tongue.whole_year(bound.year)
    if precision is Precision.MONTH:
        return tongue.month(bound.year, bound.month)
    return tongue.day(bound.year, bound.month, bound.day)


def _unspecified(point: Point, tongue: Language, *, within: bool) -> str:
    """Return the words for a date with open digits: what is known, or between what it lies."""
    first, last = point.earliest, point.latest
    year, month, day = _digits(point)
    if "X" in year:
        return _of_some_year(point, month, day, tongue, within=within)
    if month == "XX" and day in {"", "XX"}:
        return tongue.say("{year}, month unknown", year=tongue.year(first.year))
    if month == "XX" and day.isdigit():
        number = tongue.number(first.day)
        return tongue.say("day {day} of an unknown month of {year}", day=number, year=tongue.year(first.year))
    if day == "XX" and "X" not in month:
        return tongue.say("{month}, day unknown", month=tongue.month(first.year, first.month))
    return between(first, last, Precision.DAY if day.strip("X") else Precision.MONTH, tongue)


def _of_some_year(point: Point, month: str, day: str, tongue: Language, *, within: bool) -> str:
    first = point.earliest
    if is_decade(point):
        decade = tongue.year(first.year)
        return (
            tongue.say_in("within a phrase", "the {year}s", year=decade)
            if within
            else tongue.say("{year}s", year=decade)
        )
    if not month or "X" in month + day:
        return between(first, point.latest, Precision.YEAR, tongue)
    known = tongue.day_of_month(first.month, first.day) if day else tongue.month_alone(first.month)
    years = _bounds(first, point.latest, Precision.YEAR, tongue)
    return tongue.say(
        "{day_or_month} of a year between {first} and {last}", day_or_month=known, first=years[0], last=years[1]
    )


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
