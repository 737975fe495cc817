"""A home page for a story whose author has written none."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from timeline.render.artifacts import Page, Written
from timeline.render.changes import change_groups, changes_of
from timeline.render.descriptions import of_events
from timeline.render.facts import claims_in
from timeline.render.headings import written
from timeline.render.indexes import INDEXES
from timeline.render.ink import Here, Ink
from timeline.vocabulary import Status

__all__ = ["home_page"]

_DISPUTED = frozenset({Status.DISPUTED})


def home_page(ink: Ink) -> Iterator[Page]:
    """Yield the page at the site's root: what the story is, and the ways into it."""
    yield Page("index.md", "", _title(ink), partial(_write, ink), index=True)


def _title(ink: Ink) -> str:
    return ink.story.settings.title or ink.options.site_name


def _write(ink: Ink) -> Written:
    here = Here(ink, "")
    settings = ink.story.settings
    ways = [(here.to("timeline"), ink.language.say("Timeline"), len(ink.chronology.events))]
    counts = {
        "threads": len(ink.story.threads),
        "entities": len(ink.story.entities),
        "kinds": len(ink.selections.kinds),
        "tags": len(ink.selections.tags),
        "sources": len(ink.story.sources),
        "series": len(ink.story.series),
    }
    ways += [
        (here.to(folder), ink.language.say(title), counts[folder])
        for folder, title in INDEXES.items()
        if counts[folder]
    ]
    content = ink.render(
        "home.html",
        here,
        title=_title(ink),
        lede=settings.description,
        events=ink.chronology.events,
        latest=ink.chronology.events[-5:][::-1],
        claimed=claims_in(ink.chronology.events, _DISPUTED, limit=6),
        changes=list(islice(change_groups(changes_of(ink)), 3)),
        ways=ways,
    )
    return written(content, here.plain(settings.description) or of_events(here, _title(ink), ink.chronology.events))
