"""Links to records, kinds and tags, each made once for all pages that are as deep."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from timeline.recall import remember
from timeline.render.escaping import escaped
from timeline.vocabulary import Kind

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["anchor", "dated_anchor", "kind_anchor", "tag_anchor"]


def anchor(here: "Here", thing: Any) -> Markup:
    """Return a record's name as a link to its page."""
    known, key = here.ink.anchors, (here.root, thing.id)
    if key not in known:
        remember(known, key, Markup(_link(here, thing)))  # noqa: S704 - escaped below
    return known[key]


def dated_anchor(here: "Here", thing: Any) -> Markup:
    """Return a record's name as a link to its page, with its date in few words where it has one."""
    known, key = here.ink.anchors, (here.root, thing.id, "dated")
    if key not in known:
        date = getattr(thing, "date", None)
        when = f' <span class="tl-aside">{escaped(here.brief(date))}</span>' if date else ""
        remember(known, key, Markup(f"{_link(here, thing)}{when}"))  # noqa: S704 - escaped
    return known[key]


def kind_anchor(here: "Here", kind: Kind) -> Markup:
    """Return what a kind is called as a link to its page, in the kind's colour."""
    known, key = here.ink.anchors, (here.root, kind.id, "kind")
    if key not in known:
        address, label = escaped(here.href(kind)), escaped(kind.label)
        known[key] = Markup(f'<a class="tl-kind tl-{kind.color}" href="{address}">{label}</a>')  # noqa: S704 - escaped
    return known[key]


def tag_anchor(here: "Here", tag: str) -> Markup:
    """Return a tag behind its sign as a link to its page."""
    known, key = here.ink.anchors, (here.root, tag, "tag")
    if key not in known:
        link = f'<a href="{escaped(here.href(tag))}">#{escaped(tag)}</a>'
        remember(known, key, Markup(link))  # noqa: S704 - escaped
    return known[key]


def _link(here: "Here", thing: Any) -> str:
    return f'<a href="{escaped(here.href(thing))}">{escaped(thing.name)}</a>'
