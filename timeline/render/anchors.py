"""Links to records, each made once for all pages that are as deep."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["anchor", "dated_anchor"]


def anchor(here: "Here", thing: Any) -> Markup:
    """Return a record's name as a link to its page."""
    known, key = here.ink.anchors, (here.root, thing.id)
    if key not in known:
        known[key] = Markup(f'<a href="{escape(here.href(thing))}">{escape(thing.name)}</a>')  # noqa: S704 - escaped
    return known[key]


def dated_anchor(here: "Here", thing: Any) -> Markup:
    """Return a record's name as a link to its page, with its date in few words where it has one."""
    date = getattr(thing, "date", None)
    link = anchor(here, thing)
    return Markup(f'{link} <span class="tl-aside">{escape(here.brief(date))}</span>') if date else link  # noqa: S704 - escaped
