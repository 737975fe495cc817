"""The story's events as data, for the filters of the timeline to ask when they are first needed."""

import json
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import Any

from timeline.model import Event
from timeline.render.artifacts import Asset
from timeline.render.columns import column
from timeline.render.ink import Here, Ink
from timeline.urls import slug

__all__ = ["EVENTS", "SUMMARIES", "events_data", "events_text", "summaries_text"]

EVENTS = "assets/timeline/events.json"
SUMMARIES = "assets/timeline/summaries.json"

_ANY = "#"


def events_data(ink: Ink) -> Iterable[Asset]:
    """Yield the file of events, and that of what is said of them, which is larger and later needed."""
    yield Asset(EVENTS, partial(events_text, ink))
    yield Asset(SUMMARIES, partial(summaries_text, ink))


def events_text(ink: Ink) -> str:
    """Return every event that is told, in order, with what it can be filtered by, as columns.

    What stands at one place of each column belongs to one event. `begun` says how many seconds after the one before it
    an event began at the earliest, and `lasted` how many later it ended at the latest, null where that is open (the
    first is counted from 1970). What is named at length once (dates, months, kinds, …) has its places in a column; no
    kind and no status are -1. Addresses are below the site's root, `#` standing for the event's id.

    Columns of words are one text, a line for each event, and so are those of several places, with blanks between these:
    a browser reads few long texts in a third of the time of many short ones. `dates` are lines, too, and `short`
    has the two parts of each one's short form with a tab between them.
    """
    events = ink.chronology.events
    here = ink.at("timeline")
    kinds = {kind.id: kind.label for kind in here.kinds_of(events)}
    threads = _names(ink.story.threads.values(), ink.selections.threads)
    entities = _names(ink.story.entities.values(), ink.selections.entities)
    tags = dict(sorted(ink.selections.tag_names.items(), key=lambda item: item[1].casefold()))
    statuses = dict.fromkeys(str(event.status) for event in events if event.status)
    content = {
        "address": ink.options.addresses.page("events", _ANY),
        "ids": _lines(event.id for event in events),
        "titles": _lines(event.title for event in events),
        **_dates(events, here),
        **_spans(events, ink),
        "kinds": list(kinds.items()),
        "kind": _places(kinds)(event.kind for event in events),
        "statuses": [[status] for status in statuses],
        "status": _places(statuses)(event.status for event in events),
        "threads": list(threads.items()),
        "thread": _rows(threads, (event.threads for event in events)),
        "entities": list(entities.items()),
        "entity": _rows(entities, (event.entities for event in events)),
        "tags": list(tags.items()),
        "tag": _rows(tags, (map(slug, event.tags) for event in events)),
    }
    return _ascii(content)


def summaries_text(ink: Ink) -> str:
    """Return what is said of every event that is told, in the same order, in plain words: a line for each."""
    here = ink.at("timeline")
    return _ascii(_lines(here.plain(event.summary) for event in ink.chronology.events))


def _ascii(content: Any) -> str:
    """Return JSON in ASCII that is fit to stand in a page: `<`, `>` and `&` are written as escapes."""
    text = json.dumps(content, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text.replace("\n", " ") for text in texts)


def _rows(known: Iterable[Hashable], asked: Iterable[Iterable[Hashable]]) -> str:
    """Return a line for each event, of the places of what it names."""
    place = {name: str(number) for number, name in enumerate(known)}
    return "\n".join(" ".join([place[each] for each in names if each in place]) for names in asked)


def _dates(events: Sequence[Event], here: Here) -> dict[str, Any]:
    words = [(here.phrase(event.date), column(here, event.date)) for event in events]
    months = [here.month(*here.standing(event)) for event in events]
    known_words, known_months = dict.fromkeys(words), dict.fromkeys(months)
    return {
        "dates": "\n".join(phrase for phrase, _ in known_words),
        "short": "\n".join("\t".join(short) for _, short in known_words),
        "date": _places(known_words)(words),
        "months": list(known_months),
        "month": _places(known_months)(months),
    }


def _spans(events: Sequence[Event], ink: Ink) -> dict[str, Any]:
    starts: list[int | None] = []
    lengths: list[int | None] = []
    before = 0
    for event in events:
        first, last = event.date.span(ink.chronology.zone)
        starts.append(None if first is None else first - before)
        before = before if first is None else first
        lengths.append(None if last is None else last - before)
    return {"begun": starts, "lasted": lengths}


def _places(known: Iterable[Hashable]) -> Callable[[Iterable[Hashable]], list[int]]:
    """Return what gives the places of names among those known, -1 for others."""
    place = {name: number for number, name in enumerate(known)}
    return lambda asked: [place.get(each, -1) for each in asked]


def _names(things: Iterable[Any], used: Any) -> dict[str, str]:
    named = sorted(things, key=lambda thing: thing.name.casefold())
    return {thing.id: thing.name for thing in named if thing.id in used}
