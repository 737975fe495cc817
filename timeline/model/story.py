"""All valid records of one story, by id, and the way back to what their authors wrote."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, TypeVar

from pydantic import ValidationError

from timeline.diagnostics import Diagnostic
from timeline.model.event import Event
from timeline.model.examining import FORMS, Passed, Refused, with_id
from timeline.model.fields import Form
from timeline.model.others import Entity, Series, Settings, Source, Thread
from timeline.records import Origin, Record
from timeline.vocabulary import KINDS, RELATIONS, Kind, Relation

AnyForm = TypeVar("AnyForm", bound=Form)

__all__ = ["Story", "compose"]

# What a suspect record stands with where its own fields are wrong; no date stands for every date.
_STAND_INS = {"id": "unnamed", "date": "0001", "title": "…", "name": "…"}


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

    def bare(self) -> "Story":
        """Return the story without the texts it was read from, of which nobody complains any more."""
        return replace(self, origins={id_: origin.bare() for id_, origin in self.origins.items()})

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
    examined: Iterable[Passed | Refused],
    settings: Passed | None = None,
    *,
    drafts: bool = False,
    unread: Iterable[str] = (),
) -> tuple[Story, list[Diagnostic]]:
    """Return the story that records tell, and a complaint for each fault in them.

    Drafts are left out unless asked for. `unread` are the texts of files that could not be read.
    """
    composer = _Composer(settings, drafts=drafts)
    for each in examined:
        composer.add(each)
    composer.presumed.update(word for text in unread for word in re.findall(r"[a-z0-9][a-z0-9-]*", text))
    return composer.story(), composer.diagnostics


class _Composer:
    def __init__(self, settings: Passed | None, *, drafts: bool) -> None:
        self.settings: Settings = settings.form if settings else Settings()
        self.settings_origin = settings.origin if settings else None
        self.with_drafts = drafts
        self.found: dict[type[Form], dict[str, Any]] = {form: {} for form in FORMS.values()}
        self.origins: dict[str, Origin] = {}
        self.drafts: set[str] = set()
        self.presumed: set[str] = set()
        self.suspects: list[Form] = []
        self.diagnostics: list[Diagnostic] = []

    def add(self, examined: Passed | Refused) -> None:
        match examined:
            case Refused(record, faults):
                self.diagnostics += faults
                self.presumed.update([str(record.id), *_ids_within(record.data)])
                self._suspect(record)
            case Passed(form, _) if form.draft and not self.with_drafts:
                self.drafts.add(form.id)
                if isinstance(form, Event):
                    self.drafts.update(each.id for each in form.sources if isinstance(each, Source) and each.id)
            case Passed(form, origin):
                self._keep(form, origin)
                if isinstance(form, Event):
                    self._keep_sources(form, origin)

    def _suspect(self, record: Record) -> None:
        """Keep what is right about a record that isn't valid, so that the names in it are checked in the same run."""
        form, data, context = FORMS[record.collection], with_id(record), {"zone": self.settings.time_zone}
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
        self.origins[data["id"]] = record.origin
        self.suspects.append(suspect)

    def _keep_sources(self, event: Event, origin: Origin) -> None:
        for number, source in enumerate(event.sources):
            if isinstance(source, Source) and source.id:
                self._keep(source, origin.part("sources", number))

    def _keep(self, form: Any, origin: Origin) -> None:
        if taken := self.origins.get(form.id):
            message = f"the id '{form.id}' is taken: {taken.at()} has it"
            self.diagnostics.append(origin.complain(message, "doubled-id", "id"))
            return
        self.origins[form.id] = origin
        self.found[type(form)][form.id] = form

    def story(self) -> Story:
        return Story(
            settings=self.settings,
            settings_origin=self.settings_origin,
            events=self.found[Event],
            entities=self.found[Entity],
            sources=self.found[Source],
            threads=self.found[Thread],
            series=self.found[Series],
            kinds=dict(_kinds(self.settings)),
            relations=dict(_relations(self.settings)),
            origins=self.origins,
            drafts=frozenset(self.drafts),
            presumed=frozenset(self.presumed),
            suspects=tuple(self.suspects),
        )


def _ids_within(data: dict[str, Any]) -> Iterator[str]:
    """Yield the ids of the sources that are written in a record's place."""
    sources = data.get("sources")
    for source in sources if isinstance(sources, list) else []:
        if isinstance(source, dict) and "id" in source:
            yield str(source["id"])


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
