"""Numbers as they stand on pages, with the bounds between which they lie."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.model import Figure, Point, Series
from timeline.render.escaping import escaped
from timeline.render.sources import noted_source

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["bounds", "figure"]


def figure(here: "Here", each: Figure, numbers: Mapping[str, int]) -> str:
    """Return a figure of an event: what it counts, how much, when, and who says so."""
    series = here.ink.story.series.get(each.series or "")
    between = bounds(here, each)
    bounded = f' <span class="tl-figure__bounds">{between}</span>' if between else ""
    note = f'<span class="tl-tie__note">{here.inline(each.note)}</span>' if each.note else ""
    return (
        f'<div class="tl-figure"><dt>{_counted(here, each, series)}</dt>\n'
        f"<dd><b>{here.ink.language.figure(each.value)}</b> "
        f'<span class="tl-figure__unit">{escaped(each.unit or (series and series.unit) or "")}</span>{bounded}'
        f'<span class="tl-aside">{_origin(here, each, numbers)}</span>\n'
        f"{note}</dd></div>"
    )


def bounds(here: "Here", each: Figure | Point) -> str:
    """Return the bounds of a number; nothing where it has none."""
    shown, say = here.ink.language.figure, here.ink.sayings.say
    if each.low is not None and each.high is not None:
        return f"{shown(each.low)}–{shown(each.high)}"
    if each.low is not None:
        return say("at least %(n)s", n=shown(each.low))
    return say("at most %(n)s", n=shown(each.high)) if each.high is not None else ""


def _counted(here: "Here", each: Figure, series: Series | None) -> str:
    if series:
        return f'<a href="{escaped(here.href(series))}">{escaped(series.title)}</a>'
    return escaped(each.label or "")


def _origin(here: "Here", each: Figure, numbers: Mapping[str, int]) -> str:
    source = here.ink.story.sources.get(each.source or "")
    when = escaped(here.brief(each.at)) if each.at else ""
    who = noted_source(here, source, numbers) if source else ""
    return f"{when} · {who}" if when and who else f"{when}{who}"
