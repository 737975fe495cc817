"""What bears on what among some events, and the chains that this makes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Event

if TYPE_CHECKING:
    from timeline.render.ink import Ink

__all__ = ["ANSWERS", "Bearing", "Chain", "bearings_among", "chains_among"]

ANSWERS = "answered-by"
"""No cause, and yet what a reader looks for behind an event: who answered it."""


class Bearing(NamedTuple):
    """An event and another that came of it, or that only answers it (not `causal`)."""

    cause: str
    effect: str
    causal: bool


class Chain(NamedTuple):
    """Events in order that all hang together, and how."""

    events: tuple[Event, ...]
    bearings: tuple[Bearing, ...]


def bearings_among(ink: "Ink", events: Iterable[Event]) -> list[Bearing]:
    """Return how some events bear on one another, each pair once: a cause is more than a question answered."""
    events = list(events)
    ids = {event.id for event in events}
    words = {relation.id: True for relation in ink.story.relations.values() if relation.causal}
    words.setdefault(ANSWERS, False)
    found: dict[tuple[str, str], bool] = {}
    for event in events:
        for tie in ink.links.ties(event.id):
            if tie.other in ids and tie.relation in words:
                pair = (event.id, tie.other)
                found[pair] = found.get(pair, False) or words[tie.relation]
    return [Bearing(cause, effect, causal) for (cause, effect), causal in found.items()]


def chains_among(ink: "Ink", events: Sequence[Event]) -> list[Chain]:
    """Return the chains among some events in order, the earliest first; one without a cause in it is none."""
    bearings = bearings_among(ink, events)
    neighbours: dict[str, list[str]] = {}
    for each in bearings:
        neighbours.setdefault(each.cause, []).append(each.effect)
        neighbours.setdefault(each.effect, []).append(each.cause)
    tied = [event for event in events if event.id in neighbours]
    chain_of: dict[str, int] = {}
    for number, event in enumerate(tied):
        for id_ in _reached(event.id, neighbours, chain_of):
            chain_of[id_] = number
    members: dict[int, list[Event]] = {}
    for event in tied:
        members.setdefault(chain_of[event.id], []).append(event)
    ties: dict[int, list[Bearing]] = {}
    for each in bearings:
        ties.setdefault(chain_of[each.cause], []).append(each)
    chains = [Chain(tuple(members[number]), tuple(ties[number])) for number in sorted(members)]
    return [chain for chain in chains if any(each.causal for each in chain.bearings)]


def _reached(start: str, neighbours: dict[str, list[str]], known: dict[str, int]) -> Iterator[str]:
    if start in known:
        return
    seen, waiting = {start}, [start]
    while waiting:
        id_ = waiting.pop()
        yield id_
        for other in neighbours[id_]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
