"""Names beside marks, wherever a row has room for them."""

from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
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

    No label covers a mark, a bar, a cluster or another label of its row, at this width or any larger one.
    """
    labels: dict[str, Label] = {}
    for row in range(lane.rows):
        marks = sorted((mark for mark in lane.marks if mark.row == row), key=attrgetter("left"))
        if not marks:
            continue
        begins, ends = [mark.left for mark in marks], [mark.right for mark in marks]
        clusters = [each.x for each in lane.clusters] if row == lane.rows - 1 else []
        # A long bar may end after the marks behind it; a label never does.
        reach = list(accumulate(ends, max))
        for number, mark in sorted(enumerate(marks), key=lambda each: -weights.get(each[1].event.id, 0)):
            since = max(reach[number - 1], ends[number - 1]) if number else 0
            until = begins[number + 1] if number + 1 < len(marks) else width
            since = max([since, *(x + SIZE / 2 for x in clusters if x <= mark.x)])
            until = min([until, *(x - SIZE / 2 for x in clusters if x > mark.x)])
            if label := _label(mark, since, until):
                labels[mark.event.id] = label
                if label.before:
                    begins[number] -= length(label.words)
                else:
                    ends[number] += length(label.words)
    return labels


def _label(mark: Placed, since: float, until: float) -> Label | None:
    """Return the label of a mark that stands alone between two places."""
    title = mark.event.title
    wide = length(title)
    after = _fitting(title, wide, until - mark.right - _GAP)
    if after != title and mark.left >= mark.x - SIZE:
        before = _fitting(title, wide, mark.left - since - _GAP)
        if len(before) > len(after):
            return Label(before, mark.left, before=True)
    return Label(after, mark.right) if after else None


def _fitting(title: str, wide: float, room: float) -> str:
    """Return a title, or as many of its first words as there is room for; nothing where that says nothing."""
    if wide <= room:
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
