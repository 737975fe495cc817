"""The drawing: lanes, marks, ticks and the arcs of causes, ready for its template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from timeline.links import LinkGraph
from timeline.model import Event, Story
from timeline.render.overview.layout import Lane, Placed, lanes_of, moments_of
from timeline.render.overview.scale import Tick, scale_of

__all__ = ["Arc", "Overview", "draw"]

WIDTH = 1200.0
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
    height: float
    lanes: list[Lane]
    ticks: list[Tick]
    arcs: list[Arc]
    events: tuple[Event, ...]
    width: float = WIDTH
    head: float = _HEAD


def draw(story: Story, events: Sequence[Event], links: LinkGraph, zone: tzinfo, id_: str) -> Overview | None:
    """Return some events in order as a drawing with a lane per thread, or None where there is no time to draw."""
    moments = moments_of(events, zone)
    if not moments:
        return None
    scale = scale_of(moments, 12, WIDTH - 24)
    groups = _groups(story, events)
    lanes = lanes_of(groups, scale, zone, top=_HEAD, head=_NAME if len(groups) > 1 else 8)
    height = round(lanes[-1].top + lanes[-1].height + 8, 1)
    return Overview(id_, height, lanes, scale.ticks(zone), list(_arcs(links, lanes)), tuple(events))


def _groups(story: Story, events: Sequence[Event]) -> list[tuple[str, str, list[Event]]]:
    """Return the events by the first of their threads, in the order of the threads; the others come last."""
    found: dict[str, list[Event]] = {}
    for event in events:
        lane = next((name for name in event.threads if name in story.threads), "")
        found.setdefault(lane, []).append(event)
    groups = [(id_, thread.title, found[id_]) for id_, thread in story.threads.items() if id_ in found]
    if "" in found:
        groups.append(("", "Elsewhere" if groups else "", found[""]))
    return groups


def _arcs(links: LinkGraph, lanes: list[Lane]) -> Iterator[Arc]:
    marks = {mark.event.id: mark for lane in lanes for mark in lane.marks if len(mark.events) == 1}
    for link in links.links:
        cause, effect = marks.get(link.subject), marks.get(link.object)
        if link.relation.causal and cause and effect:
            yield Arc(_path(cause, effect), cause.event, effect.event)


def _path(cause: Placed, effect: Placed) -> str:
    """Return a curve that leaves its cause to the right and comes into its effect from the left."""
    reach = max(abs(effect.x - cause.x) / 2, 18)
    return (
        f"M{cause.x} {cause.y}C{cause.x + reach:.0f} {cause.y} {effect.x - reach:.0f} {effect.y} {effect.x} {effect.y}"
    )
