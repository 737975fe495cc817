"""Lines from causes to effects: between two columns each cause has a lane of its own, off which its lines branch."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.render.graph.layers import Layers, Place, Wire

__all__ = ["BOX", "EDGE", "Routes", "Trunk", "routed"]

BOX, EDGE = 164.0, 4.0
"""How wide a box is, and what is left free around a drawing."""

_BEFORE, _LANE, _BEHIND = 12.0, 7.0, 15.0
"""From a box to the first lane, from lane to lane, and from the last lane to the next box."""

_MIDDLE, _PASSING = 12.0, 6.0
"""How far below its top a line meets a box, and how far below its place one passes a column."""

_ROUND, _ARROW = 5.0, 6.0

Point = tuple[float, float]
_Key = tuple[Place, bool]


class Trunk(NamedTuple):
    """All lines of one kind from one cause, as SVG paths: the lines, and the heads of their arrows."""

    cause: str
    path: str
    heads: str
    causal: bool


class Routes(NamedTuple):
    """Where columns begin, how wide all of them are, and what leads from one to another."""

    columns: tuple[float, ...]
    width: float
    trunks: tuple[Trunk, ...]


def routed(layers: Layers, tops: Mapping[Place, float], *, mirrored: bool) -> Routes:
    """Return the way of every line; none crosses a box, as lines turn between columns only."""
    lanes = _lanes(layers, tops)
    columns = [EDGE]
    for each in lanes:
        columns.append(columns[-1] + BOX + _BEFORE + _LANE * max(len(each) - 1, 0) + _BEHIND)
    width = columns[-1] + BOX + EDGE
    pen = _Pen(width if mirrored else 0)
    groups: dict[_Key, list[Wire]] = {}
    for wire in layers.wires:
        groups.setdefault(_key(wire), []).append(wire)
    trunks = []
    for key, wires in groups.items():
        ways = {wire: _way(wire, layers, tops, columns, lanes) for wire in wires}
        heads = [pen.head(way[0 if wire.turned else -1], turned=wire.turned) for wire, way in ways.items()]
        path = "".join(map(pen.line, ways.values()))
        trunks.append(Trunk(wires[0].bearing.cause, path, "".join(heads), key[1]))
    return Routes(tuple(columns), width, tuple(trunks))


def _key(wire: Wire) -> _Key:
    return wire.places[0], wire.bearing.causal


def _lanes(layers: Layers, tops: Mapping[Place, float]) -> list[dict[_Key, int]]:
    """Return the number of each cause's lane behind each column: the later it comes in, the nearer."""
    entries: list[dict[_Key, float]] = [{} for _ in range(layers.depth - 1)]
    for wire in layers.wires:
        for place in wire.places[:-1]:
            entry = entries[layers.columns[place]]
            entry[_key(wire)] = min(tops[place], entry.get(_key(wire), tops[place]))
    ordered = (sorted(entry, key=entry.__getitem__, reverse=True) for entry in entries)
    return [{key: number for number, key in enumerate(keys)} for keys in ordered]


def _way(
    wire: Wire,
    layers: Layers,
    tops: Mapping[Place, float],
    columns: Sequence[float],
    lanes: Sequence[Mapping[_Key, int]],
) -> list[Point]:
    points: list[Point] = []
    for first, second in pairwise(wire.places):
        column = layers.columns[first]
        start, end = columns[column] + BOX, columns[column + 1]
        lane = start + _BEFORE + _LANE * lanes[column][_key(wire)]
        above, below = (tops[place] + (_MIDDLE if place[1] < 0 else _PASSING) for place in (first, second))
        points += [(start, above), (lane, above), (lane, below), (end, below)]
    return points


class _Pen(NamedTuple):
    """Writes paths, mirrored at a width where there is one."""

    mirror: float

    def point(self, x: float, y: float) -> str:
        """Return a point as a path has it."""
        return f"{round(self.mirror - x if self.mirror else x, 1):g} {round(y + EDGE, 1):g}"

    def line(self, way: Sequence[Point]) -> str:
        """Return a line with round corners."""
        path = f"M{self.point(*way[0])}"
        for before, corner, behind in zip(way, way[1:], way[2:], strict=False):
            start, end = self.point(*_towards(corner, before)), self.point(*_towards(corner, behind))
            path += f"L{start}Q{self.point(*corner)} {end}"
        return f"{path}L{self.point(*way[-1])}"

    def head(self, tip: Point, *, turned: bool) -> str:
        """Return an arrow's head."""
        (x, y), back = tip, _ARROW if turned else -_ARROW
        return f"M{self.point(x + back, y - 4)}L{self.point(x, y)}L{self.point(x + back, y + 4)}Z"


def _towards(corner: Point, other: Point) -> Point:
    """Return the point at which a corner begins to be round, at most half way to the next."""
    (x, y), (across, down) = corner, (other[0] - corner[0], other[1] - corner[1])
    far = max(abs(across), abs(down))
    part = min(_ROUND, far / 2) / far if far else 0
    return x + across * part, y + down * part
