"""Every event's page, put together from its parts."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from timeline.model import Event
from timeline.render.artifacts import Heading, Page, Written
from timeline.render.connections import Group, Rank, Step, connections_of, neighbours_of, ranks_of, steps_of
from timeline.render.events.body import body
from timeline.render.events.claims import claims, figures
from timeline.render.events.evidence import corrections, sources
from timeline.render.events.foot import foot
from timeline.render.events.head import head
from timeline.render.events.sections import Section
from timeline.render.events.ties import ties, who
from timeline.render.found_by import event_words
from timeline.render.ink import Here, Ink
from timeline.render.notes import Note, notes_of

__all__ = ["event_pages"]


def event_pages(ink: Ink) -> Iterator[Page]:
    """Yield the page of every event; a withdrawn one's is its tombstone."""
    steps, ranks = steps_of(ink), ranks_of(ink.story)
    addresses = ink.options.addresses
    for event in ink.story.events.values():
        yield Page(
            source=addresses.source("events", event.id),
            url=addresses.page("events", event.id),
            title=event.title,
            write=partial(_write, ink, event, steps.get(event.id, ()), ranks),
            record=ink.story.origins[event.id].file,
            listing=ink.searched,  # as every page then: ten thousand need not be made a second time for that
        )


def _write(ink: Ink, event: Event, steps: Sequence[Step], ranks: Mapping[str, Rank]) -> Written:
    here = ink.at("events", event.id)
    notes = notes_of(ink.story, event)
    connections = connections_of(ink, event, ranks)
    said = [connection.event.id for _, group in connections for connection in group]
    before, after = neighbours_of(ink, event, steps, said)
    sections = [] if event.withdrawn else list(_sections(here, event, notes, connections))
    content = "".join(
        [
            '<article class="tl-event">\n',
            head(here, event, notes),
            *(() if event.withdrawn else body(here, event)),
            *[section.html for section in sections],
            foot(here, event, before, after),
            "</article>",
        ]
    )
    heading = Heading("event", event.title.strip(), tuple([section.heading for section in sections]))
    return Written(content, _description(here, event), (heading,), "" if ink.searched else event_words(here, event))


def _sections(here: Here, event: Event, notes: Sequence[Note], connections: Sequence[Group]) -> Iterator[Section]:
    """Yield the parts of a page that have headings."""
    numbers = {note.source.id: note.number for note in notes if note.source.id}
    yield from claims(here, event, numbers)
    yield from figures(here, event, numbers)
    yield from ties(here, event, connections)
    yield from who(here, event)
    yield sources(here, notes)
    yield from corrections(here, event)


def _description(here: Here, event: Event) -> str:
    """Return an event's date, and what its page says first, as plain words: of a withdrawn one only why it is gone."""
    said = here.plain(event.withdrawn.reason if event.withdrawn else event.summary)
    return here.dated(event.date, said or event.title)
