"""Work that several hands do side by side, with the same result as if one had done it."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

__all__ = ["hands", "portions", "side_by_side"]

Portion = TypeVar("Portion")
Result = TypeVar("Result")

WORTH_SHARING = 300
"""With fewer pages, the processes take longer to start than they save."""

_PORTIONS = 12
"""Portions for each hand, so that none is left with the longest."""


def hands(asked: int | None, count: int) -> int:
    """Return how many processes should make so many pages: as many as were asked for, or as there are processors.

    One where processes can't be split off cheaply (Windows, macOS), and where there is little to do.
    """
    if not sys.platform.startswith("linux") or asked == 1:
        return 1
    if asked is None and count < WORTH_SHARING:
        return 1
    return asked or len(os.sched_getaffinity(0))


def portions(weights: Sequence[int], number: int) -> list[list[int]]:
    """Return the numbers of works of some weight in portions for so many hands, the heaviest works first."""
    limit = sum(weights) / (number * _PORTIONS)
    found: list[list[int]] = []
    weight = limit
    for work in sorted(range(len(weights)), key=lambda each: -weights[each]):
        if weight >= limit:
            found.append([])
            weight = 0
        found[-1].append(work)
        weight += weights[work]
    return found


def side_by_side(work: Callable[[Portion], Result], portions: Iterable[Portion], number: int) -> Iterator[Result]:
    """Yield what `work` makes of each portion, in their order.

    The processes are forked, so they know all that this one does, and nothing is sent to them but the portions.
    """
    if number == 1:
        yield from map(work, portions)
        return
    gc.freeze()  # so that the collector doesn't write to, and so copy, the pages of memory that all share
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(number, context, initializer=_Hand.take, initargs=(work,)) as executor:
            yield from executor.map(_Hand.do, portions)
    finally:
        gc.unfreeze()


class _Hand:
    """A process that was forked to do some work."""

    work: Callable[[Any], Any]

    @classmethod
    def take(cls, work: Callable[[Any], Any]) -> None:
        cls.work = staticmethod(work)

    @classmethod
    def do(cls, portion: Any) -> Any:
        return cls.work(portion)
