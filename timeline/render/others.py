"""The pages of entities, threads, kinds, tags, sources and series."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from timeline.model import Entity, Event, Series, Source, Thread
from timeline.phrases import noted
from timeline.render.artifacts import Page, Written
from timeline.render.chart import chart_in
from timeline.render.clock import clock_of
from timeline.render.descriptions import of_events
from timeline.render.found_by import record_words
from timeline.render.headings import written
from timeline.render.icons import icon
from timeline.render.indexes import INDEXES
from timeline.render.ink import Here, Ink, folder_of
from timeline.render.resting import resting_on
from timeline.render.words import opening
from timeline.views import by_month
from timeline.vocabulary import Reliability, Seen

__all__ = ["record_pages"]

Selection = Mapping[str, Sequence[Event]]

_NOTHING = Markup("")
_FILTERS = {"entities": "entity", "threads": "thread", "kinds": "kind", "tags": "tag"}
"""What the timeline's filters call that of which a folder has the pages."""

_RELIABILITY = {
    Reliability.FIRST_PARTY: noted("a party to the story"),
    Reliability.REPUTABLE: noted("reputable"),
    Reliability.AGGREGATOR: noted("an aggregator: it repeats what others found"),
    Reliability.UNKNOWN: noted("not known"),
}
_SEEN = {
    Seen.PAGE: noted("the page itself"),
    Seen.EXCERPT: noted("an excerpt, not the whole page"),
    Seen.CITED: noted("nothing: another source names it"),
    Seen.REMEMBERED: noted("nothing: it is remembered only"),
}


def record_pages(ink: Ink) -> Iterator[Page]:
    """Yield the page of every entity, thread, kind, tag, source and series."""
    yield from _entities(ink)
    yield from _threads(ink)
    yield from _kinds(ink)
    yield from _tags(ink)
    yield from _sources(ink)
    yield from _series(ink)


def _entities(ink: Ink) -> Iterator[Page]:
    parts: dict[str, list[Any]] = {}
    for entity in ink.story.entities.values():
        if entity.part_of:
            parts.setdefault(entity.part_of, []).append(entity)
    for entity in ink.story.entities.values():
        yield _page(ink, entity, ink.selections.entities, partial(_entity, ink, entity, parts.get(entity.id, ())))


def _entity(ink: Ink, entity: Entity, parts: Sequence[Entity]) -> Written:
    return _record(
        ink, "entity.html", entity, ink.selections.entities, entity.description, parts=parts,
        detail=_opening(ink, "entity type", entity.type), whole=ink.story.entities.get(entity.part_of or ""),
    )  # fmt: skip


def _threads(ink: Ink) -> Iterator[Page]:
    for thread in ink.story.threads.values():
        yield _page(ink, thread, ink.selections.threads, partial(_thread, ink, thread))


def _thread(ink: Ink, thread: Thread) -> Written:
    detail = _opening(ink, "thread status", thread.status)
    return _record(
        ink, "thread.html", thread, ink.selections.threads, thread.summary, detail=detail, clock=clock_of(ink, thread)
    )


def _kinds(ink: Ink) -> Iterator[Page]:
    for kind in ink.story.kinds.values():
        if events := ink.selections.kinds.get(kind.id, ()):
            yield _listing(ink, "kinds", kind.id, kind.label, events, glyph=icon(kind, ink.options.icons))


def _tags(ink: Ink) -> Iterator[Page]:
    for address, events in sorted(ink.selections.tags.items()):
        yield _listing(ink, "tags", address, f"#{ink.selections.tag_names[address]}", events)


def _sources(ink: Ink) -> Iterator[Page]:
    for source in ink.story.sources.values():
        yield _page(ink, source, ink.selections.sources, partial(_source, ink, source))


def _source(ink: Ink, source: Source) -> Written:
    return _record(
        ink, "source.html", source, ink.selections.sources, None, detail=_opening(ink, "source type", source.type),
        reliability=_RELIABILITY, seen=_SEEN, rest=resting_on(ink, source),
    )  # fmt: skip


def _series(ink: Ink) -> Iterator[Page]:
    for series in ink.story.series.values():
        yield _page(ink, series, ink.selections.series, partial(_numbers, ink, series))


def _numbers(ink: Ink, series: Series) -> Written:
    return _record(
        ink, "series.html", series, ink.selections.series, series.summary, detail=series.unit or "",
        quiet=True, chart=chart_in(ink.at("series", series.id), series),
    )  # fmt: skip


def _page(ink: Ink, thing: Any, selection: Selection, write: Callable[[], Written]) -> Page:
    folder = folder_of(thing)
    return Page(
        source=ink.options.addresses.source(folder, thing.id),
        url=ink.options.addresses.page(folder, thing.id),
        title=thing.name,
        write=write,
        record=ink.story.origins[thing.id].file,
        weight=5 + len(selection.get(thing.id, ())),
    )


def _record(
    ink: Ink,
    template: str,
    thing: Any,
    selection: Selection,
    lede: str | None,
    *,
    detail: str,
    **words: Any,
) -> Written:
    folder = folder_of(thing)
    here = ink.at(folder, thing.id)
    events = selection.get(thing.id, ())
    content = _content(
        here, template, folder, thing.id, thing.name, events, thing=thing, anchor="record", lede=lede, detail=detail,
        **words,
    )  # fmt: skip
    found_by = "" if ink.searched else record_words(here, thing, lede)
    return written(content, here.plain(lede) or of_events(here, thing.name, events, detail), found_by)


def _listing(
    ink: Ink,
    folder: str,
    name: str,
    title: str,
    events: Sequence[Event],
    *,
    glyph: Markup = _NOTHING,
) -> Page:
    return Page(
        source=ink.options.addresses.source(folder, name),
        url=ink.options.addresses.page(folder, name),
        title=title,
        write=partial(_list, ink.at(folder, name), folder, name, title, events, glyph=glyph),
        listing=True,
        weight=5 + len(events),
    )


def _list(here: Here, folder: str, name: str, title: str, events: Sequence[Event], **words: Any) -> Written:
    content = _content(here, "plain.html", folder, name, title, events, anchor="record", **words)
    return written(content, of_events(here, title, events))


def _opening(ink: Ink, context: str, word: str | None) -> str:
    return opening(ink.language.say_in(context, word)) if word else ""


def _content(
    here: Here, template: str, folder: str, name: str, title: str, events: Sequence[Event], **words: Any
) -> str:
    """Return a page's content; more events than the timeline has on one page are told by date and title only."""
    usual = {"lede": None, "detail": "", "glyph": "", "quiet": False}
    grouped = by_month(events, here.ink.chronology.zone)
    return here.ink.render(
        template,
        here,
        folder=folder,
        title=title,
        over=here.ink.language.say(INDEXES[folder]),
        events=events,
        grouped=grouped,
        brief=len(events) > here.ink.options.split,
        filtered=f"{here.to('timeline')}?{urlencode({_FILTERS[folder]: name})}" if folder in _FILTERS else "",
        **(usual | words),
    )
