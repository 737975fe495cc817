"""Causes and effects in words, and who answered whom in between."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from timeline.model import Event
from timeline.render.anchors import dated_anchor
from timeline.render.escaping import escaped
from timeline.render.graph.bearings import ANSWERS, Chain

if TYPE_CHECKING:
    from timeline.render.ink import Here, Ink

__all__ = ["Cause", "causes_of", "listed"]


_Effect = tuple[str, Event, str | None]
"""What came of a cause: in what words, what, and the note of the link."""


class Cause(NamedTuple):
    """An event, and what is said to have come of it or to answer it, each with the words and the note of its link."""

    event: Event
    effects: tuple[_Effect, ...]


def causes_of(ink: "Ink", chains: Iterable[Chain]) -> list[Cause]:
    """Return every cause with its effects, and what in the chains is answered, in the order of time.

    Withdrawn events are left out.
    """
    effects: dict[str, list[_Effect]] = {}
    told = {event.id: event for event in ink.chronology.events}
    for link in ink.links.causal_among(told):
        effects.setdefault(link.subject, []).append((link.relation.label, told[link.object], link.note))
    answers = [each for chain in chains for each in chain.bearings if not each.causal]
    for each in answers:
        tie = next(tie for tie in ink.links.ties(each.cause) if (tie.other, tie.relation) == (each.effect, ANSWERS))
        effects.setdefault(each.cause, []).append((tie.label, told[each.effect], tie.note))
    position = ink.chronology.position
    return [
        Cause(event, tuple(sorted(effects[event.id], key=lambda effect: position(effect[1].id))))
        for event in ink.chronology.in_order(effects)
    ]


def listed(here: "Here", causes: Iterable[Cause]) -> Markup:
    """Return causes as the items of a list, each with what came of it."""
    return Markup("".join([_item(here, cause) for cause in causes]))  # noqa: S704 - escaped below


def _item(here: "Here", cause: Cause) -> str:
    event, groups = cause.event, groupby(sorted(cause.effects, key=_in_lower_case), _in_lower_case)
    link = f'<a class="tl-index__name" href="{escaped(here.href(event))}">{escaped(event.title)}</a>'
    when = f'<span class="tl-aside">{escaped(here.brief(event.date))}</span>'
    return f"<li>{link} {when}\n{''.join([_group(here, list(group)) for _, group in groups])}</li>\n"


def _group(here: "Here", effects: Sequence[_Effect]) -> str:
    items = [f"<li>{dated_anchor(here, effect)}{_noted(here, note)}</li>\n" for _, effect, note in effects]
    return f'<p class="tl-causes__how">{escaped(effects[0][0])}</p>\n<ul>\n{"".join(items)}</ul>\n'


def _noted(here: "Here", note: str | None) -> str:
    return f'<span class="tl-tie__note">{here.inline(note)}</span>' if note else ""


def _in_lower_case(effect: _Effect) -> str:
    return effect[0].lower()
