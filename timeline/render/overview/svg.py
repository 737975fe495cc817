"""A lane's marks as SVG: each a link that says when and what, its bar, and its name where there is room for it.

By functions, and not by a template, which would take three times as long: a site may have a hundred thousand of them.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from timeline.recall import remember
from timeline.render.marks import outline
from timeline.render.overview.drawing import Overview
from timeline.render.overview.layout import Bar, Cluster, Lane, Placed
from timeline.vocabulary import Kind

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["marks_of", "outlines_of"]


def outlines_of(id_: str, kinds: Sequence[Kind], *, mirrored: bool) -> Markup:
    """Return what the marks of a drawing use: how bars fade in the colours of kinds, and the outlines of kinds."""
    return _outlines(id_, tuple(kinds), mirrored)


@lru_cache(maxsize=1024)  # page after page has the same
def _outlines(id_: str, kinds: tuple[Kind, ...], mirrored: bool) -> Markup:  # noqa: FBT001 - for the cache
    colors = dict.fromkeys([*(kind.color for kind in kinds), "gray"])
    fades = "".join(f'<g class="tl-{color}">{_fades(id_, color, mirrored=mirrored)}</g>\n' for color in colors)
    shapes = "".join(
        f'<g id="{id_}-k-{escape(kind.id) if kind else ""}"><path class="tl-hit" d="M-12-12h24v24h-24z"/>'
        f'<g transform="translate(-8-8)scale(.8)">{outline(kind)}</g></g>\n'
        for kind in (None, *kinds)
    )
    on = "M6-5 1 0 6 5" if mirrored else "M-6-5-1 0-6 5"
    html = f'<defs>\n{fades}{shapes}<path id="{id_}-on" class="tl-on" d="{on}"/>\n</defs>'
    return Markup(html)  # noqa: S704 - escaped above


def _fades(id_: str, color: str, *, mirrored: bool) -> str:
    turned = ' x1="1" x2="0"' if mirrored else ""
    return "".join(
        f'<linearGradient id="{id_}-{name}-{color}"{turned}>'
        f'<stop stop-color="currentColor" stop-opacity="{first}"/>'
        f'<stop offset="1" stop-color="currentColor" stop-opacity="{last}"/></linearGradient>'
        for name, first, last in (("in", 0, 1), ("out", 1, 0))
    )


def marks_of(here: "Here", drawing: Overview, lane: Lane) -> Markup:
    """Return the marks of a lane and then its clusters, each an item of its list."""
    marks = [_mark(here, drawing, placed) for placed in lane.marks]
    clusters = [_cluster(here, drawing, cluster) for cluster in lane.clusters]
    return Markup("".join(marks + clusters))  # noqa: S704 - escaped below


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
        mark = (
            f'{address}" class="tl-{color}" data-n="{place}" data-s="{placed.ends.written}" data-w="{weight}"'
            f' data-when="{when}" data-title="{title}"{status}>'
            f"<title>{escape(here.dated(event.date, event.title))}</title>"
        )
        remember(known, event.id, mark)
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


def _cluster(here: "Here", drawing: Overview, cluster: Cluster) -> str:
    """Return several events as a disc, or a column, with their number."""
    tongue, number = here.ink.language, len(cluster.events)
    href, extent = escape(here.href(cluster.events[0])), escape(here.extent(cluster.events))
    words = tongue.plural("%(num)s event", "%(num)s events", number)
    x, count = drawing.at(cluster.x), tongue.count(number)
    if cluster.height:
        top = cluster.y - cluster.height
        shape = (
            f'<rect class="tl-column" x="{x}" y="{round(top, 1)}" width="20" height="{cluster.height}" '
            f'transform="translate(-10)"/><text x="{x}" y="{round(top - 4, 1)}">{count}</text>'
        )
    else:
        shape = f'<circle cx="{x}" cy="{cluster.y}" r="10"/><text x="{x}" y="{cluster.y + 4}">{count}</text>'
    return (
        f'<g role="listitem"><a role="link" xlink:href="{href}" class="tl-many">'
        f"<title>{words}: {extent}</title>\n{shape}\n</a></g>\n"
    )
