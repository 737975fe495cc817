"""What belongs together: the events behind a reader's question."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from timeline.chronology import Chronology
from timeline.dates import EventDate, Point, Precision
from timeline.model import Event, Source, Story
from timeline.urls import slug

__all__ = [
    "Month",
    "Query",
    "Selections",
    "Year",
    "by_month",
    "collect",
    "lanes_by",
    "select",
    "sources_named",
    "standing",
]

_PRECISE = frozenset({Precision.MONTH, Precision.DAY, Precision.MINUTE, Precision.SECOND})


@dataclass(frozen=True, slots=True)
class Query:
    """A reader's question; what it leaves out it leaves open. Several words of one field mean any of them."""

    ids: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    threads: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    since: EventDate | None = None
    until: EventDate | None = None
    newest: bool = False
    limit: int | None = None


class Month(NamedTuple):
    """The events that stand in one month of a heading; without a month, those known to the year only."""

    year: int
    month: int | None
    events: tuple[Event, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year in which something stands."""

    year: int
    months: tuple[Month, ...]
    anchor: str = ""

    @property
    def count(self) -> int:
        """How many events the year holds."""
        return sum(len(month.events) for month in self.months)


@dataclass(frozen=True, slots=True)
class Selections:
    """Every event that belongs to an entity, thread, kind, tag, source or series, each list in order."""

    entities: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    threads: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    kinds: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    tags: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    sources: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    series: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    tag_names: Mapping[str, str] = field(default_factory=dict)


def collect(chronology: Chronology) -> Selections:
    """Return all selections in one pass over the events in order."""
    found: dict[str, dict[str, dict[str, Event]]] = {
        name: defaultdict(dict) for name in ("entities", "threads", "kinds", "tags", "sources", "series")
    }
    tag_names: dict[str, str] = {}
    for event in chronology.events:
        id_ = event.id
        for key in event.entities:
            found["entities"][key][id_] = event
        for key in event.threads:
            found["threads"][key][id_] = event
        if event.kind:
            found["kinds"][event.kind][id_] = event
        for tag in event.tags:
            found["tags"][key := slug(tag)][id_] = event
            tag_names.setdefault(key, tag)
        for key in sources_named(event):
            found["sources"][key][id_] = event
        for figure in event.figures:
            if figure.series:
                found["series"][figure.series][id_] = event
    lists = {name: {key: tuple(events.values()) for key, events in groups.items()} for name, groups in found.items()}
    return Selections(**lists, tag_names=tag_names)


def sources_named(event: Event) -> Iterator[str]:
    """Yield the id of every source that an event leans on anywhere."""
    for citation in event.sources:
        name = citation.id if isinstance(citation, Source) else citation.source
        if name:
            yield name
    for claim in event.claims:
        yield from (reference.source for reference in (*claim.supporting, *claim.against))
    yield from (figure.source for figure in event.figures if figure.source)


def select(query: Query, chronology: Chronology) -> tuple[Event, ...]:
    """Return the events that answer a query, oldest first unless it asks for the newest."""
    events = chronology.events[::-1] if query.newest else chronology.events
    matching = (event for event in events if _matches(event, query, chronology.zone))
    return tuple(islice(matching, query.limit))


def _matches(event: Event, query: Query, zone: tzinfo) -> bool:
    return (
        (not query.ids or event.id in query.ids)
        and (not query.kinds or event.kind in query.kinds)
        and (not query.threads or not query.threads.isdisjoint(event.threads))
        and (not query.entities or not query.entities.isdisjoint(event.entities))
        and (not query.tags or not query.tags.isdisjoint(slug(tag) for tag in event.tags))
        and (not query.sources or not query.sources.isdisjoint(sources_named(event)))
        and (not query.statuses or (event.status or "") in query.statuses)
        and _within(event.date, query, zone)
    )


def _within(date: EventDate, query: Query, zone: tzinfo) -> bool:
    """Say whether a date may lie between the query's bounds, both of which belong to it."""
    first, last = date.span(zone)
    if query.since and (since := query.since.span(zone)[0]) is not None and last is not None and last < since:
        return False
    until = query.until.span(zone)[1] if query.until else None
    return until is None or first is None or first <= until


def lanes_by(collection: str, story: Story, events: Iterable[Event], others: str) -> list[tuple[str, str, list[Event]]]:
    """Return events by the first of their threads, or by their kind, in the author's order; the others come last.

    Each group is an id, a name, and its events; a single group has no name. `others` names those of none.
    """
    names = (
        {id_: thread.title for id_, thread in story.threads.items()}
        if collection == "threads"
        else {id_: kind.label for id_, kind in story.kinds.items()}
    )
    found: dict[str, list[Event]] = {}
    for event in events:
        lane = ""
        for each in event.threads if collection == "threads" else (event.kind,):
            if each in names:
                lane = each
                break
        found.setdefault(lane, []).append(event)
    groups = [(id_, name if len(found) > 1 else "", found[id_]) for id_, name in names.items() if id_ in found]
    if "" in found:
        groups.append(("", others if groups else "", found[""]))
    return groups


def by_month(events: Iterable[Event], zone: tzinfo) -> tuple[Year, ...]:
    """Return events in order as years of months; one known to its year only stands before the months.

    A year or a month that comes a second time (an event said to be before another may stand late) has an anchor of
    its own all the same.
    """
    seen: Counter[str] = Counter()
    placed = [(*standing(event.date, zone), event) for event in events]
    return tuple(
        Year(year, tuple(_months(year, group, seen)), _anchor(f"y{year}", seen))
        for year, group in groupby(placed, itemgetter(0))
    )


def _months(year: int, placed: Iterable[tuple[int, int | None, Event]], seen: Counter[str]) -> Iterator[Month]:
    for month, group in groupby(placed, itemgetter(1)):
        name = f"m{year}-{month:02}" if month else f"m{year}"
        yield Month(year, month, tuple(event for _, _, event in group), _anchor(name, seen))


def _anchor(name: str, seen: Counter[str]) -> str:
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


@lru_cache(maxsize=65_536)  # an event stands in the lists of all that it belongs to
def standing(date: EventDate, zone: tzinfo) -> tuple[int, int | None]:
    """Return the year and month a date stands under: those of its start, or of its end where it has no start.

    The month is None where the date is vaguer than a month. An instant is read on the story's clock.
    """
    point = date.start if isinstance(date.start, Point) else date.end
    if not isinstance(point, Point):
        return 0, None
    bound = point.earliest if isinstance(date.start, Point) else point.latest
    if bound.time is not None and 1 < bound.year < 9999:
        seen = datetime.combine(datetime(bound.year, bound.month, bound.day, tzinfo=UTC).date(), bound.time).astimezone(
            zone
        )
        return seen.year, seen.month
    return bound.year, bound.month if point.precision in _PRECISE or _inside_a_month(point) else None


def _inside_a_month(point: Point) -> bool:
    first, last = point.earliest, point.latest
    return (first.year, first.month) == (last.year, last.month)
