"""The sources of an event as notes for paper, with their addresses: a printed list has no links to follow."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.model import Event, Source
from timeline.render.escaping import escaped

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["endnotes"]


def endnotes(here: "Here", event: Event) -> Markup:
    """Return the sources of an event as a list that is seen on paper only; nothing for an event without any."""
    items = [_item(here, source, locator) for source, locator in here.ink.story.sources_of(event)]
    return Markup(f'<ul class="tl-notes">{"".join(items)}</ul>' if items else "")  # noqa: S704 - escaped below


def _item(here: "Here", source: Source, locator: str | None) -> str:
    address = source.url or source.archived or source.via
    shown = f" <span>{escaped(address)}</span>" if address else ""
    return f"<li>{escaped(_words(here, source, locator))}{shown}</li>"


def _words(here: "Here", source: Source, locator: str | None) -> str:
    known = (source.publisher or source.author, source.name, here.phrase(source.date) if source.date else None, locator)
    return here.ink.language.say_in("between the items of a list", ", ").join(filter(None, known))
