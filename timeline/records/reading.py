"""YAML text becomes records.

The text is read as a stream of events (YAML 1.1, libyaml) and never composed: 200 kB of `[` would end the
interpreter. Depth, size, anchors, aliases, tags and doubled keys are refused in that stream. Every scalar is
text, so `NO`, `12:30`, `0123` and dates are never misread; an empty value is `None`.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from timeline.diagnostics import Diagnostic, Location
from timeline.records.origins import Origin
from timeline.records.places import Path, places_of, text_of
from timeline.records.recovering import recover
from timeline.records.slips import MAXIMUM_DEPTH, TOO_DEEP, Slip, glued_comment
from timeline.vocabulary import Collection

__all__ = ["MAXIMUM_BYTES", "Record", "decode", "read"]

MAXIMUM_BYTES = 32 * 1024 * 1024
"""A larger file is not read."""

MAXIMUM_VALUES = 10_000
"""Scalars, lists and mappings in one record; more is a mistake or an attack."""

# C0 and C1 controls but for tab and line feed, line and paragraph separators, characters that turn the direction
# of the text around them, tag characters and what is no character at all.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)

# What most texts are made of: nothing of it is forbidden, and to take it out is quicker than to look at it.
_USUAL = b"\t\n" + bytes(range(0x20, 0x7F))

# A comment that begins like a word, as `#1` does, may have been part of a sentence. (What begins with one certain
# character is found soonest.)
_GLUED = re.compile(r"#(?<=[ \t]#)[^\s#]")

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Record:
    """One record as its author wrote it: data, and the way back to the line and column of every value."""

    collection: Collection
    data: dict[str, Any]
    origin: Origin
    alone: bool = True

    @property
    def id(self) -> str | None:
        """The id as written, or the file's name where the file holds this record alone."""
        written = self.data.get("id")
        if isinstance(written, str):
            return written
        name = self.origin.file.rpartition("/")[2]
        return (name.rpartition(".")[0] or name) if self.alone and "id" not in self.data else None


def decode(content: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """Return the text of a file of UTF-8, line ends made one; complain of what is no text."""
    if len(content) > MAXIMUM_BYTES:
        message = f"the file is larger than {MAXIMUM_BYTES // 1024**2} MiB: split it"
        return "", [Diagnostic(Location(file), message, "too-large")]
    try:
        text = text_of(content)
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
        location = Location(file, before.count(b"\n") + 1, column)
        message = f"byte {error.start + 1} is not UTF-8: save the file as UTF-8"
        return "", [Diagnostic(location, message, "encoding")]
    unusual = text.encode().translate(None, _USUAL).decode()
    if _FORBIDDEN.search(unusual) and (found := _FORBIDDEN.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        message = f"the character U+{ord(found[0]):04X} can't be seen and is not allowed: delete it"
        return "", [Diagnostic(Location(file, line, column), message, "character")]
    return text, []


def read(
    text: str,
    file: str,
    collection: Collection,
    content: bytes | None = None,
    fields: Iterable[str] = (),
) -> tuple[list[Record], list[Diagnostic], str]:
    """Return the records of one file, what is wrong with it, and so much of its text as could not be read.

    A file holds one record, a list of records, or several documents of either. `content` is what the text was decoded
    from. Where there is a fault, what follows is read from the next record or field on that surely begins, as `fields`
    are called, and the records without any fault are returned.
    """
    try:
        documents = _documents(text)
    except (Slip, yaml.YAMLError) as fault:
        return _rest(text, file, collection, recover(text, fault, fields, _documents))
    alone = len(documents) == 1 and isinstance(documents[0], dict)
    content = text.encode() if content is None else content
    records, diagnostics = _records(documents, content, file, collection, alone=alone)
    if not records and not diagnostics:
        message = f"the file holds no {collection.one}: write one, or delete the file"
        diagnostics.append(Diagnostic(Location(file), message, "empty"))
    return records, diagnostics, text if diagnostics else ""


def _rest(
    text: str, file: str, collection: Collection, recovered: tuple[list[Slip], str, str]
) -> tuple[list[Record], list[Diagnostic], str]:
    slips, kept, unread = recovered
    diagnostics = [slip.diagnostic(file) for slip in slips]
    try:
        records, more = _records(_documents(kept), kept.encode(), file, collection, alone=False)
    except (Slip, yaml.YAMLError):  # a fault was met elsewhere than it is: nobody knows what stands well beside it
        return [], diagnostics, text
    return records, diagnostics + more, unread


def _documents(text: str) -> list[Any]:
    return list(_Reader(text).documents())


def _records(
    documents: list[Any], content: bytes, file: str, collection: Collection, *, alone: bool
) -> tuple[list[Record], list[Diagnostic]]:
    records, diagnostics = [], []
    for number, document in enumerate(documents):
        items = enumerate(document) if isinstance(document, list) else [(None, document)]
        for index, data in items:
            place: Path = (number,) if index is None else (number, index)
            if isinstance(data, dict):
                records.append(Record(collection, data, Origin(file, content, place), alone))
            elif data is not None:
                location = places_of(content).value(file, place)
                message = f"a record is a list of fields like 'title: …', not the text '{_short(data)}'"
                diagnostics.append(Diagnostic(location, message, "not-a-record"))
    return records, diagnostics


def _short(data: object) -> str:
    text = str(data)
    return text if len(text) <= 40 else text[:39] + "…"


class _Reader:
    """Builds plain data from the event stream, stopping at the first thing that must not be there."""

    def __init__(self, text: str) -> None:
        self.loader = Loader(text)
        self.lines = text.split("\n") if _GLUED.search(text) else []
        self.escaping = "\\" in text
        self.values = 0

    def documents(self) -> Iterator[Any]:
        event: Callable[[], yaml.Event] = self.loader.get_event
        try:
            while True:
                happening = event()
                if isinstance(happening, yaml.StreamEndEvent):
                    return
                if isinstance(happening, (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)):
                    self.values = 0
                    continue
                yield self._value(happening, 0)
        finally:
            self.loader.dispose()

    def _value(self, event: Any, depth: int) -> Any:
        if event.anchor is not None:
            word = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"a value that begins with '{word}' is an anchor or alias to YAML: put the value in quotes"
            raise Slip.at(event.start_mark, message, "anchor")
        if event.tag is not None:
            message = f"tags like '{event.tag}' are not read: put a value that begins with '!' in quotes"
            raise Slip.at(event.start_mark, message, "tag")
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if depth == MAXIMUM_DEPTH:
            raise Slip.at(event.start_mark, TOO_DEEP, "too-deep")
        self.values += 1
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth + 1)
        return self._mapping(depth + 1)

    def _list(self, depth: int) -> list[Any]:
        next_event, items = self.loader.get_event, []
        while not isinstance(event := next_event(), yaml.SequenceEndEvent):
            items.append(self._value(event, depth))
            if depth == 1:  # each record of a list is counted by itself
                self.values = 0
        return items

    def _mapping(self, depth: int) -> dict[str, Any]:
        next_event = self.loader.get_event
        fields: dict[str, Any] = {}
        while not isinstance(event := next_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                message = "a field's name is a word, not a list or a mapping: put a text that begins so in quotes"
                raise Slip.at(event.start_mark, message, "field-name")
            key = self._text(event) or ""
            if key == "<<" and not event.style:
                raise Slip.at(event.start_mark, "merge keys '<<' are not read: write the fields out", "merge-key")
            if key in fields:
                raise Slip.at(event.start_mark, f"the field '{key}' stands here a second time", "doubled-field")
            event = next_event()
            plain = type(event) is yaml.ScalarEvent
            fields[sys.intern(key)] = self._text(event) if plain else self._value(event, depth)
        return fields

    def _text(self, event: Any) -> str | None:
        self.values += 1
        if self.values > MAXIMUM_VALUES:
            raise Slip.at(event.start_mark, f"more than {MAXIMUM_VALUES} values in one record", "too-many")
        if event.anchor is not None or event.tag is not None:
            self._value(event, 0)
        text: str = event.value
        if not event.style:
            if text in {"", "~"}:
                return None
            if self.lines:
                glued_comment(event, self.lines)
        elif self.escaping and event.style == '"' and (found := _FORBIDDEN.search(text)):
            message = f"the character U+{ord(found[0]):04X} can't be seen and is not allowed: delete it"
            raise Slip.at(event.start_mark, message, "character")
        return text
