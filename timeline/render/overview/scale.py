"""Time along a line: where a second stands, and which ticks a span wants."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property
from itertools import pairwise

from timeline.dates.calendar import day_number

__all__ = ["STEPS", "YEAR", "Scale", "Tick", "moments_every", "scale_of", "ticks_every"]

_DAY = 86_400
YEAR = 31_556_952
STEPS = (
    *((seconds, "minute", seconds // 60) for seconds in (60, 300, 600, 900, 1800)),
    *((hours * 3600, "hour", hours) for hours in (1, 3, 6, 12)),
    *((days * _DAY, "day", days) for days in (1, 2, 7, 14)),
    *((months * YEAR // 12, "month", months) for months in (1, 3, 6)),
    *((years * YEAR, "year", years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
    *((years * YEAR, "year", years) for years in (1_000, 2_000, 5_000)),
    *((10**power * YEAR, "year", 10**power) for power in range(4, 12)),
)
"""How far apart ticks may stand: seconds, unit, number of units."""

_CLOCK = (-62_135_000_000, 253_402_000_000)
"""The seconds between which the standard library's clock reaches: the years 1 to 9999, but for a few days."""

Parts = tuple[str, int, int] | tuple[str, int, int, int, int, int]
"""A unit, and the parts of a date down to the month or to the minute."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at a moment: where, and the unit and parts of the date it marks."""

    x: float
    unit: str
    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0

    @property
    def major(self) -> bool:
        """Whether a larger unit begins here."""
        match self.unit:
            case "month":
                return self.month == 1
            case "day":
                return self.day == 1
            case "hour" | "minute":
                return self.hour == 0 and self.minute == 0
        return False


@dataclass(frozen=True)
class Scale:
    """A line of `width` units from one second to another.

    It is linear, equal times being equal lengths, unless `knots` say otherwise: seconds in order, each with the share
    of the line that lies before it. Between two knots it is linear.
    """

    first: int
    last: int
    left: float
    width: float
    knots: tuple[tuple[int, float], ...] = ()

    def x(self, second: float) -> float:
        """Return where a second stands; what lies outside stands at the end."""
        if not self.first <= second <= self.last:
            second = min(max(second, self.first), self.last)
        share = self._share(second) if self.knots else (second - self.first) / (self.last - self.first)
        return round(self.left + self.width * share, 1)

    def _share(self, second: float) -> float:
        """Return the share of a stretched line that lies before a second within it."""
        place = min(max(bisect_right(self._seconds, second), 1), len(self.knots) - 1)
        (earlier, low), (later, high) = self.knots[place - 1], self.knots[place]
        return low + (high - low) * (second - earlier) / (later - earlier)

    @cached_property
    def moment(self) -> float:
        """How many seconds are too few, wherever they stand, to cover three units of the line."""
        knots = self.knots or ((self.first, 0.0), (self.last, 1.0))
        steepest = max((high - low) / (later - earlier) for (earlier, low), (later, high) in pairwise(knots))
        return 2.8 / (self.width * steepest)  # places are rounded to tenths

    @cached_property
    def _seconds(self) -> list[int]:
        return [second for second, _ in self.knots]

    def ticks(self, zone: tzinfo, apart: float = 58) -> list[Tick]:
        """Return ticks at round moments, at least `apart` units from one another where the span allows it."""
        wanted = (self.last - self.first) * apart / self.width
        _, unit, count = next((step for step in STEPS if step[0] >= wanted), STEPS[-1])
        return [tick for _, tick in ticks_every(unit, count, self, zone)]


def ticks_every(unit: str, count: int, scale: Scale, zone: tzinfo) -> Iterator[tuple[int, Tick]]:
    """Yield the second and the tick of each round moment of a scale that is some units from the next."""
    return ((second, Tick(scale.x(second), *parts)) for second, parts in moments_every(unit, count, scale, zone))


def moments_every(unit: str, count: int, scale: Scale, zone: tzinfo) -> Iterator[tuple[int, Parts]]:
    """Yield the second of each round moment of a scale that is some units from the next, with the unit and its date.

    Where the clock does not reach, what is finer than a month is a month.
    """
    if unit in {"day", "hour", "minute"}:
        if _CLOCK[0] < scale.first and scale.last < _CLOCK[1]:
            yield from _by_the_clock(unit, count, scale, zone)
            return
        unit, count = "month", 1
    yield from _by_the_year(count, scale) if unit == "year" else _by_the_month(count, scale)


def _by_the_month(count: int, scale: Scale) -> Iterator[tuple[int, Parts]]:
    number = (scale.first // YEAR + 1969) * 12 // count * count
    while (second := day_number(number // 12, number % 12 + 1, 1) * _DAY) <= scale.last:
        if second >= scale.first:
            yield second, ("month", number // 12, number % 12 + 1)
        number += count


def _by_the_year(count: int, scale: Scale) -> Iterator[tuple[int, Parts]]:
    """Yield the years that are round as people count them, 500 BCE and 500 CE; between them stands 1 CE."""
    number = (scale.first // YEAR + 1969) // count * count
    while (second := day_number(year := _counted(number, count), 1, 1) * _DAY) <= scale.last:
        if second >= scale.first:
            yield second, ("year", year, 1)
        number += count


def _counted(number: int, count: int) -> int:
    """Return the year for a multiple of a count: nobody counted a year 0, so 500 BCE is the astronomical -499."""
    return number if number > 0 or count == 1 else number + 1


def _by_the_clock(unit: str, count: int, scale: Scale, zone: tzinfo) -> Iterator[tuple[int, Parts]]:
    """Yield the round moments that the clock shows; one that it skips, in spring, is no tick."""
    step = timedelta(seconds={"day": _DAY, "hour": 3600}.get(unit, 60) * count)
    seen = datetime.fromtimestamp(scale.first, UTC).astimezone(zone).replace(tzinfo=None)
    seen -= (seen - datetime(1, 1, 1)) % step  # noqa: DTZ001 - what a clock shows has no zone
    while (moment := seen.replace(tzinfo=zone).astimezone(UTC)).timestamp() <= scale.last:
        second = int(moment.timestamp())
        if second >= scale.first and moment.astimezone(zone).replace(tzinfo=None) == seen:
            yield second, (unit, seen.year, seen.month, seen.day, seen.hour, seen.minute)
        seen += step


def scale_of(moments: list[int], left: float, width: float) -> Scale:
    """Return a scale that holds all moments, with a little air at both ends."""
    first, last = min(moments), max(moments)
    air = max((last - first) // 40, 30 if last - first < _DAY else _DAY // 2)
    return Scale(first - air, last + air, left, width)
