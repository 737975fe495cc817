"""The closed words of dates: how precise, of which form, and how an end can be missing."""

from collections.abc import Iterable
from enum import StrEnum

__all__ = ["Form", "Missing", "Precision", "vaguest"]


class Precision(StrEnum):
    """How precisely a date was written, from the vaguest to the finest."""

    MILLENNIUM = "millennium"
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    QUADRIMESTER = "quadrimester"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    THIRD = "third"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


class Form(StrEnum):
    """What a date is made of."""

    SINGLE = "single"
    INTERVAL = "interval"
    ONE_OF = "one-of"
    ALL_OF = "all-of"


class Missing(StrEnum):
    """Why an interval or a range has no date at an end; as text, how EDTF writes it."""

    OPEN = ".."
    UNKNOWN = ""


_FINENESS = {precision: place for place, precision in enumerate(Precision)}


def vaguest(precisions: Iterable[Precision]) -> Precision:
    """Return the vaguest of some precisions."""
    return min(precisions, key=_FINENESS.__getitem__)
