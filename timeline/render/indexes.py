"""The indexes: everything of one collection, with counts and spans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from timeline.phrases import noted
from timeline.render.artifacts import Page, Written
from timeline.render.descriptions import of_names
from timeline.render.headings import written
from timeline.render.icons import icon
from timeline.render.ink import Here, Ink
from timeline.vocabulary import EntityType, Reliability

__all__ = ["INDEXES", "index_pages"]

INDEXES = {
    "threads": noted("Threads"),
    "entities": noted("People & organisations"),
    "kinds": noted("Kinds"),
    "tags": noted("Tags"),
    "sources": noted("Sources"),
    "series": noted("Series"),
}
"""The folders that have an index, in the order of a nav that nobody wrote, and what it is called."""

_TYPES = {
    EntityType.PERSON: noted("People"),
    EntityType.ORGANIZATION: noted("Organisations"),
    EntityType.PRODUCT: noted("Products"),
    EntityType.GROUP: noted("Groups"),
    EntityType.WORK: noted("Works"),
    EntityType.LAW: noted("Laws"),
    EntityType.PLACE: noted("Places"),
}
_LEAN = {
    Reliability.FIRST_PARTY: noted("The parties themselves"),
    Reliability.REPUTABLE: noted("Reputable"),
    Reliability.AGGREGATOR: noted("Aggregators"),
    Reliability.UNKNOWN: noted("Not known"),
}


_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class _Row:
    href: str
    name: str
    count: int | None
    span: str = ""
    lede: str | None = None
    glyph: Markup = _NOTHING


class _Group(NamedTuple):
    title: str
    id: str
    rows: list[_Row]


def index_pages(ink: Ink) -> Iterator[Page]:
    """Yield the indexes; one of nothing is there all the same, and says so."""
    filled = {
        "threads": ink.story.threads,
        "entities": ink.story.entities,
        "kinds": ink.selections.kinds,
        "tags": ink.selections.tags,
        "sources": ink.story.sources,
        "series": ink.story.series,
    }
    for folder, name in INDEXES.items():
        title = ink.language.say(name)
        yield ink.index(folder, title, partial(_write, ink, folder, title), bare=not filled[folder])


def _write(ink: Ink, folder: str, title: str) -> Written:
    makers = {
        "threads": _threads,
        "entities": _entities,
        "kinds": _kinds,
        "tags": _tags,
        "sources": _sources,
        "series": _series,
    }
    here = ink.at(folder)
    groups = [group for group in makers[folder](ink, here) if group.rows]
    content = ink.render("index.html", here, title=title, anchor=folder, lede="", groups=groups)
    rows = sorted((row for group in groups for row in group.rows), key=lambda row: -(row.count or 0))
    return written(content, of_names(here, title, (row.name for row in rows)))


def _threads(ink: Ink, here: Here) -> Iterator[_Group]:
    rows = [_row(here, thread, ink.selections.threads, thread.summary) for thread in ink.story.threads.values()]
    yield _Group("", "", rows)


def _entities(ink: Ink, here: Here) -> Iterator[_Group]:
    for type_, title in [*_TYPES.items(), (None, noted("Others"))]:
        entities = [entity for entity in ink.story.entities.values() if entity.type is type_]
        rows = [_row(here, entity, ink.selections.entities, entity.description) for entity in _by_name(entities)]
        yield _Group(ink.language.say(title), type_ or "others", rows)


def _kinds(ink: Ink, here: Here) -> Iterator[_Group]:
    rows = [
        _Row(here.href(kind), kind.label, len(events), here.extent(events), glyph=icon(kind, ink.options.icons))
        for kind in ink.story.kinds.values()
        if (events := ink.selections.kinds.get(kind.id, ()))
    ]
    yield _Group("", "", rows)


def _tags(ink: Ink, here: Here) -> Iterator[_Group]:
    rows = [
        _Row(
            here.to("tags", address),
            f"#{ink.selections.tag_names[address]}",
            len(events),
            here.extent(events),
        )
        for address, events in sorted(ink.selections.tags.items())
    ]
    yield _Group("", "", rows)


def _sources(ink: Ink, here: Here) -> Iterator[_Group]:
    for reliability, title in _LEAN.items():
        sources = [source for source in ink.story.sources.values() if source.reliability is reliability]
        rows = [
            _row(here, source, ink.selections.sources, None, source.publisher or "") for source in _by_name(sources)
        ]
        yield _Group(ink.language.say(title), reliability, rows)


def _series(ink: Ink, here: Here) -> Iterator[_Group]:
    rows = [_row(here, series, ink.selections.series, series.summary) for series in ink.story.series.values()]
    yield _Group("", "", rows)


def _row(here: Here, thing: Any, selection: Any, lede: str | None, span: str = "") -> _Row:
    events = selection.get(thing.id, ())
    return _Row(here.href(thing), thing.name, len(events), span or here.extent(events), lede)


def _by_name(things: Iterable[Any]) -> list[Any]:
    return sorted(things, key=lambda thing: (thing.name.casefold(), thing.id))
