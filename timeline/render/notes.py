"""The sources of an event as numbered notes, and which of its claims leans on which."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.model import Event, Reference, Source, Story

__all__ = ["Note", "count_of", "notes_of", "short_name"]

_LONGEST = 34
_ASIDE = re.compile(r"\s*[(\[].*$|\s*[,;:–—|]\s.*$", re.DOTALL)


class Note(NamedTuple):
    """A source with its number on the page, where in it to look, and the numbers of the claims for and against."""

    number: int
    source: Source
    locator: str | None
    supports: tuple[int, ...] = ()
    opposes: tuple[int, ...] = ()
    named: bool = True


def notes_of(story: Story, event: Event) -> list[Note]:
    """Return every source that an event leans on: its own in the author's order, then those that only parts of it name.

    The latter are not `named`: a claim, or a figure, leans on them, and the event as a whole doesn't.
    """
    own = story.sources_of(event)
    known = {source.id for source, _ in own if source.id}
    others = dict.fromkeys(id_ for id_ in _named_in_parts(event) if id_ in story.sources and id_ not in known)
    pairs = [(source, locator, True) for source, locator in own]
    pairs += [(story.sources[id_], None, False) for id_ in others]
    supports, opposes = _claims_by_source(event, "supporting"), _claims_by_source(event, "against")
    return [
        Note(number, source, locator, supports.get(source.id, ()), opposes.get(source.id, ()), named)
        for number, (source, locator, named) in enumerate(pairs, 1)
    ]


def count_of(event: Event) -> int:
    """Return how many sources an event leans on, those that only parts of it name counted too."""
    ids = {citation.id if isinstance(citation, Source) else citation.source for citation in event.sources} - {None}
    nameless = sum(isinstance(citation, Source) and citation.id is None for citation in event.sources)
    return nameless + len(ids.union(_named_in_parts(event)))


def _named_in_parts(event: Event) -> Iterator[str]:
    for claim in event.claims:
        yield from (reference.source for reference in (*claim.supporting, *claim.against))
    yield from (figure.source for figure in event.figures if figure.source)


def _claims_by_source(event: Event, side: str) -> dict[str | None, tuple[int, ...]]:
    """Return the numbers of the claims that have each source on one of their sides."""
    found: dict[str | None, tuple[int, ...]] = {}
    for number, claim in enumerate(event.claims, 1):
        references: tuple[Reference, ...] = getattr(claim, side)
        for id_ in dict.fromkeys(reference.source for reference in references):
            found[id_] = (*found.get(id_, ()), number)
    return found


def short_name(source: Source) -> str:
    """Return who a source is in a few words: its publisher without asides, or what it is called.

    `Gate, as a repost (original publisher not stated)` is `Gate`: the whole stands in the list of sources.
    """
    name = source.publisher or source.name
    short = _ASIDE.sub("", name).strip() or name
    if len(short) <= _LONGEST:
        return short
    return short[: _LONGEST - 1].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
