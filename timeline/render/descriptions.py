"""What a page that only lists says of itself, to a search engine and to those who pass its address on."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.model import Event
from timeline.render.facts import facts_of

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["of_events", "of_names"]

_LONG = 160
"""About as many letters as a search engine shows of a description."""


def of_events(here: "Here", title: str, events: Sequence[Event], *facts: str) -> str:
    """Return a page's title and its story's, behind them what is known of the page, and of the events it lists.

    These are how many there are, from when to when, and from how many sources.
    """
    plural = here.ink.language.plural
    known = list(facts)
    if events:
        counted = facts_of(events, here.ink.chronology.zone)
        known += plural("%(num)s event", "%(num)s events", counted.events), here.extent(events)
        if counted.sources:
            known.append(plural("%(num)s source", "%(num)s sources", counted.sources))
    return _sentence(here, title, known)


def of_names(here: "Here", title: str, names: Iterable[str]) -> str:
    """Return a page's title and its story's, behind them the names on it, as far as there is room."""
    known: list[str] = []
    for name in names:
        if known and len(_sentence(here, title, [*known, name])) > _LONG:
            return _sentence(here, title, [*known, "…"])
        known.append(name)
    return _sentence(here, title, known)


def _sentence(here: "Here", title: str, facts: Sequence[str]) -> str:
    tongue = here.ink.language
    story = here.ink.story.settings.title or here.ink.options.site_name
    listed = tongue.say_in("between the items of a list", ", ").join(filter(None, facts))
    if not listed:
        return ""
    if title == story:
        return tongue.say("{date}: {words}", date=title, words=listed)
    return tongue.say("{page} – {story}: {facts}", page=title, story=story, facts=listed)
