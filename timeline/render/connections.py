"""What an event has to do with others, each of them said once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.links import Tie
from timeline.model import Event, Story, Thread
from timeline.render.ink import Ink

__all__ = [
    "Connection",
    "Group",
    "Neighbour",
    "Rank",
    "Step",
    "connections_of",
    "neighbours_of",
    "ranks_of",
    "steps_of",
]

_LAST = ("related",)
"""Relations that say little: they stand behind all others."""


class Step(NamedTuple):
    """Where an event stands in one of its threads."""

    thread: Thread
    earlier: Event | None
    later: Event | None


class Rank(NamedTuple):
    """Where a relation stands among others; `dates_say` as much as it does."""

    late: bool
    place: int
    forwards: bool
    dates_say: bool


class Connection(NamedTuple):
    """Another event, its note, and the further relations to it."""

    event: Event
    note: str | None
    also: tuple[str, ...] = ()


Group = tuple[str, Sequence[Connection]]
"""What relates an event to others, in words, and these."""


class Neighbour(NamedTuple):
    """The event before or after this one: in time, in some threads, or both."""

    event: Event
    in_time: bool
    threads: tuple[Thread, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """What the threads are called."""
        return tuple(thread.title for thread in self.threads)


def steps_of(ink: Ink) -> dict[str, list[Step]]:
    """Return each event's place in its threads, in one pass over every thread."""
    steps: dict[str, list[Step]] = {}
    for id_, events in ink.selections.threads.items():
        thread = ink.story.threads.get(id_)
        if thread is None:
            continue
        for number, event in enumerate(events):
            earlier = events[number - 1] if number else None
            later = events[number + 1] if number + 1 < len(events) else None
            steps.setdefault(event.id, []).append(Step(thread, earlier, later))
    return steps


def ranks_of(story: Story) -> dict[str, Rank]:
    """Return where each relation and its inverse stand: what caused an event, what it led to, then as defined."""
    ranks: dict[str, Rank] = {}
    for number, relation in enumerate(story.relations.values()):
        late = relation.orders or relation.id in _LAST
        place = 0 if relation.causal else number + 1
        ranks.setdefault(relation.id, Rank(late, place, forwards=True, dates_say=relation.orders))
        ranks.setdefault(relation.inverse, Rank(late, place, forwards=False, dates_say=relation.orders))
    return ranks


def connections_of(ink: Ink, event: Event, ranks: Mapping[str, Rank]) -> list[Group]:
    """Return the events that an event has links with, grouped by relation in the order of their ranks.

    An event that several relations lead to stands under the first of them. `before` and `after` stand only where
    nothing else is said: the dates say as much.
    """
    ties: dict[str, list[Tie]] = {}
    for tie in ink.links.ties(event.id):
        ties.setdefault(tie.other, []).append(tie)
    groups: dict[str, tuple[Rank, list[Connection]]] = {}
    for id_, several in ties.items():
        first, connection = _connection(ink.story.events[id_], several, ranks)
        groups.setdefault(first.label, (ranks[first.relation], []))[1].append(connection)
    ordered = sorted([(rank, label) for label, (rank, _) in groups.items()])
    return [(label, _in_order(ink, groups[label][1])) for _, label in ordered]


def _connection(event: Event, ties: Sequence[Tie], ranks: Mapping[str, Rank]) -> tuple[Tie, Connection]:
    """Return the tie to another event that is said first, and all that is said of it."""
    if len(ties) == 1:
        return ties[0], Connection(event, ties[0].note or None)
    first, *others = _worth_saying(ties, ranks)
    notes = dict.fromkeys(tie.note for tie in ties if tie.note)
    return first, Connection(event, " ".join(notes) or None, tuple(dict.fromkeys(tie.label for tie in others)))


def _worth_saying(ties: Sequence[Tie], ranks: Mapping[str, Rank]) -> Sequence[Tie]:
    ordered = sorted(ties, key=lambda tie: ranks[tie.relation])
    return [tie for tie in ordered if not ranks[tie.relation].dates_say] or ordered


def _in_order(ink: Ink, connections: list[Connection]) -> list[Connection]:
    if len(connections) == 1:
        return connections
    found = {connection.event.id: connection for connection in connections}
    told = [found.pop(event.id) for event in ink.chronology.in_order(list(found))]
    return [*told, *found.values()]  # withdrawn ones have no place in time


def neighbours_of(
    ink: Ink, event: Event, steps: Iterable[Step], said: Iterable[str]
) -> tuple[list[Neighbour], list[Neighbour]]:
    """Return the events before and after this one in time and in its threads, each once.

    A thread's neighbour that is `said` already is left out, but for the one that is next in time.
    """
    earlier, later = ink.chronology.neighbours(event)
    steps, without = list(steps), set(said)
    before = _gathered(earlier, [(step.earlier, step.thread) for step in steps], without)
    after = _gathered(later, [(step.later, step.thread) for step in steps], without)
    return before, after


def _gathered(
    nearest: Event | None, steps: Iterable[tuple[Event | None, Thread]], without: set[str]
) -> list[Neighbour]:
    threads: dict[str, list[Thread]] = {nearest.id: []} if nearest else {}
    events = {nearest.id: nearest} if nearest else {}
    for event, thread in steps:
        if event and (event is nearest or event.id not in without):
            threads.setdefault(event.id, []).append(thread)
            events[event.id] = event
    return [Neighbour(events[id_], events[id_] is nearest, tuple(names)) for id_, names in threads.items()]
