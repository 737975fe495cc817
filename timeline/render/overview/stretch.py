"""A scale with more room where much happened: months keep their order and their edges, but not their widths."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from itertools import accumulate, pairwise

from timeline.render.overview.scale import STEPS, Scale, Tick, moments_every, ticks_every

__all__ = ["bands_of", "counts_between", "stretched", "stretched_ticks"]

_BANDS = 96
"""The most bands in which time is stretched."""

_ROUND = frozenset({1, 10, 100, 1_000, *(10**power for power in range(4, 12))})

_EVEN = 0.34
"""How much of the room time itself gets; the rest goes to what happened in it."""

_CROWDED = 4
"""Marks that may stand in one place before a line is stretched for them."""


def bands_of(scale: Scale, zone: tzinfo) -> list[int]:
    """Return the seconds at which the bands of a scale meet: minutes, hours, days, months, years, tens of years."""
    inner = [second for second, _ in moments_every(*_unit_of(scale), scale, zone)]
    return sorted({scale.first, *inner, scale.last})


def _unit_of(scale: Scale) -> tuple[str, int]:
    """Return the unit of a scale's bands, and how many of it a band has."""
    span = scale.last - scale.first
    steps = ((unit, count) for seconds, unit, count in STEPS if count in _ROUND and span / seconds <= _BANDS)
    return next(steps, STEPS[-1][1:])


def counts_between(edges: Sequence[int], places: Sequence[float]) -> list[int]:
    """Return how many of some places, in order, lie between each edge and the next."""
    ends = [bisect_left(places, edge) for edge in edges[1:-1]]
    return [later - earlier for earlier, later in pairwise([0, *ends, len(places)])]


def stretched(scale: Scale, places: Sequence[float], zone: tzinfo, size: float) -> Scale:
    """Return a scale that gives its crowded bands more room, or the scale itself where no stretching is called for.

    `places` are the seconds of marks, in order; each needs `size` units. A line is stretched where marks would heap up,
    and most of them do so in a small part of the time.
    """
    if not _is_crowded(scale, places, size):
        return scale
    edges = bands_of(scale, zone)
    counts = counts_between(edges, places)
    if not _is_uneven(edges, counts):
        return scale
    span = scale.last - scale.first
    crowds = [count**0.85 for count in counts]
    whole = sum(crowds)
    rooms = [
        _EVEN * (later - earlier) / span + (1 - _EVEN) * crowd / whole
        for (earlier, later), crowd in zip(pairwise(edges), crowds, strict=True)
    ]
    shares = [round(share, 5) for share in accumulate(rooms)][:-1]
    return replace(scale, knots=tuple(zip(edges, [0.0, *shares, 1.0], strict=True)))


def _is_crowded(scale: Scale, places: Sequence[float], size: float) -> bool:
    """Say whether too many marks stand within the size of one anywhere."""
    apart = zip(places, places[_CROWDED:], strict=False)
    return any(scale.x(later) < scale.x(earlier) + size for earlier, later in apart)


def _is_uneven(edges: Sequence[int], counts: Sequence[int]) -> bool:
    """Say whether the densest quarter of the time holds most of what happened."""
    lengths = [later - earlier for earlier, later in pairwise(edges)]
    dense = sorted(range(len(counts)), key=lambda band: counts[band] / lengths[band], reverse=True)
    left, held = (edges[-1] - edges[0]) / 4, 0.0
    for band in dense:
        taken = min(lengths[band], left)
        held += counts[band] * taken / lengths[band]
        left -= taken
    return held > 0.6 * sum(counts)


def stretched_ticks(scale: Scale, zone: tzinfo, apart: float, first: float) -> list[Tick]:
    """Return ticks for a stretched scale: where larger units begin, and then the widest bands that find room.

    They are `apart`, and the second is `first` from the first, which says its year, too.
    """
    unit, count = _unit_of(scale)
    wide = dict(pairwise(second for second, _ in scale.knots))
    candidates = list(ticks_every(unit, count, scale, zone))
    by_room = sorted(candidates, key=lambda each: (not each[1].major, scale.x(each[0]) - scale.x(wide[each[0]])))
    found = [tick for _, tick in candidates[:1]]
    for _, tick in by_room:
        if all(abs(tick.x - other.x) >= (first if other is found[0] else apart) for other in found):
            found.append(tick)
    return sorted(found, key=lambda tick: tick.x)
