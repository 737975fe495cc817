"""The drawing: lanes, marks, ticks and the arcs of causes, ready for its template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from timeline.links import LinkGraph
from timeline.model import Event
from timeline.render.overview.layout import Lane, Placed, lanes_of, moments_of
from timeline.render.overview.scale import Tick, scale_of

__all__ = ["Arc", "Overview", "draw"]

_HEAD = 30.0
"""Room for the names of ticks."""

_NAME = 20.0
"""Room for the name of a lane."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A line from a cause to its effect, as the `d` of an SVG path."""

    path: str
    cause: Event
    effect: Event


@dataclass(frozen=True, slots=True)
class Overview:
    """A story, or a part of it, drawn."""

    id: str
    width: float
    height: float
    lanes: list[Lane]
    ticks: list[Tick]
    arcs: list[Arc]


def draw(
    groups: Sequence[tuple[str, str, Sequence[Event]]], links: LinkGraph, zone: tzinfo, *, id_: str, width: float
) -> Overview | None:
    """Return groups of events as a drawing with a lane for each, or None where there is no time to draw.

    A group is an id, a name, and events in order.
    """
    events = tuple(event for _, _, group in groups for event in group)
    moments = moments_of(events, zone)
    if not moments:
        return None
    scale = scale_of(moments, 12, width - 24)
    lanes = lanes_of(groups, scale, zone, top=_HEAD, head=_NAME if len(groups) > 1 else 8)
    height = round(lanes[-1].top + lanes[-1].height + 8, 1)
    return Overview(id_, width, height, lanes, scale.ticks(zone), list(_arcs(links, lanes)))


def _arcs(links: LinkGraph, lanes: list[Lane]) -> Iterator[Arc]:
    marks = {mark.event.id: mark for lane in lanes for mark in lane.marks if len(mark.events) == 1}
    for link in links.causal:
        cause, effect = marks.get(link.subject), marks.get(link.object)
        if cause and effect:
            yield Arc(_path(cause, effect), cause.event, effect.event)


def _path(cause: Placed, effect: Placed) -> str:
    """Return a curve that leaves its cause to the right and comes into its effect from the left."""
    reach = max(abs(effect.x - cause.x) / 2, 18)
    return (
        f"M{cause.x} {cause.y}C{cause.x + reach:.0f} {cause.y} {effect.x - reach:.0f} {effect.y} {effect.x} {effect.y}"
    )
