"""Timeline blocks: a fenced question in anybody's Markdown, answered with events."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from timeline.dates import EventDate
from timeline.diagnostics import Diagnostic, Location, did_you_mean
from timeline.records import read
from timeline.render import Change, Here, change_groups, changes_of, claims_in
from timeline.urls import slug
from timeline.views import Query, select
from timeline.vocabulary import Collection, Status

__all__ = ["VIEWS", "Block", "read_block", "show_block"]

_LIMIT = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_ORDERS = {"oldest": False, "newest": True}
_FIELDS = (
    "view", "event", "kind", "thread", "entity", "tag", "source", "status", "series", "from", "to", "limit", "order",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """What a block asks for, and how it wants the answer shown."""

    view: str = "list"
    query: Query = field(default_factory=Query)
    series: tuple[str, ...] = ()


def read_block(text: str, here: Here, place: Location) -> tuple[Block, list[Diagnostic]]:
    """Return the block that a fence's text asks for, and a complaint about each of its faults.

    `place` is where the fence's first line of text stands.
    """
    if not text.strip():
        return Block(), []
    records, faults, _ = read(text, place.file, Collection.SETTINGS, fields=_FIELDS)
    if faults:
        return Block(), [_moved(fault, place) for fault in faults]
    if len(records) > 1:
        message = "a block asks one question: write a block for each"
        return Block(), [_moved(Diagnostic(records[1].origin.at(), message, "two-questions"), place)]
    reader = _Reader(records[0].data, records[0].origin.at, records[0].origin.key_at, place, here)
    return reader.block(), reader.diagnostics


def show_block(block: Block, here: Here, name: str, level: int = 3) -> str:
    """Return the HTML of a block's answer, titles of events being headings of a level.

    `name` is the block's own on its page: ids of what is drawn begin with it.
    """
    words = _answer(block, here)
    return here.ink.render(f"block-{block.view}.html", here, level=level, name=name, **words)


def _answer(block: Block, here: Here) -> Mapping[str, object]:
    """Return what a view shows; of claims and changes it is these that a limit counts and a status tells apart."""
    query, chronology = block.query, here.ink.chronology
    match block.view:
        case "claims":
            events = select(replace(query, statuses=frozenset(), limit=None), chronology)
            return {"claimed": claims_in(events, query.statuses, query.limit)}
        case "changes":
            return {"groups": list(islice(change_groups(_changes(query, here)), query.limit))}
    return {"events": select(query, chronology), "series": here.all("series", block.series)}


def _changes(query: Query, here: Here) -> Iterator[Change]:
    """Yield the changes to what a query finds; one that leaves all open is told of withdrawn events, too."""
    query = replace(query, limit=None, newest=False)
    ids = {event.id for event in select(query, here.ink.chronology)}
    yield from (change for change in changes_of(here.ink) if query == Query() or change.event.id in ids)


VIEWS = ("list", "table", "overview", "graph", "chart", "count", "facts", "claims", "changes")
"""How an answer can be shown: each has a template `block-….html`."""


@dataclass(slots=True)
class _Reader:
    data: Mapping[str, Any]
    at: Callable[..., Location]
    key_at: Callable[..., Location]
    place: Location
    here: Here
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def block(self) -> Block:
        for name in self.data:
            if name not in _FIELDS:
                hint = did_you_mean(name, _FIELDS)
                self._complain(self.key_at(name), f"a block has no field '{name}'{hint}", "unknown-field")
        story = self.here.ink.story
        query = Query(
            ids=self._names("event", story.events),
            kinds=self._names("kind", story.kinds),
            threads=self._names("thread", story.threads),
            entities=self._names("entity", story.entities),
            sources=self._names("source", story.sources),
            tags=self._tags(),
            statuses=self._names("status", {status.value: status for status in Status}),
            since=self._date("from"),
            until=self._date("to"),
            newest=self._order(),
            limit=self._limit(),
        )
        return Block(self._view(), query, self._series())

    def _words(self, name: str) -> list[tuple[Location, str]]:
        """Return a field's words; one alone stands for a list of one."""
        value = self.data.get(name)
        if value is None:
            return []
        if isinstance(value, str):
            return [(self.at(name), value)]
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return [(self.at(name, number), item) for number, item in enumerate(value)]
        self._complain(self.at(name), f"{name}: expected a word or a list of words", "type")
        return []

    def _names(self, name: str, known: Mapping[str, object]) -> frozenset[str]:
        words = self._words(name)
        for place, word in words:
            if word not in known and word not in self.here.ink.story.presumed:
                self._complain(place, f"no {name} is called '{word}'{did_you_mean(word, known)}", f"unknown-{name}")
        return frozenset(word for _, word in words)

    def _series(self) -> tuple[str, ...]:
        """Return the series that a chart shows; other views show none."""
        names = self._names("series", self.here.ink.story.series)
        if names and self.data.get("view") != "chart":
            self._complain(self.key_at("series"), "only 'view: chart' shows a series", "series")
        if not names and self.data.get("view") == "chart" and "series" not in self.data:
            self._complain(self.at("view"), "a chart needs 'series: …', the id of a series", "series")
        return tuple(word for _, word in self._words("series"))

    def _tags(self) -> frozenset[str]:
        words, known = self._words("tag"), self.here.ink.selections.tag_names
        for place, word in words:
            if slug(word) not in known:
                hint = did_you_mean(word, known.values())
                self._complain(place, f"no event has the tag '{word}'{hint}", "unknown-tag")
        return frozenset(slug(word) for _, word in words)

    def _date(self, name: str) -> EventDate | None:
        value = self.data.get(name)
        if value is None:
            return None
        try:
            return EventDate.parse(value, self.here.ink.chronology.zone)
        except (ValueError, TypeError) as error:
            self._complain(self.at(name), f"date {error}", "date")
            return None

    def _one(self, name: str, known: tuple[str, ...]) -> str:
        value = self.data.get(name, known[0])
        if value in known:
            return str(value)
        hint = did_you_mean(str(value), known)
        self._complain(self.at(name), f"{name} '{value}': expected {', '.join(known)}{hint}", name)
        return known[0]

    def _view(self) -> str:
        return self._one("view", VIEWS)

    def _order(self) -> bool:
        return _ORDERS[self._one("order", tuple(_ORDERS))]

    def _limit(self) -> int | None:
        value = self.data.get("limit")
        if value is None:
            return None
        if not isinstance(value, str) or not _LIMIT.fullmatch(value):
            self._complain(self.at("limit"), f"limit '{value}': expected a number like 5", "limit")
            return None
        return int(value)

    def _complain(self, location: Location, message: str, code: str) -> None:
        self.diagnostics.append(_moved(Diagnostic(location, message, code), self.place))


def _moved(diagnostic: Diagnostic, place: Location) -> Diagnostic:
    """Return a complaint about a block's text as one about the page it stands in."""
    inner = diagnostic.location
    location = Location(place.file, place.line + inner.line - 1, place.column + inner.column - 1)
    return replace(diagnostic, location=location)
