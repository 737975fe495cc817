"""A lane's marks as SVG: each a link that says when and what, its bar, and its name where there is room for it.

By functions, and not by a template, which would take three times as long: a site may have a hundred thousand of them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from timeline.render.overview.drawing import Overview
from timeline.render.overview.layout import Bar, Lane, Placed

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["marks_of"]


def marks_of(here: "Here", drawing: Overview, lane: Lane) -> Markup:
    """Return the marks of a lane, each an item of its list."""
    return Markup("".join([_mark(here, drawing, placed) for placed in lane.marks]))  # noqa: S704 - escaped below


def _mark(here: "Here", drawing: Overview, placed: Placed) -> str:
    kind, y = here.kind(placed.event), placed.y
    color, id_ = (kind.color, escape(kind.id)) if kind else ("gray", "")
    return (
        f'<g role="listitem"><a role="link" xlink:href="{here.root}{_link(here, drawing, placed, color)}\n'
        f"{_bar(drawing, placed.bar, y, color) if placed.bar else ''}"
        f'<use xlink:href="#{drawing.id}-k-{id_}" x="{drawing.at(placed.x)}" y="{y}"/>\n'
        f"{_label(drawing, placed)}</a></g>\n"
    )


def _link(here: "Here", drawing: Overview, placed: Placed, color: str) -> str:
    """Return what a mark says in every drawing of its event: its link, from below the site's root, and its title."""
    event, known = placed.event, here.ink.marks
    if event.id not in known:
        address = escape(here.ink.options.addresses.page("events", event.id))
        place, weight = here.ink.chronology.position(event.id), drawing.weights[event.id]
        when, title = escape(here.phrase(event.date)), escape(event.title)
        status = f' data-status="{here.ink.language.say_in("status", event.status.value)}"' if event.status else ""
        known[event.id] = (
            f'{address}" class="tl-{color}" data-n="{place}" data-s="{placed.ends.written}" data-w="{weight}"'
            f' data-when="{when}" data-title="{title}"{status}>'
            f"<title>{escape(here.dated(event.date, event.title))}</title>"
        )
    return known[event.id]


def _bar(drawing: Overview, bar: Bar, y: float, color: str) -> str:
    on = f'<use xlink:href="#{drawing.id}-on" x="{drawing.at(640)}" y="{y}"/>' if bar.open else ""
    return f'<g class="tl-bar">{"".join(_stretches(drawing, bar, y, color))}{on}</g>'


def _stretches(drawing: Overview, bar: Bar, y: float, color: str) -> Iterator[str]:
    """Yield the parts of a bar in time: those in which it fades in, the sure one, and those in which it fades out."""
    fade_in, fade_out = (f' fill="url(#{drawing.id}-{name}-{color})"' for name in ("in", "out"))
    if bar.before:
        yield _beyond(drawing, bar.first, y, bar.before, fade_in, earlier=True)
    for first, last, fill in (
        (bar.first, bar.begun, fade_in),
        (bar.begun, bar.ending, ""),
        (bar.ending, bar.last, fade_out),
    ):
        if last > first:
            width = last - first
            place = f'x="{drawing.at(first, width)}" y="{y - 4}" width="{drawing.wide(width)}"'
            yield f'<rect {place} height="8"{fill}/>'
    if bar.after:
        yield _beyond(drawing, bar.last, y, bar.after, fade_out, earlier=False)


def _beyond(drawing: Overview, x: float, y: float, width: float, fill: str, *, earlier: bool) -> str:
    """Return what an end that is about there fades beyond it, as wide in pixels on any screen."""
    moved = -width if earlier is not drawing.mirrored else 0
    return f'<rect x="{drawing.at(x)}" y="{y - 4}" width="{width}" height="8" transform="translate({moved})"{fill}/>'


def _label(drawing: Overview, placed: Placed) -> str:
    label = drawing.labels.get(placed.event.id)
    if label is None:
        return ""
    anchor = ' text-anchor="end"' if label.before else ""
    place = f'x="{drawing.at(label.x)}" y="{placed.y + 4}"{anchor}'
    return f'<text class="tl-label" {place}>{escape(label.words)}</text>'
