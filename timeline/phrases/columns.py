"""A date in a narrow column of a list, under a heading that says its year and month."""

from dataclasses import replace
from datetime import timedelta

from timeline.dates import Bound, EventDate, Form, Missing, Point, Precision
from timeline.phrases.catalogue import noted_in
from timeline.phrases.joints import joined
from timeline.phrases.language import Language
from timeline.phrases.points import is_decade, of_third, plain, time_of_day, years_of
from timeline.phrases.sentences import in_words, language_of

__all__ = ["short"]

_DASH = "\N{EN DASH}"
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_BETWEEN = "\N{HORIZONTAL ELLIPSIS}"
_SEASONS = (
    noted_in("list column", "spring"),
    noted_in("list column", "summer"),
    noted_in("list column", "autumn"),
    noted_in("list column", "winter"),
)
_THIRDS = {
    1: noted_in("list column", "early"),
    11: noted_in("list column", "mid"),
    21: noted_in("list column", "late"),
}
_WORDS = {
    "since": noted_in("list column", "since"),
    "from": noted_in("list column", "from"),
    "until": noted_in("list column", "until"),
    "by": noted_in("list column", "by"),
    "before": noted_in("list column", "before"),
    "after": noted_in("list column", "after"),
}
_QUADRIMESTERS = {37: (1, 4), 38: (5, 8), 39: (9, 12)}
_TIMED = frozenset({Precision.MINUTE, Precision.SECOND})


def short(date: EventDate, locale: str = "en", *, dated: bool = False, offset: bool = False) -> tuple[str, str]:
    """Return a date's big and small part for a list: `("15", "Feb")`, `("21 or 22", "Nov")`, `("2025", "")`.

    A tilde says approximate, a question mark uncertain, an ellipsis that the date lies somewhere between.
    The whole date is `phrase`'s; this one leans on a heading with the year. Where a span goes on into another one,
    `dated` says the first where it begins: `("24", "Nov 1900 – 30 Sept 1901")`. A time of day says with its
    `offset` how far it is from UTC: `("11", "Dec 18:00 UTC+1")`.
    """
    tongue = language_of(date, locale)
    big, small = _parts(date, tongue, dated=dated, offset=offset)
    return joined(big, tongue.locale.language), joined(small, tongue.locale.language)


def _parts(date: EventDate, tongue: Language, *, dated: bool, offset: bool) -> tuple[str, str]:
    start, end = date.start, date.end
    if date.form is Form.SINGLE and isinstance(start, Point):
        return _single(start, tongue, offset=offset)
    if written := in_words(date):
        return _word(written[0], tongue), _flat(written[1], tongue, since=date.latest or date.earliest)
    if isinstance(start, Point) and isinstance(end, Point):
        return _from_to(date, start, end, tongue, dated=dated, offset=offset)
    if isinstance(start, Point):
        since = "since" if date.form is Form.INTERVAL else "from"
        word = "from" if end is Missing.UNKNOWN else since
        return _word(word, tongue), _flat(start, tongue)
    if isinstance(end, Point):
        word = "until" if date.form is Form.INTERVAL else "by"
        return _word(word, tongue), _flat(end, tongue)
    return "", ""


def _word(word: str, tongue: Language) -> str:
    return tongue.say_in("list column", _WORDS[word])


def _single(point: Point, tongue: Language, *, offset: bool = False) -> tuple[str, str]:
    first = point.earliest
    if point.precision is Precision.THIRD:
        return tongue.say_in("list column", _THIRDS[first.day]), tongue.months_short[first.month]
    if point.precision is Precision.DAY:
        return _marked(point, tongue.number(first.day)), tongue.months_short[first.month]
    if point.unspecified and point.precision is Precision.MONTH and first.day > 1:
        days = f"{tongue.number(first.day)}{_BETWEEN}{tongue.number(point.latest.day)}"
        return _marked(point, days), tongue.months_short[first.month]
    if point.precision in _TIMED:
        hour = _hour(point, tongue, offset=offset)
        return _marked(point, tongue.number(first.day)), f"{tongue.months_short[first.month]} {hour}"
    return _marked(point, _coarse(point, tongue)), ""


def _hour(point: Point, tongue: Language, *, offset: bool) -> str:
    """Return a time of day to the minute; where its offset is long, a narrow column may break it behind UTC."""
    shown = time_of_day(replace(point, precision=Precision.MINUTE), tongue, offset=offset)
    clock, utc, from_utc = shown.partition("UTC")
    return f"{clock}{utc}{_MAY_BREAK}{from_utc}" if ":" in from_utc else shown


def _hours(date: EventDate, start: Point, end: Point, tongue: Language, *, offset: bool) -> str:
    """Return from when to when of a day something was; an offset that both share stands behind them."""
    each_its_own = offset and _offset(start) != _offset(end)
    since = _hour(start, tongue, offset=each_its_own)
    until = _hour(end, tongue, offset=offset)
    if until.startswith(since) and not each_its_own:
        return until
    return _joined(date, since, until, tongue, spaced=each_its_own)


def _offset(point: Point) -> timedelta | None:
    return point.earliest.time.utcoffset() if point.earliest.time else None


def _coarse(point: Point, tongue: Language) -> str:
    """Return a date vaguer than a day, in a word or two."""
    first, last = point.earliest, point.latest
    if point.unspecified and not is_decade(point):
        return _somewhere(first, last, point.precision, tongue)
    if point.precision is Precision.MONTH:
        return tongue.months_short[first.month]
    if point.division is None:
        return plain(point, tongue)
    return _division(point.division, years_of(point, tongue), tongue)


def _division(division: int, year: str, tongue: Language) -> str:
    if division <= 32:
        return tongue.say_in("list column", _SEASONS[(division - 21) % 4])
    if division <= 36:
        return tongue.say_in("list column", "Q{number}", number=tongue.number(division - 32), year=year)
    if division >= 40:
        return tongue.say_in("list column", "H{number}", number=tongue.number(division - 39), year=year)
    first, last = _QUADRIMESTERS[division]
    return f"{tongue.months_short[first]}{_DASH}{tongue.months_short[last]}"


def _somewhere(first: Bound, last: Bound, precision: Precision, tongue: Language) -> str:
    if precision is Precision.MONTH:
        return tongue.months_short[first.month]
    if first.year != last.year:
        return f"{tongue.year(first.year)}{_BETWEEN}{tongue.year(last.year)}"
    if (first.month, last.month) == (1, 12):
        return tongue.year(first.year)
    return f"{tongue.months_short[first.month]}{_BETWEEN}{tongue.months_short[last.month]}"


def _from_to(
    date: EventDate, start: Point, end: Point, tongue: Language, *, dated: bool, offset: bool
) -> tuple[str, str]:
    first, last = start.earliest, end.earliest
    big, small = _single(start, tongue, offset=offset)
    days = {start.precision, end.precision} == {Precision.DAY}
    if days and (first.year, first.month) == (last.year, last.month):
        return _joined(date, big, _single(end, tongue)[0], tongue), small
    day, last_day = ((bound.year, bound.month, bound.day) for bound in (first, last))
    if day == last_day and first.time and last.time:
        return big, f"{tongue.months_short[first.month]} {_hours(date, start, end, tongue, offset=offset)}"
    if dated and first.year != last.year and (year := tongue.whole_year(first.year)) not in big:
        small = f"{small} {year}" if small else year
    if small:
        until = _flat(end, tongue, since=first)
        # What ends on the day before, as clocks elsewhere have it, says by which of them.
        until = f"{until} {_hour(end, tongue, offset=True)}" if last.time and last_day < day else until
        return big, _joined(date, small, until, tongue, spaced=True)
    return _joined(date, big, _flat(end, tongue, since=first), tongue), ""


def _joined(date: EventDate, first: str, last: str, tongue: Language, *, spaced: bool = False) -> str:
    if first == last:
        return first
    points = [member for member in date.members if isinstance(member, Point)]
    if len(points) == len(date.members) == 2:
        return tongue.one_of((first, last)) if date.form is Form.ONE_OF else tongue.all_of((first, last))
    mark = _BETWEEN if date.form is Form.ONE_OF else _DASH
    return f"{first} {mark} {last}" if spaced else f"{first}{mark}{last}"


def _flat(point: Point, tongue: Language, since: Bound | None = None) -> str:
    """Return a date in one piece, with its year where another one's heading stands above."""
    first = point.earliest
    other_year = since is not None and first.year != since.year
    if point.precision is Precision.DAY or point.precision in _TIMED:
        if other_year and not tongue.day_first:
            return _marked(point, tongue.day(first.year, first.month, first.day))
        text = _marked(point, tongue.day_of_short_month(first.month, first.day))
    elif point.precision is Precision.THIRD:
        text = of_third(point, tongue.months_short[first.month], tongue)
    elif other_year and tongue.year_first and point.precision is Precision.MONTH and not point.unspecified:
        return _marked(point, tongue.month(first.year, first.month))
    else:
        text = " ".join(part for part in _single(point, tongue) if part)
    year = tongue.year(first.year)
    return f"{text} {year}" if other_year and year not in text else text


def _marked(point: Point, text: str) -> str:
    approximate = "~" if point.approximate else ""
    return f"{approximate}{text}{'?' if point.uncertain else ''}"
