"""The axis of numbers: round steps that hold zero, and how high a number stands."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

__all__ = ["Heights", "steps_between"]


class Heights(NamedTuple):
    """A plot of `size` above its floor, from the least to the most number of its axis."""

    floor: float
    size: float
    least: Decimal
    most: Decimal

    def y(self, value: Decimal) -> float:
        """Return where a number stands from the top."""
        share = float((value - self.least) / (self.most - self.least))
        return round(self.floor - share * self.size, 1)


def steps_between(least: Decimal, most: Decimal) -> list[Decimal]:
    """Return round numbers that hold zero, the least and the most: three to eight of them."""
    bottom, top = min(least, Decimal(0)), max(most, Decimal(0))
    if bottom == top:
        return [Decimal(0), Decimal(1)]
    span = top - bottom
    power = Decimal(10) ** (span.adjusted() - 1)
    step = next(power * size for size in (1, 2, 5, 10, 20, 25, 50) if power * size * 5 >= span)
    first = int((bottom / step).to_integral_value(ROUND_FLOOR))
    last = int((top / step).to_integral_value(ROUND_CEILING))
    return [(step * number).normalize() + 0 for number in range(first, last + 1)]
