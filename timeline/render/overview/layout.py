"""Marks in their lanes, spread where the story is dense."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from timeline.dates import EventDate, Form, Precision
from timeline.model import Event
from timeline.render.overview.scale import Scale

__all__ = ["Lane", "Placed", "lanes_of", "moments_of"]

SIZE = 15.0
"""The room that one mark takes, in both directions."""

_MOST = 7
"""Marks that may stand above one another in a lane; where there are more, they are shown as one with their number."""

_OPEN = 90.0
"""How far back the bar of an event without a known start fades."""

_EXACT = frozenset({Precision.DAY, Precision.MINUTE, Precision.SECOND})


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark: the event, or the events of a cluster; its place; and the bar of the time it covers.

    `soft` says that the bar is where the event may lie, and not how long it lasted; `open_start` and `open_end` that it
    goes on.
    """

    events: tuple[Event, ...]
    x: float
    y: float
    start: float
    end: float
    soft: bool = False
    open_start: bool = False
    open_end: bool = False

    @property
    def event(self) -> Event:
        """The event, or the first of a cluster."""
        return self.events[0]

    @property
    def width(self) -> float:
        """How long the bar is."""
        return round(max(self.end - self.start, 0), 1)


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the drawing: its name, where it begins and how high it is, and its marks."""

    id: str
    name: str
    top: float
    height: float
    marks: tuple[Placed, ...]


def moments_of(events: Iterable[Event], zone: tzinfo) -> list[int]:
    """Return every first and last second that is known."""
    return [moment for event in events for moment in event.date.span(zone) if moment is not None]


def lanes_of(
    groups: Sequence[tuple[str, str, Sequence[Event]]], scale: Scale, zone: tzinfo, top: float, head: float
) -> list[Lane]:
    """Return the groups as lanes below one another, each as high as its densest place; `head` is room for its name."""
    lanes = []
    for id_, name, events in groups:
        placed, rows = _spread([_placed(event, scale, zone) for event in events])
        height = head + max(rows, 1) * SIZE + 6
        marks = tuple(_moved(mark, top + height - 6) for mark in placed)
        lanes.append(Lane(id_, name, top, height, marks))
        top += height
    return lanes


def _placed(event: Event, scale: Scale, zone: tzinfo) -> Placed:
    first, last = event.date.span(zone)
    start = scale.x(scale.first if first is None else first)
    end = scale.x(scale.last if last is None else last)
    open_start, open_end = first is None, last is None
    lasting = event.date.form is Form.INTERVAL
    soft = not lasting and (event.date.precision not in _EXACT or _is_vague(event.date))
    if soft and end - start < SIZE:
        middle = (start + end) / 2
        start, end = middle - SIZE, middle + SIZE
    if open_start:
        start = max(end - _OPEN, scale.left)
    x = end if open_start else start if lasting else (start + end) / 2
    return Placed((event,), round(x, 1), 0, start, end, soft, open_start, open_end)


def _is_vague(date: EventDate) -> bool:
    return date.approximate or date.uncertain or date.form in {Form.ONE_OF, Form.ALL_OF}


def _spread(marks: list[Placed]) -> tuple[list[Placed], int]:
    """Stack marks and bars that would cover one another.

    Return them with their row as y, and the number of rows.
    """
    ends: list[float] = []
    placed: list[Placed] = []
    crowd: list[Placed] = []
    for mark in sorted(marks, key=_left):
        row = next((number for number, end in enumerate(ends) if end < _left(mark)), len(ends))
        if row == _MOST:
            crowd.append(mark)
            continue
        if row == len(ends):
            ends.append(0)
        ends[row] = max(mark.x, 0 if mark.soft else mark.end) + SIZE / 2
        placed.append(_at(mark, row))
    clusters = [_cluster(group) for group in _neighbours(crowd)]
    placed += [_at(each, len(ends)) for each in clusters]
    return placed, len(ends) + (1 if clusters else 0)


def _left(mark: Placed) -> float:
    """Return where the room that a mark and its bar take begins; a soft bar may lie below its neighbours."""
    return (mark.x if mark.soft else min(mark.x, mark.start)) - SIZE / 2


def _neighbours(marks: list[Placed]) -> list[list[Placed]]:
    groups: list[list[Placed]] = []
    for mark in marks:
        if groups and mark.x - groups[-1][0].x < SIZE * 2:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _cluster(marks: list[Placed]) -> Placed:
    events = tuple(event for mark in marks for event in mark.events)
    x = round(sum(mark.x for mark in marks) / len(marks), 1)
    return Placed(events, x, 0, x, x) if len(marks) > 1 else marks[0]


def _at(mark: Placed, row: float) -> Placed:
    return Placed(mark.events, mark.x, row, mark.start, mark.end, mark.soft, mark.open_start, mark.open_end)


def _moved(mark: Placed, bottom: float) -> Placed:
    return _at(mark, round(bottom - (mark.y + 0.5) * SIZE, 1))
