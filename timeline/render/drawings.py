"""Drawings as templates ask for them: which events, in which lanes, and what stands at their ticks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.model import Event
from timeline.render.overview import Tick, draw
from timeline.views import lanes_by

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["overview", "tick_words"]

_WORTH_DRAWING = 3
"""Fewer events are read at a glance anyway."""


def overview(here: "Here", events: Sequence[Event], id_: str = "overview", *, lanes: str = "threads") -> Markup:
    """Return some events in order as a drawing with a lane for each of their threads or kinds.

    Fewer than three are not drawn. `id_` is the drawing's own on its page.
    """
    if len(events) < _WORTH_DRAWING:
        return Markup()
    tongue, chronology = here.ink.language, here.ink.chronology
    others = tongue.say("Others")
    groups = lanes_by(lanes, here.ink.story, events, others)
    mirrored = tongue.direction == "rtl"
    drawing = draw(groups, here.ink.links, chronology.zone, id_=id_, mirrored=mirrored, others=others)
    if drawing is None:
        return Markup()
    kinds, by = here.kinds_of(events), lanes.removesuffix("s")
    html = here.ink.render("overview.html", here, drawing=drawing, events=events, kinds=kinds, by=by)
    return Markup(html)  # noqa: S704 - made by an escaping template


def tick_words(here: "Here", tick: Tick, *, first: bool = False) -> str:
    """Return the words at a tick of a drawing; the first says its year, too."""
    tongue = here.ink.language
    if tick.unit == "year" or (tick.unit == "month" and tick.month == 1):
        return here.month(tick.year, None)
    if tick.unit == "month":
        return here.month(tick.year, tick.month) if first else tongue.months_short[tick.month]
    if first:
        return tongue.day(tick.year, tick.month, tick.day)
    if tick.unit == "day" or (tick.hour == 0 and tick.minute == 0):
        return tongue.day_of_short_month(tick.month, tick.day)
    return tongue.in_digits(f"{tick.hour:02}:{tick.minute:02}")
