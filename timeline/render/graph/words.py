"""Causes and effects in words, and who answered whom in between."""

from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Event
from timeline.render.graph.bearings import ANSWERS, chains_among

if TYPE_CHECKING:
    from timeline.render.ink import Ink

__all__ = ["Cause", "causes_of"]


class Cause(NamedTuple):
    """An event, and what is said to have come of it or to answer it, each with the words and the note of its link."""

    event: Event
    effects: tuple[tuple[str, Event, str | None], ...]


def causes_of(ink: "Ink") -> list[Cause]:
    """Return every cause with its effects, and what in its chain is answered, in the order of time.

    Withdrawn events are left out.
    """
    effects: dict[str, list[tuple[str, Event, str | None]]] = {}
    told = {event.id: event for event in ink.chronology.events}
    for link in ink.links.causal:
        if link.subject in told and link.object in told:
            effects.setdefault(link.subject, []).append((link.relation.label, told[link.object], link.note))
    answers = [each for chain in chains_among(ink, ink.chronology.events) for each in chain.bearings if not each.causal]
    for each in answers:
        tie = next(tie for tie in ink.links.ties(each.cause) if (tie.other, tie.relation) == (each.effect, ANSWERS))
        effects.setdefault(each.cause, []).append((tie.label, told[each.effect], tie.note))
    position = ink.chronology.position
    return [
        Cause(event, tuple(sorted(effects[event.id], key=lambda effect: position(effect[1].id))))
        for event in ink.chronology.in_order(effects)
    ]
