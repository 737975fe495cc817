"""How long before or after another date something was: T+, no more precise than the vaguer of the two."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from timeline.dates.bounds import Bound
from timeline.dates.calendar import day_number
from timeline.dates.event_date import EventDate
from timeline.dates.points import Point
from timeline.dates.words import Form, Precision

__all__ = ["Elapsed", "Lapse", "elapsed"]

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
_TIMED = frozenset({Precision.MINUTE, Precision.SECOND})


@dataclass(frozen=True, slots=True)
class Lapse:
    """A length of time from the anchor, in days or, where both ends have a time of day, in seconds.

    As text it is `T+2 d 4 h`, `T−35 min`, `T+0 d`: a unit that was not known is not there.
    """

    amount: int
    unit: Precision

    def __str__(self) -> str:
        sign = "\N{MINUS SIGN}" if self.amount < 0 else "+"
        return f"T{sign}{' '.join(f'{n} {unit}' for n, unit in self.parts)}"

    @property
    def parts(self) -> list[tuple[int, str]]:
        """The units it is made of, largest first, without leading and trailing nothings."""
        size = abs(self.amount)
        if self.unit is Precision.DAY:
            return [(size, "d")]
        rest = [(size // _DAY, "d"), (size % _DAY // _HOUR, "h"), (size % _HOUR // _MINUTE, "min")]
        if self.unit is Precision.SECOND:
            rest.append((size % _MINUTE, "s"))
        return [(n, unit) for n, unit in rest if n] or [(0, rest[-1][1])]


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Between which lapses after its anchor a date lies, or lasts; None where an end is open.

    `about` says that one of the two dates is approximate or uncertain.
    """

    first: Lapse | None
    last: Lapse | None
    about: bool = False

    def __str__(self) -> str:
        ends = f"{self.first or '…'}" if self.first == self.last else f"{self.first or '…'} to {self.last or '…'}"
        return f"about {ends}" if self.about else ends

    @property
    def exact(self) -> bool:
        """Whether it is one lapse and no range."""
        return self.first == self.last


def elapsed(anchor: EventDate, date: EventDate, zone: tzinfo) -> Elapsed:
    """Return how long after its anchor a date is.

    Instants are counted by the seconds that passed, whatever the clocks did meanwhile. Where either date has no time of
    day, calendar days of `zone` are counted, from bound to bound: what is dated to a month lies between two numbers of
    days, and what lasts from one day to another does so, too.
    """
    about = any(each.approximate or each.uncertain for each in (anchor, date))
    if _is_instant(anchor) and _is_instant(date):
        unit = min((anchor.precision, date.precision), key=[Precision.MINUTE, Precision.SECOND].index)
        passed = (date.span(UTC)[0] or 0) - (anchor.span(UTC)[0] or 0)
        lapse = Lapse(passed if unit is Precision.SECOND else _whole_minutes(passed), unit)
        return Elapsed(lapse, lapse, about)
    if date == anchor and date.form is not Form.INTERVAL:
        same = Lapse(0, Precision.DAY)
        return Elapsed(same, same)
    zero = _zero(anchor, zone)
    first, last = _day(date.earliest, zone), _day(date.latest, zone)
    return Elapsed(_days(first, zero[1]), _days(last, zero[0]), about)


def _is_instant(date: EventDate) -> bool:
    return date.form is Form.SINGLE and isinstance(date.start, Point) and date.precision in _TIMED


def _zero(anchor: EventDate, zone: tzinfo) -> tuple[int | None, int | None]:
    """Return between which days time begins to count: of what lasts, where it began."""
    if anchor.form is Form.INTERVAL and isinstance(anchor.start, Point):
        return _day(anchor.start.earliest, zone), _day(anchor.start.latest, zone)
    return _day(anchor.earliest, zone), _day(anchor.latest, zone)


def _whole_minutes(seconds: int) -> int:
    whole = abs(seconds) // _MINUTE * _MINUTE
    return whole if seconds >= 0 else -whole


def _days(day: int | None, zero: int | None) -> Lapse | None:
    return None if day is None or zero is None else Lapse(day - zero, Precision.DAY)


def _day(bound: Bound | None, zone: tzinfo) -> int | None:
    """Return the number of the day on which a bound falls in a zone."""
    if bound is None:
        return None
    if bound.time is None or not 1 < bound.year < 9999:
        return day_number(bound.year, bound.month, bound.day)
    clock = datetime(bound.year, bound.month, bound.day, tzinfo=UTC).date()
    seen = datetime.combine(clock, bound.time).astimezone(zone)
    return day_number(seen.year, seen.month, seen.day)
