"""For editors: what a record might need, with counts and links. Nothing here is wrong; it is what to look at next."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from timeline.checks import reversed_links
from timeline.dates import EventDate
from timeline.model import Event
from timeline.phrases import noted
from timeline.render.artifacts import Page, Written
from timeline.render.headings import written
from timeline.render.ink import Here, Ink

__all__ = ["HEALTH", "Finding", "Row", "findings_of", "health_page"]

HEALTH = noted("Health of the record")

_DAY = 86_400
_LONG = 365
"""Days after which a check against sources is called long ago."""

_STRETCHES = 5
_SILENT = 30
"""Days without an event that are worth a line."""


class Row(NamedTuple):
    """A record to look at, and what about it."""

    thing: Any
    words: str = ""


class Finding(NamedTuple):
    """Something to look at, and the records it is about."""

    id: str
    title: str
    lede: str
    rows: tuple[Row, ...]


def health_page(ink: Ink) -> Iterator[Page]:
    """Yield the page for editors where the host asks for it; neither a nav nor search knows of it."""
    if ink.options.health:
        yield ink.index("health", ink.language.say(HEALTH), partial(_write, ink), bare=True)


def _write(ink: Ink) -> Written:
    here = ink.at("health")
    return written(ink.render("health.html", here, title=ink.language.say(HEALTH), findings=findings_of(ink)))


def findings_of(ink: Ink) -> list[Finding]:
    """Return all that there is to look at; what nothing is found of has no rows."""
    here = ink.at("health")
    events = ink.chronology.events
    return [
        Finding(
            "unsourced",
            noted("Events without a source"),
            noted("Nobody can check these."),
            tuple(Row(event, here.brief(event.date)) for event in events if not event.sources),
        ),
        Finding(
            "single",
            noted("Events with a single source"),
            noted("If it is wrong or goes away, so is the event."),
            tuple(Row(event, _sources(here, event)) for event in events if len(event.sources) == 1),
        ),
        Finding(
            "checks",
            noted("What the checks of time found"),
            noted("An effect that came before its cause: one of the dates, or the link, is wrong."),
            tuple(_impossible(ink)),
        ),
        Finding(
            "unverified",
            noted("Events not verified for long"),
            noted("Never checked against their sources, or more than a year ago."),
            tuple(_unverified(here, events)),
        ),
        Finding(
            "unarchived",
            noted("Sources without an archived copy"),
            noted("An address may lead nowhere tomorrow."),
            tuple(
                Row(each, each.publisher or "") for each in ink.story.sources.values() if each.url and not each.archived
            ),
        ),
        Finding(
            "silent",
            noted("Silent stretches"),
            noted("The longest times in which nothing is told."),
            tuple(_silences(here, events)),
        ),
        Finding(
            "once",
            noted("Entities that appear once, or never"),
            noted("Perhaps they go by another name elsewhere."),
            tuple(_seldom(here)),
        ),
    ]


def _sources(here: Here, event: Event) -> str:
    return ", ".join(source.publisher or source.name for source, _ in here.ink.story.sources_of(event))


def _unarchived(ink: Ink) -> Iterator[Row]:
    for source in ink.story.sources.values():
        if source.url and not source.archived:
            yield Row(source, source.publisher or "")


def _impossible(ink: Ink) -> Iterator[Row]:
    for link, message in reversed_links(ink.story, ink.links):
        yield Row(ink.story.events[link.writer], message)


def _unverified(here: Here, events: Iterable[Event]) -> Iterator[Row]:
    """Yield events without a check, or with one that is long ago at the build's date, or else the record's newest."""
    zone = here.ink.chronology.zone
    now = here.ink.options.build_date or _newest(here.ink)
    today = now.span(zone)[0] if now else None
    for event in events:
        if event.verified is None:
            yield Row(event, here.ink.language.say("never checked"))
            continue
        checked = event.verified.span(zone)[1]
        if today is not None and checked is not None and today - checked > _LONG * _DAY:
            yield Row(event, here.ink.language.say("checked {date}", date=here.brief(event.verified)))


def _newest(ink: Ink) -> EventDate | None:
    declared = [
        date
        for event in ink.story.events.values()
        for date in (event.added, event.verified, *(each.date for each in event.corrections))
        if date
    ]
    return max(declared, key=lambda date: date.key(ink.chronology.zone), default=None)


def _silences(here: Here, events: Iterable[Event]) -> Iterator[Row]:
    """Yield the events before the longest gaps: what is vague or lasts fills the time that it may have taken."""
    zone = here.ink.chronology.zone
    gaps: list[tuple[int, Event, Event]] = []
    last: tuple[int, Event] | None = None
    for event in events:
        first, end = event.date.span(zone)
        if first is None or end is None:
            continue
        if last and first - last[0] > _SILENT * _DAY:
            gaps.append(((first - last[0]) // _DAY, last[1], event))
        if last is None or end > last[0]:
            last = (end, event)
    gaps.sort(key=lambda gap: -gap[0])
    for days, before, after in gaps[:_STRETCHES]:
        length = here.ink.language.plural("%(num)s day", "%(num)s days", days)
        words = here.ink.language.say("{days} until {event}", days=length, event=after.title)
        yield Row(before, f"{here.brief(before.date)} · {words}")


def _seldom(here: Here) -> Iterator[Row]:
    counts: Counter[str] = Counter()
    for id_, events in here.ink.selections.entities.items():
        counts[id_] = len(events)
    for entity in here.ink.story.entities.values():
        if counts[entity.id] < 2:
            words = here.ink.language.plural("%(num)s event", "%(num)s events", counts[entity.id])
            yield Row(entity, words)
