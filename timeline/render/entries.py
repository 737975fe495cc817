"""A list of events: each with its date in a column, its title, what is said of it, and where it belongs.

By functions, and not by a template, which would take three times as long: a site has some ten thousands of them.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.model import Event
from timeline.recall import remember
from timeline.render.anchors import anchor, kind_anchor
from timeline.render.columns import column
from timeline.render.endnotes import endnotes
from timeline.render.escaping import escaped
from timeline.render.marks import mark
from timeline.render.notes import count_of
from timeline.render.statuses import status_of
from timeline.vocabulary import Kind, Status

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["entries", "lines"]

_MOST = 16_384
"""So many entries are kept, of a kilobyte each."""


def entries(here: "Here", events: Iterable[Event], level: int, *, dated: bool, noted: bool = False) -> Markup:
    """Return events as a list, their titles headings of a level, for paper with their sources where it is `noted`.

    `dated` entries show their year: no heading above them does.
    """
    items = [
        f"<li>{_entry(here, event, level, dated=dated)}{endnotes(here, event) if noted else ''}</li>\n"
        for event in events
    ]
    return Markup(f'<ol class="tl-list" data-search-exclude>\n{"".join(items)}</ol>\n')  # noqa: S704 - escaped below


def lines(here: "Here", events: Iterable[Event]) -> Markup:
    """Return events as a list with a date and a title a line, for more of them than anybody reads one by one."""
    items = [_line(here, event) for event in events]
    return Markup(f'<ol class="tl-lines" data-search-exclude>\n{"".join(items)}</ol>\n')  # noqa: S704 - escaped below


def _line(here: "Here", event: Event) -> Markup:
    known, key = here.ink.anchors, (here.root, event.id, "line")
    if key not in known:
        when = f'<span class="tl-lines__when">{escaped(here.brief(event.date))}</span>'
        remember(known, key, Markup(f"<li>{when} {anchor(here, event)}</li>\n"))  # noqa: S704 - escaped above
    return known[key]


def _entry(here: "Here", event: Event, level: int, *, dated: bool) -> str:
    known, key = here.ink.entries, (event.id, here.root, dated)
    if key not in known:
        remember(known, key, _written(here, event, dated=dated), most=_MOST)
    before, after = known[key]
    return f'{before}<h{level} class="tl-title">{anchor(here, event)}</h{level}>{after}'


def _written(here: "Here", event: Event, *, dated: bool) -> tuple[str, str]:
    """Return what an entry has before and after its title."""
    kind = here.kind(event)
    id_ = "" if dated else f' id="event-{event.id}"'
    status = f' data-status="{event.status.value}"' if event.status else ""
    summary = f'<p class="tl-summary">{here.inline(event.summary)}</p>\n' if event.summary else ""
    return (
        f'<article class="tl-entry"{id_}{status}>\n'
        f"{_when(here, event, dated=dated)}\n"
        f'<span class="tl-dot">{mark(kind)}</span>\n'
        f'<div class="tl-what">\n',
        f'\n{summary}<p class="tl-meta">\n{_meta(here, event, kind)}</p>\n</div>\n</article>',
    )


def _when(here: "Here", event: Event, *, dated: bool) -> str:
    """Return an event's date, in full for those who hear it and in a big and a small word for those who see it."""
    big, small = column(here, event.date, dated=dated)
    wide = " tl-wide" if len(big) > 3 else ""
    return (
        f'<p class="tl-when"><span class="tl-full">{here.time(event.date)}</span>'
        f'<span class="tl-big{wide}" aria-hidden="true">{escaped(big)}</span>'
        f'<span class="tl-small" aria-hidden="true">{escaped(small)}</span></p>'
    )


def _meta(here: "Here", event: Event, kind: Kind | None) -> str:
    """Return where an event belongs, how sure it is where that is not quite, and from how many sources it is told."""
    parts: list[str] = [kind_anchor(here, kind)] if kind else []
    parts += [anchor(here, thread) for thread in here.all("threads", event.threads)]
    if (status := event.status) and status is not Status.CONFIRMED:
        parts.append(status_of(here, status))
    if sources := count_of(event):
        words = here.ink.sayings.plural("%(num)s source", "%(num)s sources", sources)
        parts.append(f"<span>{words}</span>")
    return "".join(parts)
