"""How events bear on each other: causes and effects, drawn in time and said in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from timeline.model import Event
from timeline.phrases import noted
from timeline.render.artifacts import Page, Written
from timeline.render.drawings import connected
from timeline.render.headings import written
from timeline.render.ink import Ink

__all__ = ["GRAPH", "Cause", "causes_of", "graph_page"]

GRAPH = noted("Causes and effects")


@dataclass(frozen=True, slots=True)
class Cause:
    """An event, and what is said to have come of it: each effect with the words and the note of its link."""

    event: Event
    effects: tuple[tuple[str, Event, str | None], ...]


def causes_of(ink: Ink) -> list[Cause]:
    """Return every cause with its effects, both in the order of time; withdrawn events are left out."""
    effects: dict[str, list[tuple[str, Event, str | None]]] = {}
    told = {event.id: event for event in ink.chronology.events}
    for link in ink.links.causal:
        if link.subject in told and link.object in told:
            effects.setdefault(link.subject, []).append((link.relation.label, told[link.object], link.note))
    position = ink.chronology.position
    return [
        Cause(event, tuple(sorted(effects[event.id], key=lambda effect: position(effect[1].id))))
        for event in ink.chronology.in_order(effects)
    ]


def graph_page(ink: Ink) -> Iterator[Page]:
    """Yield the page of causes and effects: the drawing in time, and the same in words."""
    causes = causes_of(ink)
    yield ink.index("graph", ink.language.say(GRAPH), partial(_write, ink, causes), bare=not causes)


def _write(ink: Ink, causes: list[Cause]) -> Written:
    here = ink.at("graph")
    events = connected(here, ink.chronology.events)
    return written(ink.render("graph.html", here, title=ink.language.say(GRAPH), causes=causes, events=events))
