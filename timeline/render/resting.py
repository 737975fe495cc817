"""What rests on a source, and what rests on it alone."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.model import Event, Reference, Source
from timeline.model.event import Claim, Figure
from timeline.render.ink import Ink

__all__ = ["Rest", "Said", "resting_on"]


class Said(NamedTuple):
    """A claim with its number on the page of its event."""

    event: Event
    number: int
    claim: Claim


class Rest(NamedTuple):
    """What rests on a source: alone, beside others, and what it speaks against."""

    events: tuple[Event, ...]
    claims: tuple[Said, ...]
    shared: tuple[Said, ...]
    opposed: tuple[Said, ...]
    figures: tuple[tuple[Event, Figure], ...]

    @property
    def alone(self) -> int:
        """How many events, claims and figures nothing else carries."""
        return len(self.events) + len(self.claims) + len(self.figures)


def resting_on(ink: Ink, source: Source) -> Rest:
    """Return what rests on a source, in the order of time.

    An event rests on it alone where it names no other; a claim where nobody else says so; a figure always, since it has
    one source.
    """
    events = ink.selections.sources.get(source.id or "", ())
    said = [Said(event, number, claim) for event in events for number, claim in enumerate(event.claims, 1)]
    supported = [each for each in said if _names(each.claim.supporting, source)]
    alone = [each for each in supported if {one.source for one in each.claim.supporting} == {source.id}]
    return Rest(
        events=tuple(event for event in events if [each for each, _ in ink.story.sources_of(event)] == [source]),
        claims=tuple(alone),
        shared=tuple(each for each in supported if each not in alone),
        opposed=tuple(each for each in said if _names(each.claim.against, source)),
        figures=tuple((event, each) for event in events for each in event.figures if each.source == source.id),
    )


def _names(references: Iterable[Reference], source: Source) -> bool:
    return any(reference.source == source.id for reference in references)
