"""The drawing of a chain: time runs down, and causes lead to effects in the direction of reading."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Event
from timeline.render.graph.bearings import Chain, chains_among
from timeline.render.graph.layers import Layers, Place, layered
from timeline.render.graph.lines import lines_of
from timeline.render.graph.placing import placed
from timeline.render.graph.routing import BOX, EDGE, Trunk, routed

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["Band", "Box", "Graph", "graph_of", "graphs_in", "graphs_of"]

_LETTER, _SMALL, _LINE, _HEAD, _FOOT = 12.0, 11.0, 15.0, 24.0, 8.0
_LINES = 5
_PASSING = 12.0
_MONTHS = 24
"""A chain that is longer has a band for each year."""
_MOST_EVENTS, _MOST_GRAPHS = 40, 12


class Box(NamedTuple):
    """An event's place in a drawing, its date in one line, and the lines of its title."""

    event: Event
    x: float
    y: float
    height: float
    date: str
    lines: tuple[str, ...]
    width: float = BOX


class Band(NamedTuple):
    """A month or a year, and where it begins."""

    words: str
    y: float


class Graph(NamedTuple):
    """A chain drawn; `mirrored` where one reads from right to left."""

    boxes: list[Box]
    bands: list[Band]
    trunks: tuple[Trunk, ...]
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
        return not all(trunk.causal for trunk in self.trunks)


def graphs_in(here: "Here", events: Sequence[Event]) -> list[Graph]:
    """Return the chains among some events in order as drawings."""
    return graphs_of(here, chains_among(here.ink, events))


def graphs_of(here: "Here", chains: Iterable[Chain]) -> list[Graph]:
    """Return chains, each as a drawing of its own, the earliest first.

    A chain that is too large to be read is drawn thread by thread; what still is too large is told in words only.
    """
    parts = [part for chain in chains for part in _parts(here, chain)]
    parts.sort(key=lambda part: here.ink.chronology.position(part.events[0].id))
    return [graph_of(here, part) for part in parts[:_MOST_GRAPHS]]


def _parts(here: "Here", chain: Chain) -> Iterator[Chain]:
    if len(chain.events) <= _MOST_EVENTS:
        yield chain
        return
    threads: dict[str, list[Event]] = {}
    for event in chain.events:
        threads.setdefault(next(iter(event.threads), ""), []).append(event)
    for events in threads.values():
        yield from (part for part in chains_among(here.ink, events) if len(part.events) <= _MOST_EVENTS)


def graph_of(here: "Here", chain: Chain) -> Graph:
    """Return a chain as a drawing, dates in words that are cut where they are long."""
    mirrored = here.ink.language.direction == "rtl"
    layers = layered([event.id for event in chain.events], chain.bearings)
    titles = {event.id: tuple(lines_of(event.title, (BOX - 22) / _LETTER, _LINES)) for event in chain.events}
    sizes = {place: _size(place, titles) for place in layers.columns}
    placing = placed(layers, sizes, _bands(here, chain, layers))
    routes = routed(layers, placing.tops, mirrored=mirrored)
    boxes = []
    for event in chain.events:
        place = (event.id, -1)
        x = routes.columns[layers.columns[place]]
        date = lines_of(here.brief(event.date), (BOX - 34) / _SMALL, 1)[0]
        left = routes.width - x - BOX if mirrored else x
        boxes.append(
            Box(event, round(left, 1), round(placing.tops[place] + EDGE, 1), sizes[place], date, titles[event.id])
        )
    bands = [Band(words, round(top + EDGE, 1)) for words, top in placing.bands]
    return Graph(boxes, bands, routes.trunks, routes.width, round(placing.height + 2 * EDGE, 1), mirrored)


def _size(place: Place, titles: Mapping[str, tuple[str, ...]]) -> float:
    id_, wire = place
    return _HEAD + len(titles[id_]) * _LINE + _FOOT if wire < 0 else _PASSING


def _bands(here: "Here", chain: Chain, layers: Layers) -> dict[Place, str]:
    """Return the name of each place's band: a line that passes is in that of the event it leads to."""
    standing = {event.id: here.standing(event) for event in chain.events}
    months = [year * 12 + (month or 1) for year, month in standing.values()]
    by_year = max(months) - min(months) > _MONTHS
    names = {id_: here.month(year, None if by_year else month) for id_, (year, month) in standing.items()}
    bands = {(id_, -1): name for id_, name in names.items()}
    for wire in layers.wires:
        bands |= dict.fromkeys(wire.places[1:-1], names[wire.places[-1][0]])
    return bands
