"""Where the places of columns stand from the top: time runs down, and each month or year has a band of its own."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.render.graph.layers import Layers, Place

__all__ = ["Placing", "placed"]

_GAP, _STEP, _HEADING, _BETWEEN = 10.0, 14.0, 24.0, 12.0
"""Between places of a column, between the tops of events, above the events of a band, and between bands."""


class Placing(NamedTuple):
    """How far from the top each place and each band begins, and how high all of them are."""

    tops: Mapping[Place, float]
    bands: tuple[tuple[str, float], ...]
    height: float


def placed(layers: Layers, sizes: Mapping[Place, float], bands: Mapping[Place, str]) -> Placing:
    """Return where places stand: none on another of its column, none above an earlier event or in another's band."""
    free = [0.0] * layers.depth
    tops: dict[Place, float] = {}
    begun: list[tuple[str, float]] = []
    latest = 0.0
    for place in layers.in_time:
        if not begun or begun[-1][0] != bands[place]:
            start = max(free) + (_BETWEEN - _GAP if begun else 0)
            begun.append((bands[place], start))
            free = [start + _HEADING] * layers.depth
            latest = start + _HEADING - _STEP
        column, (_, wire) = layers.columns[place], place
        top = free[column] if wire >= 0 else max(free[column], latest + _STEP)
        latest = top if wire < 0 else latest
        tops[place] = top
        free[column] = top + sizes[place] + _GAP
    return Placing(tops, tuple(begun), max(free, default=0) - _GAP)
