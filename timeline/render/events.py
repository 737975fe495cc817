"""An event's page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import quote

from timeline.links import Tie
from timeline.model import Event, Source, Thread
from timeline.render.artifacts import Page, Written
from timeline.render.citations import citations_of
from timeline.render.headings import written
from timeline.render.ink import Here, Ink
from timeline.vocabulary import Reliability, Seen

__all__ = ["event_pages"]


@dataclass(frozen=True, slots=True)
class _Step:
    """Where an event stands in one of its threads."""

    thread: Thread
    earlier: Event | None
    later: Event | None


def event_pages(ink: Ink) -> Iterator[Page]:
    """Yield the page of every event; a withdrawn one's is its tombstone."""
    steps = _steps(ink)
    addresses = ink.options.addresses
    for event in ink.story.events.values():
        yield Page(
            source=addresses.source("events", event.id),
            url=addresses.page("events", event.id),
            title=event.title,
            write=partial(_write, ink, event, steps.get(event.id, ())),
            record=ink.story.origins[event.id].record.file,
        )


def _write(ink: Ink, event: Event, threads: Sequence[_Step]) -> Written:
    here = ink.at("events", event.id)
    earlier, later = ink.chronology.neighbours(event)
    sources = ink.story.sources_of(event)
    content = ink.render(
        "event.html",
        here,
        event=event,
        threads=threads,
        ties=_grouped(ink.links.ties(event.id)),
        mentioned=[ink.story.find(id_) for id_ in ink.links.mentioned_in(event.id)],
        entities=here.all("entities", event.entities),
        sources=sources,
        weak=_weakness(ink, [source for source, _ in sources]),
        corrections=_corrections(here, event),
        citations=citations_of(event, ink.options.site_name, _absolute(ink, event)),
        earlier=earlier,
        later=later,
    )
    description = here.dated(event.date, _lede(here, event) or event.title)
    return written(content, description, ink.render("words.html", here, event=event))


def _lede(here: Here, event: Event) -> str:
    """Return what the page says first, as plain words: of a withdrawn event only why it is gone."""
    return here.plain(event.withdrawn.reason if event.withdrawn else event.summary)


def _absolute(ink: Ink, event: Event) -> str:
    """Return the whole address of an event's page, where the site has one."""
    base = ink.options.site_url
    return f"{base.rstrip('/')}/{ink.options.addresses.page('events', event.id)}" if base else ""


def _steps(ink: Ink) -> dict[str, list[_Step]]:
    """Return each event's place in its threads, in one pass over every thread."""
    steps: dict[str, list[_Step]] = {}
    for id_, events in ink.selections.threads.items():
        thread = ink.story.threads.get(id_)
        if thread is None:
            continue
        for number, event in enumerate(events):
            earlier = events[number - 1] if number else None
            later = events[number + 1] if number + 1 < len(events) else None
            steps.setdefault(event.id, []).append(_Step(thread, earlier, later))
    return steps


def _grouped(ties: tuple[Tie, ...]) -> list[tuple[str, list[Tie]]]:
    ordered = sorted(ties, key=lambda tie: tie.label)
    return [(label, list(group)) for label, group in groupby(ordered, lambda tie: tie.label)]


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
