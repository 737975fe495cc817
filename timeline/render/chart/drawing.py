"""A series as a picture: its numbers on a line of time, their bounds as a band, its events marked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Event, Point, Series
from timeline.render.chart.events import Marked, marked
from timeline.render.chart.numbers import Heights, steps_between
from timeline.render.overview.ends import ends_of
from timeline.render.overview.layout import moments_of
from timeline.render.overview.scale import Scale, Tick, scale_of

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["Chart", "Dot", "chart_in", "chart_of"]

WIDTH = 720.0
_PLOT = 220.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 54.0, 14.0, 34.0, 26.0
_LABEL = 17.0
_BAND = 14.0
"""A band is at least this wide, though its number stands for a moment."""

_LASTING = 10.0
"""A bar is at least this long: a shorter one would look like a dot."""

_DAY = 86_400


class Dot(NamedTuple):
    """A number: its place, the ends of its bounds, where the time it stands for begins and how long it is.

    A number that is `lasting` is drawn as a bar of that length, one of a day or a moment as a dot.
    """

    point: Point
    x: float
    y: float
    low: float
    high: float
    start: float
    width: float
    lasting: bool

    @property
    def band(self) -> tuple[float, float]:
        """Where the band of its bounds begins, and its width."""
        return (self.start, self.width) if self.width > _BAND else (round(self.x - _BAND / 2, 1), _BAND)


class Chart(NamedTuple):
    """All places of a drawn series, ready for its template; `mirrored` where time goes from right to left."""

    dots: list[Dot]
    line: str
    steps: list[tuple[float, Decimal]]
    ticks: list[Tick]
    events: list[Marked]
    top: float
    floor: float
    zero: float
    mirrored: bool = False
    width: float = WIDTH
    left: float = _LEFT
    right: float = WIDTH - _RIGHT

    @property
    def bounded(self) -> bool:
        """Whether some of its numbers have bounds."""
        return any(dot.low != dot.high for dot in self.dots)

    @property
    def height(self) -> float:
        """How high the whole drawing is."""
        return self.floor + _BOTTOM


def chart_in(here: "Here", series: Series) -> Chart | None:
    """Return a series of the story as a chart with the events that give its numbers, where it has numbers enough."""
    events = here.ink.selections.series.get(series.id, ())
    return chart_of(series, events, here.ink.chronology.zone, mirrored=here.ink.language.direction == "rtl")


def chart_of(series: Series, events: Sequence[Event], zone: tzinfo, *, mirrored: bool = False) -> Chart | None:
    """Return a series as a chart, or None where fewer than two numbers have a time.

    The scale of numbers holds zero: half as much is drawn half as high, and what is below zero hangs below it.
    """
    timed = _timed(series, zone)
    if len(timed) < 2:
        return None
    moments = [moment for _, first, last in timed for moment in (first, last)]
    moments += moments_of(ends_of(event.date, zone) for event in events)
    time = scale_of(moments, _LEFT, WIDTH - _LEFT - _RIGHT)
    labels = marked(events, zone, time, _LEFT, WIDTH - _RIGHT)
    top = _TOP + _LABEL * (1 + max((each.row for each in labels if each.row is not None), default=-1))
    numbers = [each for point, *_ in timed for each in (point.value, point.low, point.high) if each is not None]
    steps = steps_between(min(numbers), max(numbers))
    heights = Heights(top + _PLOT, _PLOT, steps[0], steps[-1])
    dots = [_dot(each, time, heights) for each in sorted(timed, key=lambda each: each[1:])]
    return Chart(
        dots=[_turned(dot) for dot in dots] if mirrored else dots,
        line="M" + "L".join(f"{_across(dot.x) if mirrored else dot.x:g} {dot.y:g}" for dot in dots),
        steps=[(heights.y(step), step) for step in steps],
        ticks=[_turned_tick(tick) if mirrored else tick for tick in time.ticks(zone, apart=96)],
        events=[each.turned(WIDTH) if mirrored else each for each in labels],
        top=top,
        floor=top + _PLOT,
        zero=heights.y(Decimal(0)),
        mirrored=mirrored,
        left=_RIGHT if mirrored else _LEFT,
        right=WIDTH - (_LEFT if mirrored else _RIGHT),
    )


def _timed(series: Series, zone: tzinfo) -> list[tuple[Point, int, int]]:
    spans = [(point, *point.at.span(zone)) for point in series.points]
    return [(point, first, last) for point, first, last in spans if first is not None and last is not None]


def _dot(timed: tuple[Point, int, int], time: Scale, heights: Heights) -> Dot:
    point, first, last = timed
    start, end = time.x(first), time.x(last)
    low, high = (point.value if each is None else each for each in (point.low, point.high))
    return Dot(
        point,
        round((start + end) / 2, 1),
        heights.y(point.value),
        heights.y(low),
        heights.y(high),
        start,
        round(end - start, 1),
        lasting=last - first > _DAY and end - start > _LASTING,
    )


def _turned(dot: Dot) -> Dot:
    return dot._replace(x=_across(dot.x), start=_across(dot.start + dot.width))


def _turned_tick(tick: Tick) -> Tick:
    return replace(tick, x=_across(tick.x))


def _across(x: float) -> float:
    """Return where a place of the plot is when time goes the other way; the axis of numbers changes sides, too."""
    return round(WIDTH - x, 1)
