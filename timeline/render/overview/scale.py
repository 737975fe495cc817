"""Time along a line: where a second stands, and which ticks a span wants."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from timeline.dates.calendar import day_number

__all__ = ["Scale", "Tick", "scale_of"]

_DAY = 86_400
_YEAR = 31_556_952
_STEPS = (
    *((seconds, "minute", seconds // 60) for seconds in (60, 300, 600, 900, 1800)),
    *((hours * 3600, "hour", hours) for hours in (1, 3, 6, 12)),
    *((days * _DAY, "day", days) for days in (1, 2, 7, 14)),
    *((months * _YEAR // 12, "month", months) for months in (1, 3, 6)),
    *((years * _YEAR, "year", years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
    *((years * _YEAR, "year", years) for years in (1_000, 2_000, 5_000)),
    *((10**power * _YEAR, "year", 10**power) for power in range(4, 12)),
)
"""How far apart ticks may stand: seconds, unit, number of units."""


_CLOCK = (-62_135_000_000, 253_402_000_000)
"""The seconds between which the standard library's clock reaches: the years 1 to 9999, but for a few days."""


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


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of `width` units from one second to another, linear: equal times are equal lengths."""

    first: int
    last: int
    left: float
    width: float

    def x(self, second: float) -> float:
        """Return where a second stands; what lies outside stands at the end."""
        share = (second - self.first) / (self.last - self.first)
        return round(self.left + self.width * min(max(share, 0), 1), 1)

    def ticks(self, zone: tzinfo, apart: float = 58) -> list[Tick]:
        """Return ticks at round moments, at least `apart` units from one another where the span allows it."""
        wanted = (self.last - self.first) * apart / self.width
        _, unit, count = next((step for step in _STEPS if step[0] >= wanted), _STEPS[-1])
        makers: dict[str, Callable[[int, tzinfo], Iterator[tuple[int, Tick]]]] = {
            "year": self._years,
            "month": self._months,
        }
        if unit not in makers and not (_CLOCK[0] < self.first and self.last < _CLOCK[1]):
            unit, count = "month", 1
        found = makers[unit](count, zone) if unit in makers else self._clock(unit)(count, zone)
        return [
            Tick(self.x(second), unit, tick.year, tick.month, tick.day, tick.hour, tick.minute)
            for second, tick in found
            if self.first <= second <= self.last
        ]

    def _years(self, count: int, zone: tzinfo) -> Iterator[tuple[int, Tick]]:
        del zone
        year = (self.first // _YEAR + 1969) // count * count
        while (second := day_number(year, 1, 1) * _DAY) <= self.last:
            yield second, Tick(0, "year", year)
            year += count

    def _months(self, count: int, zone: tzinfo) -> Iterator[tuple[int, Tick]]:
        del zone
        number = (self.first // _YEAR + 1969) * 12
        while (second := day_number(number // 12, number % 12 + 1, 1) * _DAY) <= self.last:
            yield second, Tick(0, "month", number // 12, number % 12 + 1)
            number += count

    def _clock(self, unit: str) -> Callable[[int, tzinfo], Iterator[tuple[int, Tick]]]:
        """Return the maker of ticks a fixed number of seconds apart, on the story's clock."""
        size = {"day": _DAY, "hour": 3600, "minute": 60}.get(unit, _DAY)

        def ticks(count: int, zone: tzinfo) -> Iterator[tuple[int, Tick]]:
            step = size * count
            offset = datetime.fromtimestamp(self.first, UTC).astimezone(zone).utcoffset()
            shift = int(offset.total_seconds()) if offset else 0
            second = (self.first + shift) // step * step - shift
            while second <= self.last:
                seen = datetime.fromtimestamp(second, UTC).astimezone(zone)
                yield second, Tick(0, unit, seen.year, seen.month, seen.day, seen.hour, seen.minute)
                second += step

        return ticks


def scale_of(moments: list[int], left: float, width: float) -> Scale:
    """Return a scale that holds all moments, with a little air at both ends."""
    first, last = min(moments), max(moments)
    air = max((last - first) // 40, 30 if last - first < _DAY else _DAY // 2)
    return Scale(first - air, last + air, left, width)
