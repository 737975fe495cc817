"""Where the places of layers stand: as near to what they are tied to as their neighbours allow."""

from collections.abc import Mapping, Sequence

from timeline.render.graph.layers import Layers, Place

__all__ = ["heights_from_top"]

_ROUNDS = 12


def heights_from_top(layers: Layers, sizes: Mapping[Place, float], gap: float) -> dict[Place, float]:
    """Return the middle of each place from the top, so that places of a column never touch and lines run straight."""
    tied = layers.neighbours()
    middles: dict[Place, float] = {}
    for column in layers.columns:
        middles.update(_stacked(column, sizes, gap, dict.fromkeys(column, 0.0)))
    for turn in range(_ROUNDS):
        for column in layers.columns if turn % 2 else layers.columns[::-1]:
            near = {place: [middles[other] for side in tied[place] for other in side] for place in column}
            wished = {place: _mean(near[place], middles[place]) for place in column}
            middles.update(_stacked(column, sizes, gap, wished))
    top = min((middles[place] - sizes[place] / 2 for place in middles), default=0)
    return {place: round(middle - top, 1) for place, middle in middles.items()}


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _stacked(
    column: Sequence[Place], sizes: Mapping[Place, float], gap: float, wished: Mapping[Place, float]
) -> dict[Place, float]:
    """Return the middles nearest to those wished for that keep order and gaps: neighbours that clash are pooled."""
    offsets, offset = [], 0.0
    for number, place in enumerate(column):
        if number:
            offset += (sizes[column[number - 1]] + sizes[place]) / 2 + gap
        offsets.append(offset)
    pools: list[tuple[float, int]] = []  # the mean of a pool, and how many it holds
    for place, shift in zip(column, offsets, strict=True):
        mean, count = wished[place] - shift, 1
        while pools and pools[-1][0] > mean:
            before, several = pools.pop()
            mean, count = (mean * count + before * several) / (count + several), count + several
        pools.append((mean, count))
    fitted = [mean for mean, count in pools for _ in range(count)]
    return {place: mean + shift for place, mean, shift in zip(column, fitted, offsets, strict=True)}
