"""Causes and effects in columns, events in the order of time: a cause stands before its effect."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.render.graph.bearings import Bearing

__all__ = ["Layers", "Place", "Wire", "layered"]

Place = tuple[str, int]
"""What stands in a column: an event (its id and -1), or a line that passes (its end's id and the wire's number)."""


class Wire(NamedTuple):
    """A line from column to column; `turned` where its effect stands before its cause."""

    bearing: Bearing
    places: tuple[Place, ...]
    turned: bool = False


class Layers(NamedTuple):
    """Each place's column, the places in the order of time, and the wires between them.

    A line passes a column right before the event that it leads to happens.
    """

    columns: Mapping[Place, int]
    in_time: tuple[Place, ...]
    wires: tuple[Wire, ...]

    @property
    def depth(self) -> int:
        """How many columns there are."""
        return max(self.columns.values()) + 1


def layered(ids: Sequence[str], bearings: Sequence[Bearing]) -> Layers:
    """Return events, given in the order of time, in columns.

    Where bearings go in a circle, the earliest event of it comes first, and what leads back to it is turned.
    """
    order = {id_: number for number, id_ in enumerate(_straightened(ids, bearings))}
    forward = [(each, order[each.cause] > order[each.effect]) for each in bearings if each.cause != each.effect]
    pairs = [(each.effect, each.cause) if turned else (each.cause, each.effect) for each, turned in forward]
    column_of = _columns(sorted(ids, key=order.__getitem__), pairs)
    columns: dict[Place, int] = {(id_, -1): column for id_, column in column_of.items()}
    passing: dict[str, list[Place]] = {}
    wires = []
    for number, ((bearing, turned), (first, last)) in enumerate(zip(forward, pairs, strict=True)):
        between = {(f"{last}+{column}", number): column for column in range(column_of[first] + 1, column_of[last])}
        columns |= between
        passing.setdefault(last, []).extend(between)
        wires.append(Wire(bearing, ((first, -1), *between, (last, -1)), turned))
    in_time = (place for id_ in ids for place in (*passing.get(id_, ()), (id_, -1)))
    return Layers(columns, tuple(in_time), tuple(wires))


def _straightened(ids: Sequence[str], bearings: Iterable[Bearing]) -> list[str]:
    """Return the ids with causes first as far as that goes (Kahn), else as they came."""
    position = {id_: number for number, id_ in enumerate(ids)}
    waits, releases = dict.fromkeys(ids, 0), dict[str, list[str]]()
    for each in bearings:
        if each.cause != each.effect:
            waits[each.effect] += 1
            releases.setdefault(each.cause, []).append(each.effect)
    ready = [position[id_] for id_, count in waits.items() if not count]
    heapq.heapify(ready)
    done: dict[str, None] = {}
    while len(done) < len(ids):
        id_ = ids[heapq.heappop(ready)] if ready else next(each for each in ids if each not in done)
        if id_ in done:
            continue
        done[id_] = None
        for freed in releases.get(id_, ()):
            waits[freed] -= 1
            if waits[freed] == 0:
                heapq.heappush(ready, position[freed])
    return list(done)


def _columns(order: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return each event's column: behind all its causes; what has none stands right before its first effect."""
    causes: dict[str, list[str]] = {}
    effects: dict[str, list[str]] = {}
    for first, last in pairs:
        causes.setdefault(last, []).append(first)
        effects.setdefault(first, []).append(last)
    column: dict[str, int] = {}
    for id_ in order:
        column[id_] = 1 + max((column[cause] for cause in causes.get(id_, ())), default=-1)
    for id_ in order:
        if id_ not in causes and id_ in effects:
            column[id_] = min(column[effect] for effect in effects[id_]) - 1
    return column
