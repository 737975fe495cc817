"""The story's events as data, for the filters of the timeline to ask when they are first needed."""

import json
from collections.abc import Iterable
from functools import partial
from typing import Any

from timeline.model import Event
from timeline.render.artifacts import Asset
from timeline.render.ink import Ink
from timeline.urls import slug

__all__ = ["EVENTS", "events_data", "events_text"]

EVENTS = "assets/timeline/events.json"


def events_data(ink: Ink) -> Asset:
    """Return the file of events."""
    return Asset(EVENTS, partial(events_text, ink))


def events_text(ink: Ink) -> str:
    """Return every event that is told, in order, with what it can be filtered by.

    Seconds since 1970 say when it began and ended at the earliest and latest, null where that is open. Addresses are
    below the site's root. ASCII only, and fit to stand in a page: `<`, `>` and `&` are written as escapes.
    """
    here = ink.at("timeline")
    content = {
        "events": [_event(event, here, ink) for event in ink.chronology.events],
        "kinds": {kind.id: kind.label for kind in here.kinds_of(ink.chronology.events)},
        "threads": _names(ink.story.threads.values(), ink.selections.threads),
        "entities": _names(ink.story.entities.values(), ink.selections.entities),
        "tags": dict(sorted(ink.selections.tag_names.items(), key=lambda item: item[1].casefold())),
    }
    text = json.dumps(content, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _event(event: Event, here: Any, ink: Ink) -> dict[str, Any]:
    first, last = event.date.span(ink.chronology.zone)
    big, small = here.short(event.date)
    year, month = here.standing(event)
    return {
        "url": ink.options.addresses.page("events", event.id),
        "title": event.title,
        "summary": here.plain(event.summary),
        "when": [here.phrase(event.date), big, small, here.month(year, month)],
        "span": [first, last],
        "kind": event.kind or "",
        "status": event.status or "",
        "threads": list(event.threads),
        "entities": list(event.entities),
        "tags": [slug(tag) for tag in event.tags],
    }


def _names(things: Iterable[Any], used: Any) -> dict[str, str]:
    named = sorted(things, key=lambda thing: thing.name.casefold())
    return {thing.id: thing.name for thing in named if thing.id in used}
