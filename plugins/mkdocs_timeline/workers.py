"""Work that several processes do side by side, with the same result as if one had done it."""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import connection
from typing import Any, Generic, TypeVar, cast

from timeline.garbage import set_aside

__all__ = ["Errand", "portions", "side_by_side", "spread", "workers_for"]

Portion = TypeVar("Portion")
Result = TypeVar("Result")

WORTH_SHARING = 300
"""With fewer pages, the processes take longer to start than they save."""

_PORTIONS = 12
"""At least so many portions for each process; the last ones are smaller, so that none is left with the longest."""

_CHUNK = 40
"""So many things at least are taken at once: what comes of some forty records has room in a pipe, and nobody waits."""

_CHUNKS = 10_000
"""So many chunks there are at most: as many numbers have room in a pipe, too."""


def workers_for(asked: int | None, count: int) -> int:
    """Return how many processes should make so many pages: as many as were asked for, or as there are processors.

    One where processes can't be split off cheaply (Windows, macOS), and where there is little to do.
    """
    if not sys.platform.startswith("linux") or asked == 1:
        return 1
    if asked is None and count < WORTH_SHARING:
        return 1
    return asked or len(os.sched_getaffinity(0))


def portions(weights: Sequence[int], number: int) -> list[list[int]]:
    """Return the numbers of works of some weight in portions for so many processes, the heaviest works first."""
    left = sum(weights)
    most = left / (number * _PORTIONS)
    found: list[list[int]] = []
    room = 0.0
    for work in sorted(range(len(weights)), key=lambda each: -weights[each]):
        if room <= 0:
            found.append([])
            room = min(most, left / (number * 2))
        found[-1].append(work)
        room -= weights[work]
        left -= weights[work]
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
        with ProcessPoolExecutor(number, context, initializer=_Worker.take, initargs=(work,)) as executor:
            yield from executor.map(_Worker.do, portions)
    finally:
        gc.unfreeze()


def spread(asked: int | None, work: Callable[[Portion], Result], things: Sequence[Portion]) -> Iterator[Result]:
    """Yield what `work` makes of each thing, in their order.

    Whoever asks has to go on with each of them, and makes some only while others have not come to the one that is next.
    """
    number = workers_for(asked, len(things))
    if number == 1 or not things:
        yield from map(work, things)
        return
    size = max(_CHUNK, len(things) // _CHUNKS)
    chunks = [things[start : start + size] for start in range(0, len(things), size)]
    pile, made = _Pile(len(chunks)), dict[int, list[Result]]()
    others = [_Other(partial(_work_through, work, chunks, pile)) for _ in range(number - 1)]
    try:
        for chunk in range(len(chunks)):
            made.update(_received(others))
            while chunk not in made:
                if (mine := pile.take()) is not None or not others:
                    mine = chunk if mine is None else mine  # where the process that took it was ended
                    made[mine] = [work(thing) for thing in chunks[mine]]
                made.update(_received(others, wait=mine is None))
            yield from made.pop(chunk)
        while others:
            others.pop().let_go()
    finally:
        pile.close()
        for other in others:
            other.call_off()


class Errand(Generic[Result]):
    """Work that another process does meanwhile, where there are several; with one, it is done when it is wanted.

    No executor: it has a thread, and where there are threads no further processes should be forked.
    """

    def __init__(self, work: Callable[[], Result], number: int) -> None:
        """Have the work begun."""
        self._work = work
        self._other = _Other(lambda send: send(work())) if number > 1 else None

    def result(self) -> Result:
        """Return what was made, once it is there; raise what was raised."""
        if self._other is None:
            return self._work()
        try:
            made = self._other.receive()
        except EOFError:
            raise RuntimeError("a process was ended before it had done its work") from None
        finally:
            self.call_off()
        return cast("Result", made)

    def call_off(self) -> None:
        """Leave no process at work."""
        if self._other is not None:
            self._other.call_off()


class _Other:
    """Another process, which was forked, and so knows all that this one does, and what it sends back."""

    def __init__(self, work: Callable[[Callable[[Any], None]], None]) -> None:
        """Set it to work, which is given what sends."""
        context = multiprocessing.get_context("fork")
        self.receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=self._go, args=(work, sender), daemon=True)
        set_aside()  # as above; what had been set aside before stays so
        self._process.start()
        sender.close()

    def receive(self) -> Any:
        """Return what is sent next; raise what was raised there, and EOFError where nothing more comes."""
        made, fault = self.receiver.recv()
        if fault is not None:
            raise fault
        return made

    def let_go(self) -> None:
        """Wait for nothing more: what has no more to send ends by itself, which takes it a while."""
        self.receiver.close()

    def call_off(self) -> None:
        """End the process; it does no harm to end it twice."""
        self._process.terminate()
        self._process.join()
        self.receiver.close()

    @staticmethod
    def _go(work: Callable[[Callable[[Any], None]], None], sender: Any) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for it is interrupted, and calls this off
        try:
            work(lambda made: sender.send((made, None)))
        except Exception as fault:  # noqa: BLE001 - it is raised again where the result is wanted
            sender.send((None, fault))


class _Pile:
    """Numbers to be taken by many, each once: the system lets one at a time read from a pipe."""

    def __init__(self, count: int) -> None:
        """Lay out so many."""
        self._reader, writer = os.pipe()
        os.write(writer, b"".join(number.to_bytes(2) for number in range(count)))
        os.close(writer)

    def take(self) -> int | None:
        """Return the next number; None where all are taken."""
        taken = os.read(self._reader, 2)
        return int.from_bytes(taken) if taken else None

    def close(self) -> None:
        """Take no more."""
        os.close(self._reader)


def _work_through(
    work: Callable[[Portion], Result],
    chunks: Sequence[Sequence[Portion]],
    pile: _Pile,
    send: Callable[[tuple[int, list[Result]]], None],
) -> None:
    while (number := pile.take()) is not None:
        send((number, [work(thing) for thing in chunks[number]]))


def _received(others: list[_Other], *, wait: bool = False) -> list[tuple[int, list[Any]]]:
    """Return what others have sent, waited for or not; those of whom nothing more comes are others no longer."""
    ready = connection.wait([other.receiver for other in others], None if wait else 0) if others else []
    received = []
    for other in [each for each in others if each.receiver in ready]:
        try:
            received.append(other.receive())
        except EOFError:
            other.let_go()
            others.remove(other)
    return received


class _Worker:
    """A process that was forked to do some work."""

    work: Callable[[Any], Any]

    @classmethod
    def take(cls, work: Callable[[Any], Any]) -> None:
        cls.work = staticmethod(work)

    @classmethod
    def do(cls, portion: Any) -> Any:
        return cls.work(portion)
