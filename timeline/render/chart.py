"""A series as a picture: its numbers on a line of time, their bounds as a band, its events marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from timeline.model import Event, Point, Series
from timeline.render.overview.layout import moments_of
from timeline.render.overview.scale import Tick, scale_of

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["Chart", "Dot", "chart_in", "chart_of"]

WIDTH, HEIGHT = 840.0, 280.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 18.0, 26.0, 24.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A number: its place, the ends of its bounds, and the width of the time it stands for."""

    point: Point
    x: float
    y: float
    low: float
    high: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Chart:
    """All places of a drawn series, ready for its template; `mirrored`, time goes from right to left."""

    dots: list[Dot]
    line: str
    steps: list[tuple[float, Decimal]]
    ticks: list[Tick]
    events: list[tuple[float, Event]]
    mirrored: bool = False
    width: float = WIDTH
    height: float = HEIGHT
    floor: float = HEIGHT - _BOTTOM

    @property
    def edges(self) -> tuple[float, float]:
        """Where time begins and ends."""
        return (WIDTH - _LEFT, 0) if self.mirrored else (_LEFT, WIDTH)


def chart_of(series: Series, events: Sequence[Event], zone: tzinfo, *, mirrored: bool = False) -> Chart | None:
    """Return a series as a chart, or None where fewer than two numbers have a time, or one is below zero.

    The scale of numbers begins at zero: half as much is drawn half as high.
    """
    dated = [(point, *_span(point, zone)) for point in series.points]
    timed = [(point, first, last) for point, first, last in dated if first is not None and last is not None]
    if len(timed) < 2 or any(min(point.value, point.low or point.value) < 0 for point, *_ in timed):
        return None
    moments = [moment for _, first, last in timed for moment in (first, last)]
    time = scale_of([*moments, *moments_of(events, zone)], _LEFT, WIDTH - _LEFT - _RIGHT)
    top = max(each for point, *_ in timed for each in (point.value, point.high or point.value))
    steps = _steps(top)

    def x(moment: float) -> float:
        return round(WIDTH - time.x(moment), 1) if mirrored else time.x(moment)

    def y(value: Decimal) -> float:
        return round(HEIGHT - _BOTTOM - float(value / steps[-1]) * (HEIGHT - _TOP - _BOTTOM), 1)

    dots = [
        Dot(
            point,
            x((first + last) / 2),
            y(point.value),
            y(point.value if point.low is None else point.low),
            y(point.value if point.high is None else point.high),
            *sorted((x(first), x(last))),
        )
        for point, first, last in sorted(timed, key=lambda each: each[1:])
    ]
    line = "M" + "L".join(f"{dot.x} {dot.y}" for dot in dots)
    marked = [
        (x((first + last) / 2), event)
        for event in events
        for first, last in [event.date.span(zone)]
        if first is not None and last is not None
    ]
    ticks = [replace(tick, x=round(WIDTH - tick.x, 1) if mirrored else tick.x) for tick in time.ticks(zone, apart=110)]
    return Chart(dots, line, [(y(step), step) for step in steps], ticks, marked, mirrored)


def chart_in(here: "Here", series: Series) -> Chart | None:
    """Return a series of the story as a chart with the events that give its numbers, where it has numbers enough."""
    events = here.ink.selections.series.get(series.id, ())
    return chart_of(series, events, here.ink.chronology.zone, mirrored=here.ink.language.direction == "rtl")


def _span(point: Point, zone: tzinfo) -> tuple[int | None, int | None]:
    return point.at.span(zone)


def _steps(top: Decimal) -> list[Decimal]:
    """Return three to six round numbers from zero to at least `top`."""
    if top <= 0:
        return [Decimal(0), Decimal(1)]
    power = Decimal(10) ** (top.adjusted() - 1)
    step = next(power * size for size in (1, 2, 5, 10, 20, 25, 50) if power * size * 5 >= top)
    count = int((top / step).to_integral_value(ROUND_CEILING))
    return [(step * number).normalize() + 0 for number in range(count + 1)]
