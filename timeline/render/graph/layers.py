"""Causes and effects in columns (after Sugiyama): a cause stands before its effect, and lines cross rarely."""

import heapq
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.render.graph.bearings import Bearing

__all__ = ["Layers", "Wire", "layered"]

_SWEEPS = 6

Place = tuple[str, int]
"""What stands in a column: an event (its id and -1), or a line that passes (its cause's id and the wire's number)."""


@dataclass(frozen=True, slots=True)
class Wire:
    """A line from column to column; `turned` where its effect stands before its cause."""

    bearing: Bearing
    places: tuple[Place, ...]
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Layers:
    """The places of each column in order, and the wires between them."""

    columns: list[list[Place]]
    wires: list[Wire]

    def neighbours(self) -> dict[Place, tuple[list[Place], list[Place]]]:
        """Return the places that each place is tied to in the columns before and behind it."""
        found: dict[Place, tuple[list[Place], list[Place]]] = {
            place: ([], []) for column in self.columns for place in column
        }
        for wire in self.wires:
            for first, second in zip(wire.places, wire.places[1:], strict=False):
                found[second][0].append(first)
                found[first][1].append(second)
        return found


def layered(ids: Sequence[str], bearings: Sequence[Bearing]) -> Layers:
    """Return events, given in the order of time, in columns.

    Where bearings go in a circle, the earliest event of it comes first, and what leads back to it is turned.
    """
    order = {id_: number for number, id_ in enumerate(_straightened(ids, bearings))}
    forward = [(each, order[each.cause] > order[each.effect]) for each in bearings if each.cause != each.effect]
    pairs = [(each.effect, each.cause) if turned else (each.cause, each.effect) for each, turned in forward]
    column_of = _columns(sorted(ids, key=order.__getitem__), pairs)
    columns: list[list[Place]] = [[] for _ in range(max(column_of.values()) + 1)]
    for id_ in ids:
        columns[column_of[id_]].append((id_, -1))
    wires = []
    for number, ((bearing, turned), (first, last)) in enumerate(zip(forward, pairs, strict=True)):
        passing = [(first, number) for _ in range(column_of[first] + 1, column_of[last])]
        passing = [(f"{id_}+{step}", wire) for step, (id_, wire) in enumerate(passing)]
        for column, place in enumerate(passing, column_of[first] + 1):
            columns[column].append(place)
        wires.append(Wire(bearing, ((first, -1), *passing, (last, -1)), turned))
    return _untangled(Layers(columns, wires))


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


def _untangled(layers: Layers) -> Layers:
    """Return the layers with each column ordered by the middle of what its places are tied to."""
    tied = layers.neighbours()
    best, fewest = layers.columns, _crossings(layers.columns, tied)
    columns = [list(column) for column in layers.columns]
    for sweep in range(_SWEEPS):
        side = sweep % 2  # forwards by what stands before, backwards by what stands behind
        for column in columns if side == 0 else columns[::-1]:
            rows = {place: row for each in columns for row, place in enumerate(each)}
            column.sort(key=lambda place: _middle(tied[place][side], rows, rows[place]))
        if (crossings := _crossings(columns, tied)) < fewest:
            best, fewest = [list(column) for column in columns], crossings
    return Layers(best, layers.wires)


def _middle(places: Sequence[Place], rows: dict[Place, int], otherwise: float) -> float:
    return sum(rows[place] for place in places) / len(places) if places else otherwise


def _crossings(columns: Sequence[Sequence[Place]], tied: dict[Place, tuple[list[Place], list[Place]]]) -> int:
    count = 0
    for column, following in itertools.pairwise(columns):
        rows = {place: row for row, place in enumerate(following)}
        ends = [sorted(rows[other] for other in tied[place][1]) for place in column]
        flat = [end for group in ends for end in group]
        count += sum(1 for n, first in enumerate(flat) for second in flat[n + 1 :] if second < first)
    return count
