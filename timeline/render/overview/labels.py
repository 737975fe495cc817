"""Names beside marks, wherever a row has room for them."""

from dataclasses import dataclass
from unicodedata import east_asian_width

from timeline.render.overview.layout import SIZE, Lane, Placed

__all__ = ["Label", "labels_in", "length"]

_LETTER = 6.3
"""How wide a letter is at most, on average, in the drawing's units."""

_SHORTEST = 18
"""The fewest letters that still say something of a longer name."""

_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a mark; `x` is where the mark's room ends, and the words begin or, `before` it, end there."""

    words: str
    x: float
    before: bool = False


def length(text: str) -> float:
    """Return how wide a text is at most; a letter of East Asia takes the room of two."""
    return _letters(text) * _LETTER


def _letters(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def labels_in(lane: Lane, weights: dict[str, int], width: float) -> dict[str, Label]:
    """Return the labels of a lane by the id of their event; those of the weightiest events come first.

    No label covers a mark, a bar or another label of its row, at this width or any larger one.
    """
    labels: dict[str, Label] = {}
    for row in range(lane.rows):
        marks = sorted((mark for mark in lane.marks if mark.row == row), key=lambda mark: mark.left)
        taken = [(mark.left, mark.right) for mark in marks]
        for number, mark in sorted(enumerate(marks), key=lambda each: -weights.get(each[1].event.id, 0)):
            if label := _label(mark, number, taken, width):
                labels[mark.event.id] = label
    return labels


def _label(mark: Placed, number: int, taken: list[tuple[float, float]], width: float) -> Label | None:
    """Return the label of a mark, and take its room."""
    left, right = taken[number]
    until = min((start for start, _ in taken[number + 1 :]), default=width)
    since = max((end for _, end in taken[:number]), default=0)
    after = _fitting(mark.event.title, until - right - _GAP)
    before = _fitting(mark.event.title, left - since - _GAP) if mark.left >= mark.x - SIZE else ""
    if len(before) > len(after):
        taken[number] = (left - length(before), right)
        return Label(before, mark.left, before=True)
    taken[number] = (left, right + length(after))
    return Label(after, mark.right) if after else None


def _fitting(title: str, room: float) -> str:
    """Return a title, or as many of its first words as there is room for; nothing where that says nothing."""
    if length(title) <= room:
        return title
    if room < (_SHORTEST + 1) * _LETTER:
        return ""
    kept = ""
    for word in title.split():
        longer = f"{kept} {word}".strip()
        if (_letters(longer) + 1) * _LETTER > room:
            break
        kept = longer
    return f"{kept.rstrip(',;:–-')}…" if len(kept) >= _SHORTEST else ""
