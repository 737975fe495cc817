"""A lane's marks as SVG: each a link that says when and what, its bar, and its name where there is room for it.

By functions, and not by a template, which would take three times as long: a site may have a hundred thousand of them.
In as few elements as will do, for a browser reckons with each of them several times before a page is first seen.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from timeline.recall import remember
from timeline.render.marks import outline
from timeline.render.overview.drawing import WIDTH, Overview
from timeline.render.overview.layout import Bar, Cluster, Lane, Placed

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["fades_of", "lines_of", "marks_of"]


def lines_of(drawing: Overview) -> Markup:
    """Return the lines at finer and at larger ticks, and those above lanes: three paths, a thousand units wide."""
    top, floor = drawing.axis.top + 4, drawing.height
    found: dict[bool, list[str]] = {False: [], True: []}
    for tick in drawing.axis.ticks:
        x = (WIDTH - tick.x if drawing.mirrored else tick.x) / WIDTH * 1000
        found[tick.major or tick.unit == "year"].append(f"M{x:.1f} {top:g}V{floor:g}")
    paths = {
        "tl-fines": "".join(found[False]),
        "tl-majors": "".join(found[True]),
        "tl-floors": "".join(f"M0 {lane.top:g}H1000" for lane in drawing.lanes),
    }
    return Markup("").join(Markup('<path class="{}" d="{}"/>').format(*each) for each in paths.items())


def fades_of(here: "Here", drawing: Overview) -> Markup:
    """Return what the bars of a drawing are filled with where they fade, in the colours of their kinds."""
    marks = (mark for lane in drawing.lanes for mark in lane.marks if mark.bar)
    fades = dict.fromkeys((name, _color(here, mark)) for mark in marks for name in _fading(mark.bar))
    return Markup("").join(_fade(drawing.id, name, color, drawing.mirrored) for name, color in fades)


def _fading(bar: Bar | None) -> Iterator[str]:
    """Yield whether a bar fades in, and whether it fades out."""
    if bar and (bar.before or bar.begun > bar.first):
        yield "in"
    if bar and (bar.after or bar.last > bar.ending):
        yield "out"


@lru_cache(maxsize=1024)  # page after page has the same
def _fade(id_: str, name: str, color: str, mirrored: bool) -> Markup:  # noqa: FBT001 - for the cache
    turned = Markup(' x1="1" x2="0"') if mirrored else ""
    first, last = (0, 1) if name == "in" else (1, 0)
    return Markup(
        '<linearGradient class="tl-{color}" id="{id_}-{name}-{color}"{turned}>'
        '<stop stop-color="currentColor" stop-opacity="{first}"/>'
        '<stop offset="1" stop-color="currentColor" stop-opacity="{last}"/></linearGradient>'
    ).format(id_=id_, name=name, color=color, turned=turned, first=first, last=last)


def marks_of(here: "Here", drawing: Overview, lane: Lane) -> Markup:
    """Return the marks of a lane and then its clusters, each an item of its list.

    Each is a drawing in the drawing, whose origin is where it stands: on the line in percent, or where a script has
    drawn it anew, in pixels. All else of it is placed from there.
    """
    marks = [_mark(here, drawing, placed) for placed in lane.marks]
    clusters = [_cluster(here, drawing, cluster) for cluster in lane.clusters]
    return Markup("".join(marks + clusters))  # noqa: S704 - escaped below


def _mark(here: "Here", drawing: Overview, placed: Placed) -> str:
    bar = "".join(_bar(drawing, placed, placed.bar, _color(here, placed))) if placed.bar else ""
    return (
        f'<svg role="listitem" x="{drawing.at(placed.x)}" y="{placed.y:g}"><a role="link" '
        f'xlink:href="{here.root}{_link(here, drawing, placed)}{bar}'
        f'<path d="{outline(here.kind(placed.event))}"/>{_label(drawing, placed)}</a></svg>\n'
    )


def _color(here: "Here", placed: Placed) -> str:
    kind = here.kind(placed.event)
    return kind.color if kind else "gray"


def _link(here: "Here", drawing: Overview, placed: Placed) -> str:
    """Return what a mark says in every drawing of its event: its link, from below the site's root, and its name.

    The name stands twice, for those who hear it and for those who point at it: `<title>` would be an element more.
    """
    event, known = placed.event, here.ink.marks
    if event.id not in known:
        address = escape(here.ink.options.addresses.page("events", event.id))
        place, weight = here.ink.chronology.position(event.id), drawing.weights[event.id]
        when, title = escape(here.phrase(event.date)), escape(event.title)
        kind = f' data-kind="{escape(event.kind)}"' if event.kind else ""
        status = f' data-status="{here.ink.language.say_in("status", event.status.value)}"' if event.status else ""
        mark = (
            f'{address}" class="tl-{_color(here, placed)}" data-n="{place}" data-s="{placed.ends.written}" '
            f'data-w="{weight}" data-when="{when}" data-title="{title}"{kind}{status}'
            f"{_named(here.dated(event.date, event.title))}>"
        )
        remember(known, event.id, mark)
    return known[event.id]


def _named(words: str) -> str:
    return f' aria-label="{escape(words)}" xlink:title="{escape(words)}"'


def _bar(drawing: Overview, placed: Placed, bar: Bar, color: str) -> Iterator[str]:
    """Yield the parts of a bar in time: those in which it fades in, the sure one, and those in which it fades out."""
    fade_in, fade_out = (f' fill="url(#{drawing.id}-{name}-{color})"' for name in ("in", "out"))
    if bar.before:
        yield _beyond(drawing, bar.first - placed.x, bar.before, fade_in, earlier=True)
    for first, last, fill in (
        (bar.first, bar.begun, fade_in),
        (bar.begun, bar.ending, ""),
        (bar.ending, bar.last, fade_out),
    ):
        if last > first:
            away = _away(drawing, first - placed.x, last - first)
            yield f'<rect x="{away}" y="-4" width="{drawing.wide(last - first)}" height="8"{fill}/>'
    if bar.after:
        yield _beyond(drawing, bar.last - placed.x, bar.after, fade_out, earlier=False)
    if bar.open:
        on = "M6-5 1 0 6 5" if drawing.mirrored else "M-6-5-1 0-6 5"
        yield f'<svg x="{_away(drawing, WIDTH - placed.x)}"><path class="tl-on" d="{on}"/></svg>'


def _away(drawing: Overview, x: float, width: float = 0) -> str:
    """Return how far from its mark something stands; with a width, where what is so wide begins."""
    return drawing.wide(-x - width if drawing.mirrored else x)


def _beyond(drawing: Overview, x: float, width: float, fill: str, *, earlier: bool) -> str:
    """Return what an end that is about there fades beyond it, as wide in pixels on any screen."""
    moved = -width if earlier is not drawing.mirrored else 0
    return f'<rect x="{_away(drawing, x)}" y="-4" width="{width}" height="8" transform="translate({moved})"{fill}/>'


def _label(drawing: Overview, placed: Placed) -> str:
    label = drawing.labels.get(placed.event.id)
    if label is None:
        return ""
    anchor = ' text-anchor="end"' if label.before else ""
    return f'<text x="{_away(drawing, label.x - placed.x)}" y="4"{anchor}>{escape(label.words)}</text>'


def _cluster(here: "Here", drawing: Overview, cluster: Cluster) -> str:
    """Return several events as a disc, or a column, with their number."""
    tongue, number = here.ink.language, len(cluster.events)
    href, extent = escape(here.href(cluster.events[0])), here.extent(cluster.events)
    words = tongue.plural("%(num)s event", "%(num)s events", number)
    count, high = tongue.count(number), cluster.height
    shape = f'<rect x="-10" y="{-high:g}" width="20" height="{high:g}"/>' if high else '<circle r="10"/>'
    name = _named(f"{words}: {extent}")
    return (
        f'<svg role="listitem" x="{drawing.at(cluster.x)}" y="{cluster.y:g}"><a role="link" xlink:href="{href}" '
        f'class="tl-many"{name}>{shape}<text y="{-high - 4 if high else 4:g}">{count}</text></a></svg>\n'
    )
