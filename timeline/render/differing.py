"""Which pages look otherwise once some records have changed, found without writing any."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from timeline.chronology import Chronology
from timeline.model import Entity, Event, Form, Series, Story, Thread
from timeline.render.artifacts import Artifact, Asset, Page
from timeline.render.changes import changes_page
from timeline.render.data import EVENTS, SUMMARIES
from timeline.render.graph import graph_page
from timeline.render.indexes import index_pages
from timeline.render.ink import Ink, folder_of
from timeline.render.search_shards import finding_changed
from timeline.render.timeline import years_told
from timeline.views import Selections, sources_named

__all__ = ["Difference", "difference"]

_OWN = frozenset({"body", "media", "private"})
"""Fields that nothing shows but a record's own page, and search."""
_MENTIONED = re.compile(r"\[\[\s*([^\[\]|\n]+)")
"""What may be a mention: whether it has an end, and isn't code, takes longer to tell."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What may look otherwise: pages and files by address; where `everywhere`, also all indexes and redirects."""

    addresses: frozenset[str]
    everywhere: bool

    def touches(self, artifact: Artifact) -> bool:
        """Say whether something may look otherwise."""
        match artifact:
            case Page():
                return artifact.url in self.addresses or (self.everywhere and artifact.index)
            case Asset():
                return artifact.path in self.addresses
        return self.everywhere


def difference(before: Ink, now: Ink) -> Difference | None:
    """Return what may look otherwise than before, of the same options; None where nothing is sure to be the same.

    It is rather too much than too little. A page shows its own record, and of others what is in their `face`: all but a
    few fields. So it is the same where its own record is, what it lists and what it hangs together with, and the face
    of each of these; and a face is the same where its record is, and the faces of all that it names.
    """
    if _frame(before) != _frame(now):
        return None
    changed = _changed(before.story, now.story)
    seen = {id_ for id_, is_seen in changed.items() if is_seen}
    retied, mentioned = (_unlike(*pair) for pair in zip(before.links.ends, now.links.ends, strict=True))
    own = {*changed, *mentioned}
    if not seen | retied:
        return Difference(frozenset((*_pages_of(now, own), *finding_changed(before, now, own))), everywhere=False)
    if _nav(before) != _nav(now):
        return None
    named = {form.id: list(_named_by(form)) for form in _forms(now.story)}
    faces = seen | retied
    faces |= {id_ for id_, names in named.items() if any(shown and name in seen for name, shown in names)}
    own |= faces | {id_ for id_, names in named.items() if any(name in faces for name, _ in names)}
    own |= set(_beside(before, now, faces)) | set(_wholes(before.story, faces)) | set(_wholes(now.story, faces))
    listed = faces | _moved(before.chronology, now.chronology)
    pages = *_pages_of(now, own), *_lists(before, now, listed), *_years(before, now, listed)
    files = EVENTS, SUMMARIES, *finding_changed(before, now, own)
    return Difference(frozenset(pages + files), everywhere=True)


def _frame(ink: Ink) -> tuple[object, ...]:
    """Return what may stand on every page, or decide which there are."""
    return repr(ink.story.settings), ink.searched, len(ink.chronology.events) > ink.options.split


def _nav(ink: Ink) -> list[bool]:
    """Return which indexes have something on them, and so stand in the nav of every page."""
    pages = (*index_pages(ink), *graph_page(ink), *changes_page(ink))
    return [page.bare for page in pages]


def _forms(story: Story) -> Iterator[Any]:
    for collection in (story.events, story.entities, story.threads, story.sources, story.series):
        yield from collection.values()


def _unlike(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    return set() if one is other else {id_ for id_ in one.keys() | other.keys() if one.get(id_) != other.get(id_)}


def _changed(before: Story, now: Story) -> dict[str, bool]:
    """Return the ids of all records that one of the stories has otherwise than the other, and whether others see it.

    What an author wrote tells records apart: dates and numbers that are equal may be shown otherwise.
    """
    old, new = ({form.id: form for form in _forms(story)} for story in (before, now))
    found: dict[str, bool] = {}
    for id_ in old.keys() | new.keys():
        one, other = old.get(id_), new.get(id_)
        if one is not None and one is other:
            continue
        if one is None or other is None or _place(before, id_) != _place(now, id_) or type(one) is not type(other):
            found[id_] = True
        elif unlike := {name for name in _fields(one) if repr(getattr(one, name)) != repr(getattr(other, name))}:
            found[id_] = not unlike <= _OWN
    return found


def _place(story: Story, id_: str) -> tuple[object, ...]:
    return story.origins[id_].file, story.origins[id_].path


@cache
def _fields_of(form: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(form))


def _fields(form: Form) -> tuple[str, ...]:
    return _fields_of(type(form))  # type: ignore[arg-type]  # mypy takes a form's hash for its class's


def _named_by(form: Form) -> Iterator[tuple[str, bool]]:
    """Yield the id of each record that a record names, and whether pages other than its own may show that."""
    match form:
        case Event():
            series = (figure.series for figure in form.figures)
            names: Iterable[str | None] = (*form.entities, *form.threads, *sources_named(form), *series)
        case Entity():
            names = (form.part_of,)
        case Thread():
            names = (form.anchor,)
        case Series():
            names = (point.source for point in form.points)
        case _:
            names = ()
    yield from ((name, True) for name in names if name)
    for path, text in form.passages():
        if "[[" in text:
            yield from ((target.rstrip(), path[0] not in _OWN) for target in _MENTIONED.findall(text))


def _beside(before: Ink, now: Ink, faces: set[str]) -> Iterator[str]:
    """Yield each event that hangs together with one of another face, or stands beside another than before."""
    for id_ in now.story.events:
        if any(tie.other in faces for tie in now.links.ties(id_)) or not faces.isdisjoint(now.links.mentioned_in(id_)):
            yield id_
    rows = [(before.chronology.events, now.chronology.events)]
    rows += [(before.selections.threads.get(id_, ()), events) for id_, events in now.selections.threads.items()]
    for earlier, later in rows:
        stood = dict(_neighbours(earlier))
        yield from (id_ for id_, beside in _neighbours(later) if stood.get(id_) != beside or faces & {*beside})


def _neighbours(events: Sequence[Event]) -> Iterator[tuple[str, tuple[str, str]]]:
    ids = ["", *(event.id for event in events), ""]
    return ((id_, (ids[place], ids[place + 2])) for place, id_ in enumerate(ids[1:-1]))


def _wholes(story: Story, faces: set[str]) -> Iterator[str]:
    """Yield the entities of which others are said to be part."""
    return (each.part_of for each in story.entities.values() if each.part_of and each.id in faces)


def _moved(before: Chronology, now: Chronology) -> set[str]:
    """Return the ids of events that have another place in the whole order: drawings in lists say which it is."""
    places = {event.id: place for place, event in enumerate(before.events)}
    return {event.id for place, event in enumerate(now.events) if places.get(event.id) != place}


def _pages_of(ink: Ink, ids: Iterable[str]) -> Iterator[str]:
    found = (ink.story.find(id_) for id_ in ids)
    return (ink.options.addresses.page(folder_of(thing), thing.id) for thing in found if thing and thing.id)


def _lists(before: Ink, now: Ink, faces: set[str]) -> Iterator[str]:
    """Yield the pages of which the list is another, or one of the faces in it."""
    page = now.options.addresses.page
    for folder in ("entities", "threads", "kinds", "tags", "sources", "series"):
        earlier, later = _of(before.selections, folder), _of(now.selections, folder)
        yield from (page(folder, key) for key in earlier.keys() | later.keys() if _differ(earlier, later, key, faces))


def _years(before: Ink, now: Ink, listed: set[str]) -> Iterator[str]:
    """Yield the pages of years; each has the counts of all others, all kinds to filter by, and the story's lede."""
    earlier, later = years_told(before), years_told(now)
    around = [
        ([(name, len(events)) for name, events in years.items()], {*ink.selections.kinds})
        for ink, years in ((before, earlier), (now, later))
    ]
    every = around[0] != around[1] or "[[" in (now.story.settings.description or "")
    for name in later:
        if every or _differ(earlier, later, name, listed):
            yield now.options.addresses.page("timeline", name)


def _of(selections: Selections, folder: str) -> Mapping[str, Sequence[Event]]:
    found: Mapping[str, Sequence[Event]] = getattr(selections, folder)
    return found


def _differ(
    earlier: Mapping[str, Sequence[Event]], later: Mapping[str, Sequence[Event]], key: str, faces: set[str]
) -> bool:
    ids = [event.id for event in later.get(key, ())]
    return ids != [event.id for event in earlier.get(key, ())] or not faces.isdisjoint(ids)
