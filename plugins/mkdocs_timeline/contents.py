"""Tables of contents: the theme's, cut into pieces of which that of any page is put together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from os.path import commonprefix
from typing import Any, NamedTuple

from mkdocs_timeline.shells import Shell, Slot, filled, heading_words
from timeline.render import Heading

__all__ = [
    "LEARNT",
    "TRIED",
    "Outline",
    "Shape",
    "contents",
    "is_usual",
    "outlines_in",
    "shape_of",
    "shell_without",
    "words_of",
]

Shape = tuple["Shape", ...]
"""Headings without their words: of each, the shape of those below it."""

_Step = tuple[int, int]
"""The rank of an entry and that of the next one, 0 after the last. What a theme writes around an entry depends on
whether there are others below it, whether it is the first or the last of its list, and how many lists end with it."""

_LEAF: Shape = ()
LEARNT: tuple[Shape, Shape] = (((_LEAF, (_LEAF, _LEAF), _LEAF),), ((_LEAF, (_LEAF, _LEAF), (_LEAF,)),))
"""Two pages that have every step between them; the second ends a list within a list."""

TRIED: tuple[Shape, ...] = (((_LEAF,),), (((_LEAF,), *((_LEAF,) * count for count in range(20)), *(_LEAF,) * 20),))
"""Two others to be put together and compared with the theme's: the smallest, and a large one."""

_WORD = re.compile(r"(id|heading)([1-9][0-9]*)")  # the first heading is there on every page, wherever themes name it


class _Piece(NamedTuple):
    """The slots of an entry, and what stands after each."""

    slots: tuple[Slot, ...]
    literals: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What a theme writes around the words of each entry, at one of the places where it has a table of contents."""

    pieces: Mapping[_Step, _Piece]
    ranks: frozenset[int]

    def written(self, headings: Sequence[Heading]) -> str:
        """Return the table of contents of a page that has one first heading."""
        if 1 in self.ranks:
            return self.entries(headings, 1)
        return _without_the_first(self, headings[0].children)

    def entries(self, headings: Iterable[Heading], top: int) -> str:
        """Return the entries of headings of a rank, and of those below them."""
        shown = [(rank, heading) for rank, heading in _ranked(headings, top) if rank in self.ranks]
        parts: list[str] = []
        for (rank, heading), after in zip(shown, [*(rank for rank, _ in shown[1:]), 0], strict=True):
            piece = self.pieces[rank, after]
            parts += filled(piece.slots, piece.literals, heading_words(heading))
        return "".join(parts)

    def after(self, pieces: Mapping[_Step, _Piece]) -> str | None:
        """Return what stands after a table of contents made of other pieces; None where these aren't the same."""
        rest = None
        for step, piece in pieces.items():
            mine = self.pieces.get(step)
            if mine is None or mine.slots != piece.slots or mine.literals[:-1] != piece.literals[:-1]:
                return None
            if not step[1] and piece.literals[-1].startswith(mine.literals[-1]):
                rest = piece.literals[-1].removeprefix(mine.literals[-1])
            elif piece.literals != mine.literals:
                return None
        return rest


@lru_cache(maxsize=64)  # page after page has the same, but for the first, which most themes leave out
def _without_the_first(outline: Outline, headings: tuple[Heading, ...]) -> str:
    return outline.entries(headings, 2)


def is_usual(headings: Sequence[Heading]) -> bool:
    """Say whether there is one first heading, with others below it, and perhaps others below these, but no more."""
    entries = headings[0].children if len(headings) == 1 else ()
    return bool(entries) and not any(below.children for entry in entries for below in entry.children)


def shape_of(headings: Iterable[Heading]) -> Shape:
    """Return the shape of headings."""
    return tuple(shape_of(heading.children) for heading in headings)


def contents(outlines: Iterable[Outline], headings: Sequence[Heading]) -> dict[str, str]:
    """Return what fills the slots for tables of contents, and for the first heading."""
    tables = {_slot(number): outline.written(headings) for number, outline in enumerate(outlines)}
    return tables | heading_words(headings[0], 0)


def words_of(headings: Sequence[Heading]) -> dict[str, str]:
    """Return what fills the slots for headings, where a shell has one for each."""
    numbered = enumerate(heading for _, heading in _ranked(headings))
    return {name: word for number, heading in numbered for name, word in heading_words(heading, number).items()}


def outlines_in(shells: tuple[Shell, Shell]) -> tuple[Outline, ...] | None:
    """Return how a theme writes tables of contents, from the shells of `LEARNT`; None where no two rules say it."""
    one, other = (
        [_pieces(shell, place, shape) for place in _places(shell)] for shell, shape in zip(shells, LEARNT, strict=True)
    )
    if len(one) != len(other):
        return None
    found = [_outline(*pair) for pair in zip(one, other, strict=True)]
    return tuple(each for each in found if each) if all(found) else None


def shell_without(shell: Shell, outlines: Sequence[Outline]) -> Shell | None:
    """Return a shell of the first of `LEARNT` with one slot for each table of contents; None where it has others."""
    places = _places(shell)
    if len(places) != len(outlines):
        return None
    literals, slots, done = [shell.literals[0]], list[Slot](), 0
    for number, (outline, place) in enumerate(zip(outlines, places, strict=True)):
        if (after := outline.after(_pieces(shell, place, LEARNT[0]) or {})) is None:
            return None
        slots += (*shell.slots[done : place.start], (_slot(number), ""))
        literals += (*shell.literals[done + 1 : place.start + 1], after)
        done = place.stop
    return Shell((*literals, *shell.literals[done + 1 :]), (*slots, *shell.slots[done:]))


def _outline(one: dict[_Step, _Piece] | None, other: dict[_Step, _Piece] | None) -> Outline | None:
    """Return the outline of a place that has been seen twice; what follows it on the page is cut off."""
    if not one or not other or any(one[step] != other[step] for step in one.keys() & other.keys()):
        return None
    pieces = one | other
    ends = {step: piece.literals for step, piece in pieces.items() if not step[1]}
    rest = len(commonprefix([literals[-1][::-1] for literals in ends.values()]))  # noqa: RUF071 - by characters
    for step, (*literals, last) in ends.items():
        pieces[step] = _Piece(pieces[step].slots, (*literals, last[: len(last) - rest]))
    ranks = frozenset(rank for rank, _ in pieces)
    return Outline(pieces, ranks) if 2 in ranks else None


def _places(shell: Shell) -> list[range]:
    """Return where slots of headings follow one another."""
    groups = groupby(range(len(shell.slots)), lambda index: _number(shell.slots[index]) is not None)
    found = [list(indexes) for headed, indexes in groups if headed]
    return [range(indexes[0], indexes[-1] + 1) for indexes in found]


def _pieces(shell: Shell, place: range, shape: Shape) -> dict[_Step, _Piece] | None:
    """Return a table of contents in pieces; None where it leaves something out, or writes one step in two ways."""
    ranks = [rank for rank, _ in _ranked(shape)]
    entries = [(number, list(indexes)) for number, indexes in groupby(place, lambda at: _number(shell.slots[at]) or 0)]
    shown = {ranks[number] for number, _ in entries}
    if [number for number, _ in entries] != [number for number, rank in enumerate(ranks) if rank in shown]:
        return None
    pieces: dict[_Step, _Piece] = {}
    following = [*(ranks[number] for number, _ in entries[1:]), 0]
    for (number, indexes), after in zip(entries, following, strict=True):
        slots = tuple((_WORD.sub(r"\1", name), sign) for name, sign in (shell.slots[at] for at in indexes))
        piece = _Piece(slots, tuple(shell.literals[at + 1] for at in indexes))
        if pieces.setdefault((ranks[number], after), piece) != piece:
            return None
    return pieces


def _number(slot: Slot) -> int | None:
    found = _WORD.fullmatch(slot[0])
    return int(found[2]) if found else None


def _slot(number: int) -> str:
    return f"contents{number}"


def _ranked(items: Iterable[Any], rank: int = 1) -> Iterator[tuple[int, Any]]:
    """Yield each of headings, or of a shape, with its rank, in the order of the page."""
    for item in items:
        yield rank, item
        yield from _ranked(item.children if isinstance(item, Heading) else item, rank + 1)
