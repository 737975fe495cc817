"""What was worked out before need not be worked out again."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, cast

__all__ = ["Recall", "once", "remember"]

Answer = TypeVar("Answer")
Key = TypeVar("Key")


class Recall:
    """Answers to questions about things that don't change, from one telling of a story to the next.

    A thing is known again by being the same object. What a whole telling didn't ask about is forgotten by the next.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[tuple[int, ...], tuple[tuple[object, ...], Any]] = {}
        self._earlier: dict[tuple[int, ...], tuple[tuple[object, ...], Any]] = {}

    def turn(self) -> None:
        """Begin another telling."""
        self._earlier, self._known = self._known, {}

    def once(self, work: Callable[..., Answer], *things: object) -> Answer:
        """Return what `work` makes of some things, worked out when it is first asked for."""
        key = (id(work), *map(id, things))
        found = self._known.get(key)
        if found is None:
            # The things stay with their answer, so that their ids can't become those of others.
            found = self._earlier.get(key) or ((work, *things), work(*things))
            self._known[key] = found
        return cast("Answer", found[1])

    def knows(self, work: Callable[..., Any], *things: object) -> bool:
        """Say whether it is known what `work` makes of some things."""
        key = (id(work), *map(id, things))
        return key in self._known or key in self._earlier

    def learn(self, answer: object, work: Callable[..., Any], *things: object) -> None:
        """Know what `work` makes of some things."""
        self._known[id(work), *map(id, things)] = (work, *things), answer

    def answers(self, works: Iterable[Callable[..., Any]]) -> Iterator[tuple[object, ...]]:
        """Yield all that is known of what some works make: the answer, the number of the work, and the things."""
        numbers = {id(work): number for number, work in enumerate(works)}
        for (work, *things), answer in self._known.values():
            if (number := numbers.get(id(work))) is not None:
                yield answer, number, *things


def once(recall: Recall | None, work: Callable[..., Answer], *things: object) -> Answer:
    """Return what `work` makes of some things, worked out anew where nobody recalls anything."""
    return recall.once(work, *things) if recall else work(*things)


def remember(known: dict[Key, Answer], key: Key, answer: Answer, *, most: int = 65_536) -> None:
    """Keep an answer among those known; where they are as many as there may be, all others are forgotten."""
    if len(known) >= most:
        known.clear()
    known[key] = answer
