"""Events on a chart: an upright line for each, and its title where there is room."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import NamedTuple

from timeline.model import Event
from timeline.render.graph.lines import lines_of, width_of
from timeline.render.overview.scale import Scale

__all__ = ["Marked", "marked"]

_LETTER = 11.0
_LONGEST = 230.0
_AIR = 5.0
_ROWS = 4


class Marked(NamedTuple):
    """An event's line on a chart; its `label` stands in a row from the top, behind the line or `ahead` of it."""

    event: Event
    x: float
    row: int | None
    label: str
    ahead: bool = False

    def turned(self, width: float) -> "Marked":
        """Return it on a chart whose time goes the other way."""
        return self._replace(x=round(width - self.x, 1))


def marked(events: Iterable[Event], zone: tzinfo, time: Scale, left: float, right: float) -> list[Marked]:
    """Return the events that have a place in time, the first to come having the first choice of room."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_ROWS)]
    found = []
    for event in events:
        first, last = event.date.span(zone)
        if first is None or last is None:
            continue
        x = round(time.x((first + last) / 2), 1)
        label = lines_of(event.title, _LONGEST / _LETTER, 1)[0]
        width = width_of(label) * _LETTER + _AIR
        ahead = x + width > right
        span = (x - width, x) if ahead else (x, x + width)
        row = None if span[0] < left else next((n for n, row in enumerate(taken) if _free(row, span)), None)
        if row is not None:
            taken[row].append(span)
        found.append(Marked(event, x, row, label, ahead))
    return found


def _free(row: Iterable[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(span[1] + _AIR < start or end + _AIR < span[0] for start, end in row)
