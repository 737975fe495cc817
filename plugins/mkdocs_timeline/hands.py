"""Work that several hands do side by side, with the same result as if one had done it."""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any, Generic, TypeVar, cast

from timeline.collecting import set_aside

__all__ = ["Errand", "hands", "portions", "side_by_side", "spread"]

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


def spread(asked: int | None, work: Callable[[Portion], Result], things: Sequence[Portion]) -> Iterator[Result]:
    """Yield what `work` makes of each thing, in their order: the first are left to the one who asks.

    Whoever asks has to go on with each of them, and so is left two thirds of what every other hand does.
    """
    number = hands(asked, len(things))
    size = max(1, -(-3 * len(things) // (3 * number - 1)))
    own = max(1, len(things) - size * (number - 1))
    others = [Errand(partial(_each, work, things[start : start + size]), 2) for start in range(own, len(things), size)]
    try:
        yield from map(work, things[:own])
        for errand in others:
            yield from errand.result()
    finally:
        for errand in others:
            errand.call_off()


class Errand(Generic[Result]):
    """Work that another hand does meanwhile, where there are several; with one, it is done when the result is wanted.

    No executor: it has a thread, and where there are threads no further hands should be forked.
    """

    def __init__(self, work: Callable[[], Result], number: int) -> None:
        """Have the work begun."""
        self._work = work
        self._hand: multiprocessing.process.BaseProcess | None = None
        if number > 1:
            context = multiprocessing.get_context("fork")
            self._receiver, sender = context.Pipe(duplex=False)
            self._hand = context.Process(target=_go, args=(work, sender), daemon=True)
            set_aside()  # as above; what had been set aside before stays so
            self._hand.start()
            sender.close()

    def result(self) -> Result:
        """Return what was made, once it is there; raise what was raised."""
        if self._hand is None:
            return self._work()
        try:
            made, fault = self._receiver.recv()
        except EOFError:
            fault = RuntimeError("a process was ended before it had done its work")
        self.call_off()
        if fault is not None:
            raise fault
        return cast("Result", made)

    def call_off(self) -> None:
        """Leave no hand at work."""
        if self._hand is not None:
            self._hand.terminate()
            self._hand.join()
            self._receiver.close()


def _go(work: Callable[[], Any], sender: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever sent for the result is interrupted, and calls this off
    told: tuple[Any, Exception | None]
    try:
        told = work(), None
    except Exception as fault:  # noqa: BLE001 - it is raised again where the result is wanted
        told = None, fault
    sender.send(told)


def _each(work: Callable[[Portion], Result], things: Sequence[Portion]) -> list[Result]:
    return [work(thing) for thing in things]


class _Hand:
    """A process that was forked to do some work."""

    work: Callable[[Any], Any]

    @classmethod
    def take(cls, work: Callable[[Any], Any]) -> None:
        cls.work = staticmethod(work)

    @classmethod
    def do(cls, portion: Any) -> Any:
        return cls.work(portion)
