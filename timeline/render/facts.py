"""A story at a glance: how much is told and from how many sources, what is disputed, and when it was last checked."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from itertools import islice
from typing import NamedTuple

from timeline.dates import EventDate
from timeline.model import Claim, Event, Source
from timeline.views import sources_named
from timeline.vocabulary import Status

__all__ = ["Claimed", "Facts", "claims_in", "facts_of"]


class Facts(NamedTuple):
    """What can be counted about some events; `verified` is the last day on which one of them was checked."""

    events: int
    sources: int
    disputed: int
    verified: EventDate | None


class Claimed(NamedTuple):
    """What is claimed about one event."""

    event: Event
    claims: tuple[Claim, ...]


def facts_of(events: Sequence[Event], zone: tzinfo) -> Facts:
    """Return the facts about some events; a source that no record describes counts where an event names it."""
    named: set[str] = set()
    unnamed = 0
    for event in events:
        for each in event.sources:
            if id_ := each.id if isinstance(each, Source) else each.source:
                named.add(id_)
            else:
                unnamed += 1
        if event.claims or event.figures:
            named.update(sources_named(event))
    disputed = sum(1 for event in events for claim in event.claims if claim.disputed)
    checked = [event.verified for event in events if event.verified]
    verified = max(checked, key=lambda date: date.key(zone), default=None)
    return Facts(len(events), len(named) + unnamed, disputed, verified)


def claims_in(events: Iterable[Event], statuses: frozenset[str], limit: int | None = None) -> list[Claimed]:
    """Return the claims of some events that have one of these statuses (all, where none is given), event by event."""
    found: dict[str, tuple[Event, list[Claim]]] = {}
    for event, claim in islice(_claims(events, statuses), limit):
        found.setdefault(event.id, (event, []))[1].append(claim)
    return [Claimed(event, tuple(claims)) for event, claims in found.values()]


def _claims(events: Iterable[Event], statuses: frozenset[str]) -> Iterator[tuple[Event, Claim]]:
    for event in events:
        for claim in event.claims:
            status = Status.DISPUTED if claim.disputed else claim.status
            if not statuses or (status or "") in statuses:
                yield event, claim
