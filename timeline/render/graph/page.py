"""The page of causes and effects."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from timeline.phrases import noted
from timeline.render.artifacts import Page, Written
from timeline.render.descriptions import of_events
from timeline.render.graph.bearings import chains_among
from timeline.render.graph.drawing import graphs_of
from timeline.render.graph.words import causes_of, listed
from timeline.render.headings import written

if TYPE_CHECKING:
    from timeline.render.ink import Ink

__all__ = ["GRAPH", "graph_page"]

GRAPH = noted("Causes and effects")


def graph_page(ink: "Ink") -> Iterator[Page]:
    """Yield the page of causes and effects: every chain drawn, and the same in words."""
    told = {event.id for event in ink.chronology.events}
    bare = not ink.links.causal_among(told)
    yield ink.index("graph", ink.language.say(GRAPH), partial(_write, ink), bare=bare)


def _write(ink: "Ink") -> Written:
    here, chains = ink.at("graph"), chains_among(ink, ink.chronology.events)
    causes, graphs = causes_of(ink, chains), graphs_of(here, chains)
    title = ink.language.say(GRAPH)
    content = ink.render("graph.html", here, title=title, causes=listed(here, causes), graphs=graphs)
    tied = {cause.event.id for cause in causes} | {effect.id for cause in causes for _, effect, _ in cause.effects}
    return written(content, of_events(here, title, ink.chronology.in_order(tied)))
