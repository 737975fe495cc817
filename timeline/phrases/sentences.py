"""A date in a sentence's words: `from 15 February to 9 December 2024`."""

import re
from functools import lru_cache

from timeline.dates import EventDate, Form, Missing, Point, Precision, Range
from timeline.phrases.catalogue import noted
from timeline.phrases.joints import joined
from timeline.phrases.language import Language, language
from timeline.phrases.points import between, embedded, of_point, telling_apart

__all__ = ["in_words", "language_of", "month_name", "phrase"]

_IN_WORDS = re.compile(r"(before|after) (.+)", re.ASCII | re.IGNORECASE)
_CALENDAR = frozenset({Precision.YEAR, Precision.MONTH, Precision.DAY})


def phrase(date: EventDate, locale: str = "en") -> str:
    """Return the words for a date, no more precise than it was written.

    Days, months and digits are CLDR's for the locale; the sentences around them are those of its catalogue. A
    language without a catalogue has its own days and months, and English for a date that needs more words than these.
    """
    tongue = language_of(date, locale)
    return joined(_in_language(date, tongue), tongue.locale.language)


def language_of(date: EventDate, locale: str) -> Language:
    """Return the language in which a date can be said: a locale's, or English where that has no words for it."""
    tongue = language(locale)
    return tongue if tongue.worded or not _needs_words(date) else language("en")


@lru_cache(maxsize=4096)  # the same months head list after list
def month_name(year: int, month: int | None, locale: str = "en") -> str:
    """Return a heading: a month with its year, or a year alone."""
    tongue = language(locale)
    return tongue.whole_year(year) if month is None else tongue.month(year, month)


def in_words(date: EventDate) -> tuple[str, Point] | None:
    """Return `before` or `after` and the date that follows it, where the author wrote these words."""
    words = _IN_WORDS.fullmatch(date.written)
    if words is None or date.form is not Form.ONE_OF:
        return None
    point = EventDate.parse(words[2]).members[0]
    return (words[1].lower(), point) if isinstance(point, Point) else None


def _in_language(date: EventDate, tongue: Language) -> str:
    first = date.members[0]
    if date.form is Form.SINGLE and isinstance(first, Point):
        return of_point(first, tongue)
    if date.form is Form.INTERVAL and isinstance(first, Range):
        return _interval(first, tongue)
    if len(date.members) == 1 and isinstance(first, Range):
        return _before_or_after(date, tongue) or _range_alone(first, date.form, tongue)
    return _set(date, tongue)


def _needs_words(date: EventDate) -> bool:
    """Say whether a date is more than days, months and years, or a list of these."""
    return any(
        isinstance(member, Range) or member.precision not in _CALENDAR or _soft(member) for member in date.members
    )


def _interval(interval: Range, tongue: Language) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, Point) and isinstance(end, Point):
        first, last = telling_apart((start, end), tongue, within=True)
        return tongue.say("from {start} to {end}", start=first, end=last)
    if isinstance(start, Point):
        goes_on = noted("since {date}") if end is Missing.OPEN else noted("from {date}, end unknown")
        return tongue.say(goes_on, date=embedded(start, tongue))
    if isinstance(end, Point):
        until = noted("until {date}") if start is Missing.OPEN else noted("until {date}, start unknown")
        return tongue.say(until, date=embedded(end, tongue))
    return ""


def _before_or_after(date: EventDate, tongue: Language) -> str | None:
    written = in_words(date)
    if written is None:
        return None
    word, point = written
    return tongue.say(
        noted("before {date}") if word == "before" else noted("after {date}"), date=embedded(point, tongue)
    )


def _range_alone(members: Range, form: Form, tongue: Language) -> str:
    start, end = members.start, members.end
    if not isinstance(start, Point) or not isinstance(end, Point):
        return _open_range(start, end, form, tongue)
    if form is Form.ALL_OF:
        return _range(members, tongue)
    if start.precision is end.precision and start.precision in _CALENDAR and not _soft(start, end):
        return between(start.earliest, end.earliest, start.precision, tongue)
    return tongue.say("between {first} and {last}", first=embedded(start, tongue), last=embedded(end, tongue))


def _open_range(start: Point | Missing, end: Point | Missing, form: Form, tongue: Language) -> str:
    if form is Form.ONE_OF:
        return _range(Range(start, end), tongue)
    if isinstance(start, Point):
        return tongue.say("all from {date} on", date=embedded(start, tongue))
    return tongue.say("all up to {date}", date=embedded(end, tongue)) if isinstance(end, Point) else ""


def _set(date: EventDate, tongue: Language) -> str:
    points = [member for member in date.members if isinstance(member, Point)]
    if len(points) == len(date.members):
        words = telling_apart(points, tongue)
    else:
        words = [
            _range(member, tongue) if isinstance(member, Range) else of_point(member, tongue) for member in date.members
        ]
    return tongue.one_of(words) if date.form is Form.ONE_OF else tongue.all_of(words)


def _range(members: Range, tongue: Language) -> str:
    start, end = members.start, members.end
    if isinstance(start, Point) and isinstance(end, Point):
        first, last = telling_apart((start, end), tongue)
        dash = " \N{EN DASH} " if " " in first + last else "\N{EN DASH}"
        return f"{first}{dash}{last}"
    if isinstance(start, Point):
        return tongue.say("{date} or later", date=of_point(start, tongue))
    if isinstance(end, Point):
        return tongue.say("{date} or earlier", date=of_point(end, tongue))
    return ""


def _soft(*points: Point) -> bool:
    return any(point.approximate or point.uncertain or point.unspecified for point in points)
