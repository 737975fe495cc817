"""Marks in their lanes, spread where the story is dense."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from timeline.model import Event
from timeline.render.overview.ends import Ends
from timeline.render.overview.scale import Scale

__all__ = ["HALO", "SIZE", "Bar", "Cluster", "Group", "Lane", "Placed", "lanes_of", "moments_of"]

SIZE = 24.0
"""The room that one mark takes, in both directions: what a finger can hit."""

HALO = 9.0
"""How far an end that is about there fades beyond where it was said to be."""

_FEW = 300
"""Events of which each may be looked for by its own mark."""

_OPEN = 72.0
"""How far a bar without a known end fades."""

_COLUMN = 96.0
"""How high the highest column of a lane stands that is too full for marks."""

Group = tuple[str, str, Sequence[Event]]
"""The id, the name and the events, in order, of a lane."""


class Bar(NamedTuple):
    """The time a mark covers, on the line, fading in between `first` and `begun`, and out between `ending` and `last`.

    `before` and `after` are how far an end that is about there fades beyond it, whatever the scale. An `open` bar goes
    on. Where `begun` and `ending` are one, nothing of it is sure.
    """

    first: float
    begun: float
    ending: float
    last: float
    before: float = 0
    after: float = 0
    open: bool = False

    @property
    def width(self) -> float:
        """How much of the line it covers."""
        return self.last - self.first


class Placed(NamedTuple):
    """A mark: its event, its place, the bar of the time it covers, and where the room it takes begins and ends.

    A tuple, as a drawing is made of very many that are moved into their rows.
    """

    event: Event
    ends: Ends
    x: float
    bar: Bar | None
    left: float
    right: float
    row: int = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several events as one mark, or as a column of a height where a lane is too full for marks."""

    events: tuple[Event, ...]
    x: float
    y: float
    height: float = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the drawing: its name, where it and its first row begin, how high it is, and what stands in it."""

    id: str
    name: str
    top: float
    first: float
    height: float
    rows: int
    marks: tuple[Placed, ...]
    clusters: tuple[Cluster, ...] = ()

    @property
    def ids(self) -> list[str]:
        """The ids of its events."""
        return [
            *(mark.event.id for mark in self.marks),
            *(event.id for cluster in self.clusters for event in cluster.events),
        ]


def moments_of(ends: Iterable[Ends]) -> list[int]:
    """Return every first and last second that is known."""
    return [moment for each in ends for moment in (each.first, each.last) if moment is not None]


def lanes_of(groups: Sequence[Group], ends: Mapping[str, Ends], scale: Scale, *, top: float, head: float) -> list[Lane]:
    """Return the groups as lanes below one another, each as high as its densest place; `head` is room for its name.

    `ends` are those of each event's date, by its id.
    """
    lanes = []
    most = _rows(len(groups), sum(len(events) for _, _, events in groups))
    for id_, name, events in groups:
        lane = _lane([_placed(event, ends[event.id], scale) for event in events], top + head, most)
        height = head + lane.height + 6
        lanes.append(replace(lane, id=id_, name=name, top=top, height=height))
        top += height
    return lanes


def _rows(lanes: int, events: int) -> int:
    """Return how many rows a lane may have: fewer where there are many lanes, or very many events."""
    return min(max(28 // lanes, 4), 7) if events <= _FEW else max(14 // lanes, 2)


def _lane(marks: list[Placed], top: float, most: int) -> Lane:
    """Return marks in rows below a line, those for which there is no row in clusters below them.

    Where that would be many of them, all are columns: which few to show as marks would say nothing.
    """
    placed, crowd, rows = _spread(marks, most)
    if len(crowd) > max(len(placed) / 3, SIZE):
        height = min(_COLUMN, most * SIZE)
        return Lane("", "", top, top, height, int(height // SIZE), (), tuple(_columns(marks, top + height, height)))
    y = top + rows * SIZE + SIZE / 2
    groups = _neighbours(crowd)
    clusters = [_cluster(group, y) for group in groups if len(group) > 1]
    rows += bool(crowd)
    alone = [(mark, rows - 1) for group in groups if len(group) == 1 for mark in group]
    # A plain constructor takes a third of the time of `_replace`.
    moved = tuple(Placed(*mark[:-2], row, top + (row + 0.5) * SIZE) for mark, row in (*placed, *alone))
    return Lane("", "", top, top, rows * SIZE, rows, moved, tuple(clusters))


def _placed(event: Event, ends: Ends, scale: Scale) -> Placed:
    x, bar = scale.x(ends.place), _bar(ends, scale)
    left, right = x - SIZE / 2, x + SIZE / 2
    if bar and (ends.lasting or bar.width < scale.width / 4):
        # A long bar of a vague date may lie below its neighbours: it would push them all out of their rows.
        left, right = min(left, bar.first - bar.before), max(right, bar.last + bar.after)
    return Placed(event, ends, x, bar, left, right)


def _bar(ends: Ends, scale: Scale) -> Bar | None:
    """Return the bar of a date, or None where it is as narrow as its mark and sharp."""
    if ends.length < scale.moment:
        return None
    before, after = (HALO if about else 0.0 for about in (ends.about_first, ends.about_last))
    if ends.first is None or ends.begun is None:
        last = scale.x(ends.last or 0)
        return Bar(max(last - _OPEN, 0), last, last, last, after=after)
    first = scale.x(ends.first)
    begun = first if ends.begun == ends.first else scale.x(ends.begun)
    if ends.last is None or ends.ending is None:
        edge = scale.left + scale.width + scale.left
        last = min(begun + _OPEN, edge) if ends.unknown else edge
        return Bar(first, begun, max(begun, last - _OPEN), last, before, after, open=not ends.unknown)
    last = scale.x(ends.last)
    ending = last if ends.ending == ends.last else scale.x(ends.ending)
    if not ends.lasting:
        begun = ending = (first + last) / 2
    if last - first < 3 and not before and not after:
        return None
    return Bar(first, begun, ending, last, before, after)


def _spread(marks: list[Placed], most: int) -> tuple[list[tuple[Placed, int]], list[Placed], int]:
    """Put marks and bars that would cover one another into rows, at most so many.

    Return those that found a row, each with its row, those that found none, and the number of rows.
    """
    ends: list[float] = []
    placed: list[tuple[Placed, int]] = []
    crowd: list[Placed] = []
    for mark in sorted(marks, key=attrgetter("left")):
        begin = mark.left + 0.05
        for row, end in enumerate(ends):
            if end <= begin:
                ends[row] = mark.right
                placed.append((mark, row))
                break
        else:
            if len(ends) == most:
                crowd.append(mark)
                continue
            placed.append((mark, len(ends)))
            ends.append(mark.right)
    return placed, sorted(crowd, key=attrgetter("x")), len(ends)


def _neighbours(marks: list[Placed]) -> list[list[Placed]]:
    groups: list[list[Placed]] = []
    for mark in marks:
        if groups and mark.x - groups[-1][0].x < SIZE * 1.5:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _cluster(marks: list[Placed], y: float) -> Cluster:
    x = (marks[0].x + marks[-1].x) / 2
    return Cluster(tuple(mark.event for mark in marks), round(x, 1), y)


def _columns(marks: list[Placed], floor: float, height: float) -> Iterable[Cluster]:
    """Yield a column for each stretch of the line as wide as a mark, as high as there are events in it."""
    groups = groupby(sorted(marks, key=attrgetter("x")), key=lambda mark: int(mark.x // SIZE))
    columns = [(place, [mark.event for mark in group]) for place, group in groups]
    most = max(len(events) for _, events in columns)
    for place, events in columns:
        high = max(round((height - 14) * len(events) / most, 1), 2)
        yield Cluster(tuple(events), place * SIZE + SIZE / 2, floor, high)
