"""Events in order."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from timeline.dates import EventDate
from timeline.diagnostics import Diagnostic
from timeline.links import Link, LinkGraph
from timeline.model import Event, Story
from timeline.recall import Recall, once

__all__ = ["Chronology", "arrange"]


@dataclass(frozen=True, slots=True)
class Chronology:
    """The events that are told, in order: by earliest moment, then the vaguer first, then by id.

    `before` and `after` links order events whose dates leave their order open. Withdrawn events are not in it.
    """

    events: tuple[Event, ...] = ()
    zone: tzinfo = UTC
    _positions: Mapping[str, int] = field(default_factory=dict)

    def __contains__(self, event: object) -> bool:
        return isinstance(event, Event) and event.id in self._positions

    def position(self, id_: str) -> int:
        """Return where an event stands, from 0."""
        return self._positions[id_]

    def in_order(self, ids: Iterable[str]) -> list[Event]:
        """Return those of the events that are told, in order."""
        positions = sorted({self._positions[id_] for id_ in ids if id_ in self._positions})
        return [self.events[position] for position in positions]

    def neighbours(self, event: Event) -> tuple[Event | None, Event | None]:
        """Return the events before and after an event in time."""
        if (position := self._positions.get(event.id)) is None:
            return None, None
        earlier = self.events[position - 1] if position else None
        later = self.events[position + 1] if position + 1 < len(self.events) else None
        return earlier, later


def arrange(story: Story, links: LinkGraph, recall: Recall | None = None) -> tuple[Chronology, list[Diagnostic]]:
    """Return the story's events in order, and a complaint for each `before` or `after` that can't be."""
    zone = story.settings.time_zone or UTC
    told = {event.id: event for event in story.events.values() if event.withdrawn is None}
    keys = {id_: (*once(recall, EventDate.key, event.date, zone), id_) for id_, event in told.items()}
    ordering = [link for link in links.links if link.relation.orders and link.subject in told and link.object in told]
    diagnostics = list(_against_dates(story, ordering, zone))
    wrong = {id(link) for link in ordering if _impossible(story, link, zone)}
    kept = [link for link in ordering if id(link) not in wrong]
    ids, circle = _sorted(keys, kept)
    diagnostics.extend(_circles(story, circle) if circle else _against_dates_in_a_row(story, ids, kept, zone))
    chronology = Chronology(tuple(told[id_] for id_ in ids), zone, {id_: n for n, id_ in enumerate(ids)})
    return chronology, diagnostics


def _impossible(story: Story, link: Link, zone: tzinfo) -> bool:
    earliest = story.events[link.subject].date.span(zone)[0]
    latest = story.events[link.object].date.span(zone)[1]
    return earliest is not None and latest is not None and earliest > latest


def _against_dates(story: Story, links: Iterable[Link], zone: tzinfo) -> Iterator[Diagnostic]:
    for link in links:
        if _impossible(story, link, zone):
            first, second = story.events[link.subject], story.events[link.object]
            message = f"'{first.id}' ({first.date}) can't be before '{second.id}' ({second.date})"
            yield story.origins[link.writer].complain(message, "order", "links", link.number)


def _against_dates_in_a_row(
    story: Story, ids: Sequence[str], links: Iterable[Link], zone: tzinfo
) -> Iterator[Diagnostic]:
    """Yield each link that, with those before it, puts an event after one that surely came later."""
    links = list(links)
    involved = {id_ for link in links for id_ in (link.subject, link.object)}
    spans = {id_: story.events[id_].date.span(zone) for id_ in involved}
    # The latest start among an event and all that is said to be before it, and whose it is.
    starts = {id_: (first, id_) for id_, (first, _) in spans.items() if first is not None}
    positions = {id_: number for number, id_ in enumerate(ids) if id_ in involved}
    for link in sorted(links, key=lambda link: positions[link.subject]):
        if (start := starts.get(link.subject)) is None:
            continue
        latest = spans[link.object][1]
        if latest is not None and start[0] > latest:
            first, last = story.events[start[1]], story.events[link.object]
            message = f"these links together put '{first.id}' ({first.date}) before '{last.id}' ({last.date})"
            yield story.origins[link.writer].complain(message, "order", "links", link.number)
        elif link.object not in starts or starts[link.object] < start:
            starts[link.object] = start


def _sorted(keys: Mapping[str, tuple[object, ...]], links: list[Link]) -> tuple[list[str], list[Link]]:
    """Return the ids by their keys as far as the links allow (Kahn), and the links that go in a circle."""
    if not links:
        return sorted(keys, key=keys.__getitem__), []
    waits = dict.fromkeys(keys, 0)
    releases: dict[str, list[str]] = {}
    for link in links:
        waits[link.object] += 1
        releases.setdefault(link.subject, []).append(link.object)
    ready = [(keys[id_], id_) for id_, count in waits.items() if not count]
    heapq.heapify(ready)
    ids: list[str] = []
    while ready:
        _, id_ = heapq.heappop(ready)
        ids.append(id_)
        for freed in releases.get(id_, ()):
            waits[freed] -= 1
            if not waits[freed]:
                heapq.heappush(ready, (keys[freed], freed))
    stuck = {id_ for id_, count in waits.items() if count}
    ids.extend(sorted(stuck, key=keys.__getitem__))
    return ids, [link for link in links if link.subject in stuck and link.object in stuck]


def _circles(story: Story, links: list[Link]) -> Iterator[Diagnostic]:
    for link in links[:1]:
        names = ", ".join(dict.fromkeys(id_ for each in links for id_ in (each.subject, each.object)))
        message = f"these events are each said to be before the others: {names}"
        yield story.origins[link.writer].complain(message, "order", "links", link.number)
