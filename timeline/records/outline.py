"""Where a text that can't be read as a whole can be read again."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from timeline.records.slips import says_something

__all__ = ["Outline"]

_PARTING = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
# A line behind which brackets go on, so that what looks like a field may be a part of what they hold.
_OPEN = re.compile(r"[,\[{]\s*(?:\s#.*)?$")
# A field whose text stands in the lines below it.
_TEXT_BELOW = re.compile(r":\s+[|>][-+0-9]*\s*(?:\s#.*)?$")


class Outline:
    """The lines at which a record, or a field of one, surely begins; they are looked for once, from above.

    Sure is what begins in the first column of a text, in which no value of a block can go on: an item of a list of
    records or a field of a mapping, whichever the document is made of, with one of the names of `fields`. Lines count
    from 0.
    """

    def __init__(self, lines: Sequence[str], fields: Iterable[str]) -> None:
        """Take the lines of a text, and the names of fields that a record may have."""
        names = "|".join(sorted(map(re.escape, fields)))
        self._item, self._field = re.compile(rf"-[ ]+(?:\{{|(?:{names}):)"), re.compile(rf"(?:{names}):")
        # Items, fields and the ends of brackets. All else is words of a text whose beginning nobody can tell.
        self._orderly = re.compile(rf"[]}}-]|[\"']?[\w-]+[\"']?:(?:\s|$)|(?:{names})\b")
        self._lines, self._records = lines, [0]
        self._at, self._begun = 0, False
        self._shape: re.Pattern[str] | None = None

    def behind(self, fault: int) -> int | None:
        """Return the first line behind one with a fault at which reading can go on."""
        for number in range(self._at, len(self._lines)):
            line = self._lines[number]
            if line[:1] in " \t#" and (self._begun or not says_something(line)):
                continue
            if self._begins(number, line, broken=number > fault) and number > fault:
                self._at = number + 1
                return number
        self._at = len(self._lines)
        return None

    def strays(self, start: int, end: int) -> bool:
        """Say whether between two lines a text begins in the first column, so that its words are taken for fields."""
        above = ""
        for line in self._lines[start:end]:
            if line[:1] not in " \t#" and _TEXT_BELOW.search(above) and not self._orderly.match(line):
                return True
            above = line if line.strip() else above
        return False

    def without(self, faults: Iterable[int], end: int) -> tuple[list[str], list[str]]:
        """Return the lines before an end, with blank ones in place of each record with a fault, and those records'."""
        if end == len(self._lines):
            self.behind(end)
        kept, spoilt, ends = list(self._lines[:end]), [], [*self._records, end]
        for place in dict.fromkeys(bisect_right(self._records, fault) for fault in faults):
            for number in range(ends[place - 1], ends[place]):
                if not _PARTING.match(kept[number]):
                    spoilt.append(kept[number])
                    kept[number] = ""
        return kept, spoilt

    def _begins(self, number: int, line: str, *, broken: bool) -> bool:
        if _PARTING.match(line):
            self._shape, self._begun = None, False
            return False
        first, self._begun = not self._begun, True
        if first:
            self._shape = self._item if line[0] == "-" else self._field if self._orderly.match(line) else None
        begins = self._shape is not None and self._shape.match(line) is not None
        begins = begins and (self._shape is self._item or not self._goes_on(number))
        if broken and not self._orderly.match(line):
            self._shape = None
        if (begins and self._shape is self._item) or (first and self._shape):
            self._records.append(number)
        return begins

    def _goes_on(self, number: int) -> bool:
        """Say whether a line may stand between brackets that were begun above it."""
        above = next((self._lines[n] for n in range(number - 1, -1, -1) if says_something(self._lines[n])), "")
        return _OPEN.search(above) is not None
