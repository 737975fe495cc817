"""All valid records of one story, by id, and the way back to what their authors wrote."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import count
from typing import Any, TypeVar

from pydantic import ValidationError

from timeline.diagnostics import Diagnostic, Location, Severity
from timeline.model.complaints import complaints
from timeline.model.event import Event
from timeline.model.fields import Form
from timeline.model.others import Entity, Series, Settings, Source, Thread
from timeline.recall import Recall
from timeline.records import Record
from timeline.vocabulary import KINDS, RELATIONS, Collection, Kind, Relation

AnyForm = TypeVar("AnyForm", bound=Form)

__all__ = ["Origin", "Story", "compose"]

_FORMS: Mapping[Collection, type[Form]] = {
    Collection.EVENTS: Event,
    Collection.ENTITIES: Entity,
    Collection.SOURCES: Source,
    Collection.THREADS: Thread,
    Collection.SERIES: Series,
    Collection.SETTINGS: Settings,
}


# What a suspect record stands with where its own fields are wrong; no date stands for every date.
_STAND_INS = {"id": "unnamed", "date": "0001", "title": "…", "name": "…"}


@dataclass(frozen=True, slots=True)
class Origin:
    """The record, and the path in it, that something was read from."""

    record: Record
    path: tuple[str | int, ...] = ()

    def at(self, *path: str | int) -> Location:
        """Return where the value at `path` of this thing stands."""
        return self.record.at(*self.path, *path)

    def complain(self, message: str, code: str, *path: str | int, severity: Severity = Severity.ERROR) -> Diagnostic:
        """Return a complaint about the value at `path`."""
        return Diagnostic(self.at(*path), message, code, severity)


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that was told, valid record by valid record; what bears on what is asked elsewhere.

    `presumed` are ids that a record which could not be read, or isn't valid, seems to define: nobody is told that
    they don't exist. `drafts` are ids of records that are left out.
    `suspects` are what could be read of records that aren't valid: what they name is checked like everything else, but
    they are shown nowhere.
    """

    settings: Settings = field(default_factory=Settings)
    events: Mapping[str, Event] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    threads: Mapping[str, Thread] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=lambda: KINDS)
    relations: Mapping[str, Relation] = field(default_factory=lambda: RELATIONS)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    presumed: frozenset[str] = frozenset()
    suspects: tuple[Form, ...] = ()
    settings_origin: Origin | None = None

    def checked(self, form: type[AnyForm]) -> Iterator[AnyForm]:
        """Yield every record of a kind, valid or suspect."""
        for collection in (self.events, self.entities, self.threads, self.sources, self.series):
            yield from (each for each in collection.values() if isinstance(each, form))
        yield from (each for each in self.suspects if isinstance(each, form))

    def find(self, id_: str) -> Event | Entity | Source | Thread | Series | None:
        """Return the record of whatever collection that has this id."""
        for collection in (self.events, self.entities, self.threads, self.sources, self.series):
            if found := collection.get(id_):
                return found
        return None

    def sources_of(self, event: Event) -> list[tuple[Source, str | None]]:
        """Return the event's sources in the author's order, each with its locator; unknown ones are left out."""
        pairs = []
        for citation in event.sources:
            if isinstance(citation, Source):
                pairs.append((citation, citation.locator))
            elif source := self.sources.get(citation.source):
                pairs.append((source, citation.locator or source.locator))
        return pairs


def compose(
    records: Iterable[Record], *, drafts: bool = False, unread: Iterable[str] = (), recall: Recall | None = None
) -> tuple[Story, list[Diagnostic]]:
    """Return the story that the records tell, and a complaint for each fault in them.

    Drafts are left out unless asked for. `unread` are the texts of files that could not be read. What `recall` knows of
    the same records is not worked out again.
    """
    composer = _Composer(recall or Recall(), drafts=drafts)
    everything = list(records)
    composer.read_settings(record for record in everything if record.collection is Collection.SETTINGS)
    for record in everything:
        if record.collection is not Collection.SETTINGS:
            composer.add(record)
    composer.presumed.update(word for text in unread for word in re.findall(r"[a-z0-9][a-z0-9-]*", text))
    return composer.story(), composer.diagnostics


class _Composer:
    def __init__(self, recall: Recall, *, drafts: bool) -> None:
        self.recall = recall
        self.with_drafts = drafts
        self.settings = Settings()
        self.settings_origin: Origin | None = None
        self.found: dict[Collection, dict[str, Any]] = {collection: {} for collection in _FORMS}
        self.origins: dict[str, Origin] = {}
        self.drafts: set[str] = set()
        self.presumed: set[str] = set()
        self.suspects: list[Form] = []
        self.diagnostics: list[Diagnostic] = []
        self.zone: tzinfo | None = None

    def read_settings(self, records: Iterable[Record]) -> None:
        first: Record | None = None
        for record in records:
            if first is not None:
                message = f"the settings stand in {first.at()} already: a story has them once"
                self.diagnostics.append(Diagnostic(record.at(), message, "doubled-settings"))
            elif isinstance(settings := self._valid(record), Settings):
                self.settings, self.settings_origin = settings, Origin(record)
            first = first or record
        self.zone = self.settings.time_zone

    def add(self, record: Record) -> None:
        if "id" not in record.data and record.id is None:
            message = f"the field 'id' is missing: in a file of several, each {record.collection.one} needs its own"
            self.diagnostics.append(Diagnostic(record.at(), message, "missing-field"))
        valid = self._valid(record)
        if valid is None or record.id is None:
            self.presumed.add(str(record.id))
            self._suspect(record)
        elif valid.draft and not self.with_drafts:  # type: ignore[attr-defined]
            self.drafts.add(valid.id)  # type: ignore[attr-defined]
        else:
            self._keep(record.collection, valid, Origin(record))
            if isinstance(valid, Event):
                self._keep_sources(record, valid)

    def _valid(self, record: Record) -> Form | None:
        form, faults = self.recall.once(_read, record, self.zone)
        self.diagnostics.extend(faults)
        return form

    def _suspect(self, record: Record) -> None:
        """Keep what is right about a record that isn't valid, so that the names in it are checked in the same run."""
        form, data, context = _FORMS[record.collection], _with_id(record), {"zone": self.zone}
        try:
            form.read(data, context)
        except ValidationError as error:
            wrong = {fault["loc"][0] for fault in error.errors(include_url=False) if fault["loc"]}
            data = {**_STAND_INS, **{name: value for name, value in data.items() if name not in wrong}}
        data = {name: value for name, value in data.items() if name in form.field_names()}
        data["id"] = next(id_ for n in count() if (id_ := data["id"] if not n else f"unnamed-{n}") not in self.origins)
        try:
            suspect = form.read(data, context)
        except ValidationError:
            return
        self.origins[data["id"]] = Origin(record)
        self.suspects.append(suspect)

    def _keep_sources(self, record: Record, event: Event) -> None:
        for number, source in enumerate(event.sources):
            if isinstance(source, Source) and source.id:
                self._keep(Collection.SOURCES, source, Origin(record, ("sources", number)))

    def _keep(self, collection: Collection, thing: Any, origin: Origin) -> None:
        if taken := self.origins.get(thing.id):
            message = f"the id '{thing.id}' is taken: {taken.at()} has it"
            self.diagnostics.append(origin.complain(message, "doubled-id", "id"))
            return
        self.origins[thing.id] = origin
        self.found[collection][thing.id] = thing

    def story(self) -> Story:
        return Story(
            settings=self.settings,
            settings_origin=self.settings_origin,
            events=self.found[Collection.EVENTS],
            entities=self.found[Collection.ENTITIES],
            sources=self.found[Collection.SOURCES],
            threads=self.found[Collection.THREADS],
            series=self.found[Collection.SERIES],
            kinds=dict(_kinds(self.settings)),
            relations=dict(_relations(self.settings)),
            origins=self.origins,
            drafts=frozenset(self.drafts),
            presumed=frozenset(self.presumed),
            suspects=tuple(self.suspects),
        )


def _read(record: Record, zone: tzinfo | None) -> tuple[Form | None, tuple[Diagnostic, ...]]:
    form = _FORMS[record.collection]
    try:
        return form.read(_with_id(record), {"zone": zone}), ()
    except ValidationError as error:
        return None, tuple(complaints(record, form, error))


def _with_id(record: Record) -> dict[str, Any]:
    """Return a record's data with the id that its file's name gives it; one without either has a stand-in."""
    if "id" in record.data or record.collection is Collection.SETTINGS:
        return record.data
    return {"id": record.id, **record.data} if record.id is not None else {**record.data, "id": "unnamed"}


def _kinds(settings: Settings) -> Iterator[tuple[str, Kind]]:
    yield from KINDS.items()
    for name, form in settings.kinds.items():
        usual = KINDS.get(name, Kind(name, name.replace("-", " ").capitalize()))
        yield (
            name,
            Kind(
                name,
                form.label or usual.label,
                form.shape or usual.shape,
                form.color or usual.color,
                form.icon or usual.icon,
            ),
        )


def _relations(settings: Settings) -> Iterator[tuple[str, Relation]]:
    yield from RELATIONS.items()
    for name, form in settings.relations.items():
        usual = RELATIONS.get(name)
        yield (
            name,
            Relation(
                name,
                form.inverse,
                form.label or name.replace("-", " "),
                form.inverse_label or form.inverse.replace("-", " "),
                causal=form.causal,
                orders=usual.orders if usual else False,
            ),
        )
