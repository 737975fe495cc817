"""The drawing: lanes, marks, ticks and the arcs of causes, ready for its template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache

from timeline.chronology import Chronology
from timeline.links import LinkGraph
from timeline.model import Event
from timeline.render.overview.axis import Axis, axis_of
from timeline.render.overview.ends import ends_of
from timeline.render.overview.labels import Label, labels_in
from timeline.render.overview.layout import SIZE, Group, Lane, Placed, lanes_of, moments_of
from timeline.render.overview.scale import Scale, scale_of
from timeline.render.overview.stretch import stretched

__all__ = ["WIDTH", "Arc", "Overview", "draw"]

WIDTH = 640.0
"""The width at which nothing meets; a wider drawing has more air, a narrower one scrolls."""

_MARGIN = 14.0

_NAME = 20.0
"""Room for the name of a lane."""

_LANES = 12
"""Lanes that a drawing may have; what is in smaller ones stands in the last."""

_ARCS = 160
"""Arcs above which none is drawn: they would say nothing."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A line from a cause to its effect, as the `d` of an SVG path a thousand units wide."""

    path: str
    cause: Event
    effect: Event


@dataclass(frozen=True, slots=True)
class Overview:
    """A story, or a part of it, drawn.

    Heights are pixels, places on the line shares of the drawing's width, so that it can be as wide as its page. Where
    `mirrored`, time goes from right to left.
    """

    id: str
    height: float
    scale: Scale
    axis: Axis
    lanes: list[Lane]
    arcs: list[Arc]
    labels: dict[str, Label]
    weights: dict[str, int]
    mirrored: bool = False

    def at(self, x: float, width: float = 0) -> str:
        """Return a place on the line in percent; with a width, where what is so wide begins."""
        return _percent(WIDTH - x - width if self.mirrored else x)

    def wide(self, width: float) -> str:
        """Return a width in percent."""
        return _percent(width)

    @property
    def clustered(self) -> bool:
        """Whether some events have no mark of their own."""
        return any(lane.clusters for lane in self.lanes)

    def held(self, chronology: Chronology) -> str:
        """Return where its events stand in the story: `0-4,7`. Their lanes are found in the events' data."""
        return _runs(sorted(chronology.position(id_) for lane in self.lanes for id_ in lane.ids))

    @property
    def marks(self) -> int:
        """How many marks there are to walk over."""
        return sum(len(lane.marks) + len(lane.clusters) for lane in self.lanes)


def draw(
    groups: Sequence[Group], links: LinkGraph, zone: tzinfo, *, id_: str, mirrored: bool = False, others: str = ""
) -> Overview | None:
    """Return groups of events as a drawing with a lane for each, or None where there is no time to draw.

    Where there are too many lanes, the smallest become one, named `others`.
    """
    groups = _fewer(groups, others)
    events = [event for _, _, group in groups for event in group]
    ends = {event.id: ends_of(event.date, zone) for event in events}
    moments = moments_of(ends.values())
    if not moments:
        return None
    places = sorted(each.place for each in ends.values())
    scale = stretched(scale_of(moments, _MARGIN, WIDTH - 2 * _MARGIN), places, zone, SIZE)
    axis = axis_of(scale, places, zone, WIDTH, mirrored=mirrored)
    lanes = lanes_of(groups, ends, scale, top=axis.height, head=_NAME if len(groups) > 1 else 6)
    weights = _weights([mark.event for lane in lanes for mark in lane.marks], links)
    labels = {id_: label for lane in lanes for id_, label in labels_in(lane, weights, WIDTH).items()}
    height = round(lanes[-1].top + lanes[-1].height + 4, 1)
    arcs = list(_arcs(links, lanes, mirrored=mirrored))
    return Overview(id_, height, scale, axis, lanes, arcs if len(arcs) <= _ARCS else [], labels, weights, mirrored)


def _fewer(groups: Sequence[Group], others: str) -> Sequence[Group]:
    if len(groups) <= _LANES:
        return groups
    kept = {id_ for id_, _, _ in sorted(groups, key=lambda group: -len(group[2]))[: _LANES - 1] if id_}
    rest = [event for id_, _, events in groups if id_ not in kept for event in events]
    return [*(group for group in groups if group[0] in kept), ("", others, rest)]


def _weights(events: Sequence[Event], links: LinkGraph) -> dict[str, int]:
    """Return what an event weighs: how many others it bears on or is borne on by, and how many sources tell of it."""
    return {event.id: 3 * len(links.ties(event.id)) + len(event.sources) for event in events}


def _arcs(links: LinkGraph, lanes: list[Lane], *, mirrored: bool) -> Iterator[Arc]:
    marks = {mark.event.id: mark for lane in lanes for mark in lane.marks}
    for link in links.causal_among(marks):
        cause, effect = marks[link.subject], marks[link.object]
        yield Arc(_path(cause, effect, mirrored=mirrored), cause.event, effect.event)


def _path(cause: Placed, effect: Placed, *, mirrored: bool) -> str:
    """Return a curve that leaves its cause up or down and comes into its effect upright; in one row, a low bow."""
    x, u = ((WIDTH - mark.x if mirrored else mark.x) / WIDTH * 1000 for mark in (cause, effect))
    y, v = cause.y, effect.y
    bow = min(18, abs(u - x) / 4 + 6)
    one, two = (y - bow, v - bow) if y == v else ((y + v) / 2, (y + v) / 2)
    return f"M{x:.0f} {y:.0f}C{x:.0f} {one:.0f} {u:.0f} {two:.0f} {u:.0f} {v:.0f}"


def _runs(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ",".join("-".join(map(str, run)) for run in runs)


@lru_cache(maxsize=16_384)  # places are tenths of a unit, and there are not many
def _percent(x: float) -> str:
    return f"{x / WIDTH * 100:.2f}".rstrip("0").rstrip(".") + "%"
