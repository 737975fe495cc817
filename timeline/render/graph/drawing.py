"""The drawing of a chain: a box for each event, from causes to effects in the direction of reading."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.dates import EventDate
from timeline.model import Event
from timeline.render.graph.bearings import Chain, chains_among
from timeline.render.graph.layers import Place, Wire, layered
from timeline.render.graph.lines import lines_of
from timeline.render.graph.placing import heights_from_top

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["Box", "Graph", "graph_of", "graphs_in"]

_BOX, _BETWEEN, _GAP, _EDGE = 146.0, 32.0, 10.0, 4.0
_LETTER, _SMALL, _LINE, _HEAD, _FOOT = 12.0, 11.0, 15.0, 24.0, 8.0
_LINES = 5
_PASSING = 12.0
_ARROW = 6.0
_MOST_EVENTS, _MOST_GRAPHS = 40, 12


@dataclass(frozen=True, slots=True)
class Box:
    """An event's place in a drawing, its date in one line, and the lines of its title."""

    event: Event
    x: float
    y: float
    height: float
    date: str
    lines: tuple[str, ...]
    width: float = _BOX


@dataclass(frozen=True, slots=True)
class Line:
    """A line from cause to effect, and its arrow's head."""

    path: str
    head: str
    causal: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """A chain drawn; `mirrored` where one reads from right to left."""

    boxes: list[Box]
    lines: list[Line]
    width: float
    height: float
    mirrored: bool

    @property
    def events(self) -> list[Event]:
        """The events that are drawn."""
        return [box.event for box in self.boxes]

    @property
    def answers(self) -> bool:
        """Whether some of its lines say that an event was answered, and not that it led to another."""
        return not all(line.causal for line in self.lines)


def graphs_in(here: "Here", events: Sequence[Event]) -> list[Graph]:
    """Return the chains among some events in order, each a drawing of its own.

    A chain that is too large to be read is drawn thread by thread; what still is too large is told in words only.
    """
    mirrored = here.ink.language.direction == "rtl"
    chains = [part for chain in chains_among(here.ink, events) for part in _parts(here, chain)]
    return [graph_of(chain, here.brief, mirrored=mirrored) for chain in chains[:_MOST_GRAPHS]]


def _parts(here: "Here", chain: Chain) -> Iterator[Chain]:
    if len(chain.events) <= _MOST_EVENTS:
        yield chain
        return
    threads: dict[str, list[Event]] = {}
    for event in chain.events:
        threads.setdefault(next(iter(event.threads), ""), []).append(event)
    for events in threads.values():
        yield from (part for part in chains_among(here.ink, events) if len(part.events) <= _MOST_EVENTS)


def graph_of(chain: Chain, words: Callable[[EventDate], str], *, mirrored: bool = False) -> Graph:
    """Return a chain as a drawing, dates in words that are cut where they are long."""
    layers = layered([event.id for event in chain.events], chain.bearings)
    titles = {event.id: tuple(lines_of(event.title, (_BOX - 22) / _LETTER, _LINES)) for event in chain.events}
    sizes = {place: _size(place, titles) for column in layers.columns for place in column}
    middles = heights_from_top(layers, sizes, _GAP)
    columns = {place: number for number, column in enumerate(layers.columns) for place in column}
    width = len(layers.columns) * (_BOX + _BETWEEN) - _BETWEEN + 2 * _EDGE
    boxes = []
    for event in chain.events:
        place = (event.id, -1)
        top = round(middles[place] - sizes[place] / 2 + _EDGE, 1)
        date = lines_of(words(event.date), (_BOX - 34) / _SMALL, 1)[0]
        boxes.append(Box(event, _x(columns[place]), top, sizes[place], date, titles[event.id]))
    lines = [_line(wire, columns, middles, width if mirrored else 0) for wire in layers.wires]
    height = max(box.y + box.height for box in boxes) + _EDGE
    if mirrored:
        boxes = [replace(box, x=width - box.x - box.width) for box in boxes]
    return Graph(boxes, lines, width, round(height, 1), mirrored)


def _size(place: Place, titles: dict[str, tuple[str, ...]]) -> float:
    id_, wire = place
    return _HEAD + len(titles[id_]) * _LINE + _FOOT if wire < 0 else _PASSING


def _x(column: int) -> float:
    return _EDGE + column * (_BOX + _BETWEEN)


def _line(wire: Wire, columns: Mapping[Place, int], middles: dict[Place, float], mirror: float = 0) -> Line:
    """Return a line that leaves a box at its side and bends in the space between columns only."""

    def across(x: float) -> str:
        return f"{round(mirror - x if mirror else x, 1):g}"

    path, half = "", _BETWEEN / 2
    for number, (first, second) in enumerate(zip(wire.places, wire.places[1:], strict=False)):
        start, end = _x(columns[first]) + _BOX, _x(columns[second])
        top, bottom = (f"{middles[place] + _EDGE:g}" for place in (first, second))
        path += f"{'L' if number else 'M'}{across(start)} {top}"
        path += f"C{across(start + half)} {top} {across(end - half)} {bottom} {across(end)} {bottom}"
    last = wire.places[0] if wire.turned else wire.places[-1]
    tip = _x(columns[last]) + (_BOX if wire.turned else 0)
    back = tip + (_ARROW if wire.turned else -_ARROW)
    y = middles[last] + _EDGE
    head = f"M{across(back)} {y - 4:g}L{across(tip)} {y:g}L{across(back)} {y + 4:g}Z"
    return Line(path, head, wire.bearing.causal)
