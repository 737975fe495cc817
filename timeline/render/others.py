"""The pages of entities, threads, kinds, tags, sources and series."""

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from timeline.model import Event, Source
from timeline.render.artifacts import Page
from timeline.render.headings import headings_in
from timeline.render.ink import Here, Ink, folder_of
from timeline.render.marks import mark
from timeline.views import by_month
from timeline.vocabulary import Reliability, Seen

__all__ = ["record_pages"]

_NOTHING = Markup("")
_RELIABILITY = {
    Reliability.FIRST_PARTY: "a party to the story",
    Reliability.REPUTABLE: "reputable",
    Reliability.AGGREGATOR: "an aggregator: it repeats what others found",
    Reliability.UNKNOWN: "not known",
}
_SEEN = {
    Seen.PAGE: "the page itself",
    Seen.EXCERPT: "an excerpt, not the whole page",
    Seen.CITED: "nothing: another source names it",
    Seen.REMEMBERED: "nothing: it is remembered only",
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
        words = {"whole": ink.story.entities.get(entity.part_of or ""), "parts": parts.get(entity.id, ())}
        events = ink.selections.entities.get(entity.id, ())
        detail = (entity.type or "").capitalize()
        yield _page(
            ink, "entity.html", entity, events, entity.description, "People & organisations", detail=detail, **words
        )


def _threads(ink: Ink) -> Iterator[Page]:
    for thread in ink.story.threads.values():
        events = ink.selections.threads.get(thread.id, ())
        detail = (thread.status or "").capitalize()
        yield _page(ink, "thread.html", thread, events, thread.summary, "Threads", detail=detail)


def _kinds(ink: Ink) -> Iterator[Page]:
    for kind in ink.story.kinds.values():
        if events := ink.selections.kinds.get(kind.id, ()):
            yield _listing(ink, "kinds", kind.id, kind.label, events, "Kinds", glyph=mark(kind))


def _tags(ink: Ink) -> Iterator[Page]:
    for address, events in sorted(ink.selections.tags.items()):
        yield _listing(ink, "tags", address, f"#{ink.selections.tag_names[address]}", events, "Tags")


def _sources(ink: Ink) -> Iterator[Page]:
    for source in ink.story.sources.values():
        events = ink.selections.sources.get(source.id or "", ())
        words = {
            "reliability": _RELIABILITY,
            "seen": _SEEN,
            "alone": [event for event in events if _rests_alone(ink, event, source)],
        }
        detail = (source.type or "").capitalize()
        yield _page(ink, "source.html", source, events, None, "Sources", detail=detail, **words)


def _rests_alone(ink: Ink, event: Event, source: Source) -> bool:
    return [each for each, _ in ink.story.sources_of(event)] == [source]


def _series(ink: Ink) -> Iterator[Page]:
    for series in ink.story.series.values():
        events = ink.selections.series.get(series.id, ())
        words = {"quiet": True, "chart": ink.at("series", series.id).chart(series)}
        yield _page(ink, "series.html", series, events, series.summary, "Series", detail=series.unit or "", **words)


def _page(
    ink: Ink,
    template: str,
    thing: Any,
    events: Sequence[Event],
    lede: str | None,
    over: str,
    *,
    detail: str,
    **words: Any,
) -> Page:
    folder = folder_of(thing)
    here = ink.at(folder, thing.id)
    content = _content(
        here, template, folder, thing.name, events, thing=thing, anchor="record", lede=lede, over=over, detail=detail,
        **words,
    )  # fmt: skip
    return Page(
        source=ink.options.addresses.source(folder, thing.id),
        url=ink.options.addresses.page(folder, thing.id),
        title=thing.name,
        description=here.plain(lede),
        content=content,
        words=ink.render("words.html", here, event=None, thing=thing, lede=lede),
        headings=headings_in(content),
        record=ink.story.origins[thing.id].record.file,
    )


def _listing(
    ink: Ink,
    folder: str,
    name: str,
    title: str,
    events: Sequence[Event],
    over: str,
    *,
    glyph: Markup = _NOTHING,
) -> Page:
    here = ink.at(folder, name)
    content = _content(here, "plain.html", folder, title, events, anchor="record", over=over, glyph=glyph)
    return Page(
        source=ink.options.addresses.source(folder, name),
        url=ink.options.addresses.page(folder, name),
        title=title,
        content=content,
        headings=headings_in(content),
        listing=True,
    )


def _content(here: Here, template: str, folder: str, title: str, events: Sequence[Event], **words: Any) -> str:
    usual = {"lede": None, "detail": "", "glyph": "", "quiet": False}
    grouped = by_month(events, here.ink.chronology.zone)
    return here.ink.render(
        template, here, folder=folder, title=title, events=events, grouped=grouped, **(usual | words)
    )
