"""An event's page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from timeline.model import Event, Source, Thread
from timeline.render.artifacts import Page, Written
from timeline.render.citations import citations_of
from timeline.render.clock import Reading, reading
from timeline.render.connections import Rank, Step, connections_of, neighbours_of, ranks_of, steps_of
from timeline.render.dating import dating
from timeline.render.dating import written as as_written
from timeline.render.headings import written
from timeline.render.icons import icon
from timeline.render.ink import Here, Ink
from timeline.render.notes import notes_of
from timeline.vocabulary import Reliability, Seen

__all__ = ["event_pages"]


@dataclass(frozen=True, slots=True)
class _Clock:
    """What a thread's clock shows at the event."""

    thread: Thread
    reading: Reading


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
            record=ink.story.origins[event.id].record.file,
        )


def _write(ink: Ink, event: Event, steps: Sequence[Step], ranks: Mapping[str, Rank]) -> Written:
    here = ink.at("events", event.id)
    connections = connections_of(ink, event, ranks)
    said = [connection.event.id for _, group in connections for connection in group]
    before, after = neighbours_of(ink, event, steps, said)
    notes = notes_of(ink.story, event)
    told = {
        "event": event,
        "lede": here.inline(event.summary) if event.summary else "",
        "body": here.block(event.body) if event.body else "",
        "entities": here.all("entities", event.entities),
    }
    content = ink.render(
        "event.html",
        here,
        **told,
        glyph=icon(here.kind(event), ink.options.icons),
        threads=here.all("threads", event.threads),
        clocks=_clocks(ink, event),
        known=dating(event.date),
        as_written=as_written(event.date, here.phrase(event.date)),
        connections=connections,
        mentioned=[ink.story.find(id_) for id_ in ink.links.mentioned_in(event.id)],
        notes=notes,
        numbers={note.source.id: note.number for note in notes if note.source.id},
        disputed=sum(claim.disputed for claim in event.claims),
        weak=_weakness(ink, [note.source for note in notes if note.named]),
        corrections=_corrections(here, event),
        citations=citations_of(event, ink.options.site_name, _absolute(ink, event)),
        before=before,
        after=after,
    )
    description = here.dated(event.date, _lede(here, event) or event.title)
    found_by = "" if ink.searched else ink.render("words.html", here, **told)
    return written(content, description, found_by)


def _clocks(ink: Ink, event: Event) -> list[_Clock]:
    threads = (ink.story.threads[id_] for id_ in event.threads if id_ in ink.story.threads)
    return [_Clock(thread, found) for thread in threads if (found := reading(ink, thread, event))]


def _lede(here: Here, event: Event) -> str:
    """Return what the page says first, as plain words: of a withdrawn event only why it is gone."""
    return here.plain(event.withdrawn.reason if event.withdrawn else event.summary)


def _absolute(ink: Ink, event: Event) -> str:
    """Return the whole address of an event's page, where the site has one."""
    base = ink.options.site_url
    return f"{base.rstrip('/')}/{ink.options.addresses.page('events', event.id)}" if base else ""


def _weakness(ink: Ink, sources: list[Source]) -> str:
    """Say so where nothing firm was read; derived from what is known of the sources, never typed into prose."""
    read = [source for source in sources if source.seen not in {Seen.CITED, Seen.REMEMBERED}]
    if sources and not read:
        return ink.language.say("rests on sources that were not read")
    if read and all(source.reliability is Reliability.AGGREGATOR for source in read):
        return ink.language.say("rests on weak sources: aggregators only")
    return ""


def _corrections(here: Here, event: Event) -> str:
    """Return where a reader reports a mistake in an event."""
    address = here.ink.options.corrections
    if "{title}" in address:
        return address.replace("{title}", quote(f"Correction: {event.id}", safe=""))
    return address if not address or ":" in address else here.root + address
