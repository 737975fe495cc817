"""Records pass, or are refused with every reason why."""

from collections.abc import Iterable, Mapping
from datetime import tzinfo
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from timeline.diagnostics import Diagnostic
from timeline.model.complaints import complaints
from timeline.model.event import Event
from timeline.model.fields import Form
from timeline.model.others import Entity, Series, Settings, Source, Thread
from timeline.records import Origin, Record
from timeline.vocabulary import Collection

__all__ = ["FORMS", "Passed", "Refused", "examine", "fields_of", "settle", "with_id"]

FORMS: Mapping[Collection, type[Form]] = {
    Collection.EVENTS: Event,
    Collection.ENTITIES: Entity,
    Collection.SOURCES: Source,
    Collection.THREADS: Thread,
    Collection.SERIES: Series,
    Collection.SETTINGS: Settings,
}
"""What records of each collection fill in."""


@cache
def fields_of(collection: Collection) -> frozenset[str]:
    """Return the names of the fields that records of a collection have."""
    return FORMS[collection].field_names()


class Passed(NamedTuple):
    """A valid record: the form that it fills in."""

    form: Any
    origin: Origin


class Refused(NamedTuple):
    """A record that isn't valid, and why."""

    record: Record
    faults: tuple[Diagnostic, ...]


def examine(record: Record, zone: tzinfo | None) -> Passed | Refused:
    """Return what becomes of a record, its instants without an offset being read in `zone`."""
    form = FORMS[record.collection]
    faults: tuple[Diagnostic, ...] = ()
    if "id" not in record.data and record.id is None and record.collection is not Collection.SETTINGS:
        message = f"the field 'id' is missing: in a file of several, each {record.collection.one} needs its own"
        faults = (record.origin.complain(message, "missing-field"),)
    try:
        valid = form.read(with_id(record), {"zone": zone})
    except ValidationError as error:
        faults += tuple(complaints(record, form, error))
    return Refused(record, faults) if faults else Passed(valid, record.origin)


def settle(records: Iterable[Record]) -> tuple[Passed | None, list[Diagnostic]]:
    """Return the settings that the first of some records states, and a complaint for each fault and each other one."""
    settings: Passed | None = None
    first: Record | None = None
    diagnostics: list[Diagnostic] = []
    for record in records:
        if first is not None:
            message = f"the settings stand in {first.origin.at()} already: a story has them once"
            diagnostics.append(record.origin.complain(message, "doubled-settings"))
            continue
        first = record
        match examine(record, None):
            case Passed() as settings:
                pass
            case Refused(_, faults):
                diagnostics += faults
    return settings, diagnostics


def with_id(record: Record) -> dict[str, Any]:
    """Return a record's data with the id that its file's name gives it; one without either has a stand-in."""
    if "id" in record.data or record.collection is Collection.SETTINGS:
        return record.data
    return {"id": record.id or "unnamed", **record.data}
