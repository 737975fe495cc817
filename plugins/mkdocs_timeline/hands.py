"""Work that several hands do side by side, with the same result as if one had done it."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

__all__ = ["hands", "side_by_side"]

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


def side_by_side(work: Callable[[range], Result], count: int, number: int) -> Iterator[Result]:
    """Yield what `work` makes of numbers from 0 to `count`, portion by portion in their order.

    The processes are forked, so they know all that this one does, and nothing is sent to them but numbers.
    """
    if number == 1:
        yield work(range(count))
        return
    step = max(1, -(-count // (number * _PORTIONS)))
    portions = [range(start, min(start + step, count)) for start in range(0, count, step)]
    gc.freeze()  # so that the collector doesn't write to, and so copy, the pages of memory that all share
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(number, context, initializer=_Hand.take, initargs=(work,)) as executor:
            yield from executor.map(_Hand.do, portions)
    finally:
        gc.unfreeze()


class _Hand:
    """A process that was forked to do some work."""

    work: Callable[[range], Any]

    @classmethod
    def take(cls, work: Callable[[range], Any]) -> None:
        cls.work = staticmethod(work)

    @classmethod
    def do(cls, portion: range) -> Any:
        return cls.work(portion)
