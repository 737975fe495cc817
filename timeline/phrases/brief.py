"""A date in few words, beside something else: `24 Mar 2026`."""

from timeline.dates import EventDate, Form, Point, Precision
from timeline.phrases.language import Language
from timeline.phrases.sentences import language_of, phrase

__all__ = ["brief"]

_DAILY = frozenset({Precision.DAY, Precision.MINUTE, Precision.SECOND})


def brief(date: EventDate, locale: str = "en") -> str:
    """Return a date with its month shortened and without its time of day, where that says all; else its phrase."""
    tongue = language_of(date, locale)
    if not tongue.day_first or any(point.precision not in _DAILY or point.unspecified for point in date.points):
        return phrase(date, locale)
    start, end = date.start, date.end
    if date.form is Form.SINGLE and isinstance(start, Point):
        return _day(start, tongue)
    if date.form is Form.INTERVAL and isinstance(start, Point) and isinstance(end, Point):
        first, last = start.earliest, end.latest
        if (last.year, last.month, last.day) < (first.year, first.month, first.day):
            return phrase(date, locale)  # it ends where clocks are behind those of its beginning
        if first.year != last.year:
            return f"{_day(start, tongue)} \N{EN DASH} {_day(end, tongue)}"
        if first.month != last.month:
            return f"{_of_year(start, tongue)} \N{EN DASH} {_day(end, tongue)}"
        if first.day != last.day:
            return f"{_marked(start, tongue.day_number(first.day))}\N{EN DASH}{_day(end, tongue)}"
        return _day(end, tongue)
    return phrase(date, locale)


def _day(point: Point, tongue: Language) -> str:
    bound = point.earliest
    return f"{_marked(point, tongue.day_of_short_month(bound.month, bound.day))} {tongue.year(bound.year)}"


def _of_year(point: Point, tongue: Language) -> str:
    return _marked(point, tongue.day_of_short_month(point.earliest.month, point.earliest.day))


def _marked(point: Point, text: str) -> str:
    return f"{'~' if point.approximate else ''}{text}{'?' if point.uncertain else ''}"
