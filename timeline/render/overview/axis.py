"""The axis: ticks with their words, bands of larger units, and above a stretched one how long its parts really are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import pairwise

from timeline.render.overview.scale import YEAR, Scale, Tick, moments_every, ticks_every
from timeline.render.overview.stretch import bands_of, counts_between, stretched_ticks

__all__ = ["Axis", "axis_of"]

_STRIP = 22.0
"""How high the strip is that shows time as it went."""

_WEDGE = 16.0
"""How high the room is in which time as it went becomes time as it is drawn."""

_ROW = 24.0
"""How high the row is in which the ticks have their words."""

_LONG = 96
"""How far apart ticks are whose words say which era they are of."""

_LARGER = {"minute": ("hour", "day"), "hour": ("day", "month"), "day": ("month", "year"), "month": ("year",)}


@dataclass(frozen=True, slots=True)
class Axis:
    """All above the lanes: `height` units high, and the row with words begins at `top`.

    Paths are a thousand units wide: `bands` go down from the strip to the floor of the drawing, whose height they
    leave to the template as `{floor}`; `columns` are how much happened when, each with its height; `edges` the small
    lines between what has no words. `years` are the larger ticks where they stand on the strip.
    """

    top: float
    height: float
    ticks: list[Tick]
    bands: str
    columns: str
    edges: str
    years: list[Tick]

    @property
    def stretched(self) -> bool:
        """Whether equal times are not equally long."""
        return self.top > 0


def axis_of(scale: Scale, places: Sequence[float], zone: tzinfo, width: float, *, mirrored: bool) -> Axis:
    """Return the axis of a scale; `places` are the seconds of its marks, in order."""
    linear = Scale(scale.first, scale.last, scale.left, scale.width)
    is_stretched = bool(scale.knots)
    top = _STRIP + _WEDGE if is_stretched else 0.0
    room = _LONG if scale.first // YEAR + 1970 < 1 else 0  # “11,000 BCE”
    ticks = (
        stretched_ticks(scale, zone, apart=max(36, room), first=max(76, room))
        if is_stretched
        else scale.ticks(zone, apart=max(58, room))
    )

    def at(x: float) -> str:
        return f"{(width - x if mirrored else x) / width * 1000:.1f}".removesuffix(".0")

    edges = bands_of(scale, zone)
    span = scale.last - scale.first
    return Axis(
        top,
        top + _ROW,
        ticks,
        "".join(_band(earlier, later, linear, scale, at, top) for earlier, later in _bands(scale, ticks, zone)),
        _columns(edges, counts_between(edges, places), linear, at) if is_stretched else "",
        "".join(f"M{at(scale.x(edge))} {top + _ROW - 5:.0f}v5" for edge in edges[1:-1]),
        [tick for _, tick in ticks_every("year", 1, linear, zone)] if is_stretched and span < 12 * YEAR else [],
    )


def _bands(scale: Scale, ticks: Sequence[Tick], zone: tzinfo) -> list[tuple[int, int]]:
    """Return every second stretch between the beginnings of the unit above that of the ticks."""
    units = {tick.unit for tick in ticks}
    finest = next((unit for unit in ("minute", "hour", "day", "month") if unit in units), "year")
    span = (scale.last - scale.first) / YEAR
    larger = [(unit, 1) for unit in _LARGER.get(finest, ())] or [("year", 10), ("year", 100), ("year", 1000)]
    for unit, count in larger:
        if unit == "year" and span > 40 * count:
            continue
        found = [second for second, _ in moments_every(unit, count, scale, zone)]
        if found and len(found) <= 40:
            edges = [scale.first, *found, scale.last]
            # Which stretches are shaded depends on the calendar, and not on where the drawing begins.
            odd = int(found[0] // (YEAR * count)) % 2 if unit == "year" else 0
            return list(pairwise(edges))[odd::2]
    return []


def _band(earlier: int, later: int, linear: Scale, scale: Scale, at: Callable[[float], str], top: float) -> str:
    left, right = (_edge(second, scale) for second in (earlier, later))
    if not top:
        return f"M{at(left)} 0H{at(right)}V{{floor}}H{at(left)}z"
    before, after = (_edge(second, linear) for second in (earlier, later))
    return (
        f"M{at(before)} 0H{at(after)}V{_STRIP:.0f}L{at(right)} {top:.0f}V{{floor}}H{at(left)}V{top:.0f}"
        f"L{at(before)} {_STRIP:.0f}z"
    )


def _edge(second: int, scale: Scale) -> float:
    """Return where a band's end stands; the first and the last reach the drawing's own ends."""
    if second == scale.first:
        return 0
    return scale.left * 2 + scale.width if second == scale.last else scale.x(second)


def _columns(edges: Sequence[int], counts: Sequence[int], linear: Scale, at: Callable[[float], str]) -> str:
    most = max(counts)
    return "".join(
        f"M{at(linear.x((earlier + later) / 2))} {_STRIP:.0f}v-{max(count / most * (_STRIP - 3), 1.5):.1f}"
        for (earlier, later), count in zip(pairwise(edges), counts, strict=True)
        if count
    )
