"""Where every value of a YAML text stands, found again only when somebody asks.

Reading keeps no places: complaints are rare and a place for each of a million values is not small.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from timeline.diagnostics import Location

__all__ = ["Path", "Places", "places_of", "text_of"]


Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    line: int
    column: int
    style: str | None = None


@dataclass(slots=True)
class Places:
    """The places of one text, by path: document, item of a list, field, item and so on."""

    lines: list[str]
    values: dict[Path, _Spot] = field(default_factory=dict)
    keys: dict[Path, _Spot] = field(default_factory=dict)

    def value(self, file: str, path: Path) -> Location:
        """Return where the value at `path` stands, or what is nearest around it."""
        return self._nearest(self.values, file, path)

    def key(self, file: str, path: Path) -> Location:
        """Return where the key of the value at `path` stands."""
        spot = self.keys.get(path)
        return Location(file, spot.line + 1, spot.column + 1) if spot else self.value(file, path)

    def inside(self, file: str, path: Path, line: int, column: int) -> Location:
        """Return where a line and column of the text at `path` stand; exact but for escapes and odd spaces."""
        spot = self.values.get(path)
        if spot is None:
            return self.value(file, path)
        if spot.style in {"|", ">"}:
            first = next((n for n in range(spot.line + 1, len(self.lines)) if self.lines[n].strip()), spot.line)
            indent = len(self.lines[first]) - len(self.lines[first].lstrip(" "))
        else:
            first, indent = spot.line, spot.column + (1 if spot.style else 0)
        if spot.style != "|":
            row, column = _unfolded([" " * indent + self.lines[first][indent:], *self.lines[first + 1 :]], line, column)
            return Location(file, first + row + 1, column)
        return Location(file, first + line, indent + column)

    def _nearest(self, spots: dict[Path, _Spot], file: str, path: Path) -> Location:
        while path and path not in spots:
            path = path[:-1]
        spot = spots.get(path, _Spot(0, 0))
        return Location(file, spot.line + 1, spot.column + 1)


def _unfolded(rows: list[str], line: int, column: int) -> tuple[int, int]:
    """Return the row (from 0) and column (from 1) of a place in text whose single line ends YAML made spaces."""
    in_line, in_column = 1, 1
    for number, row in enumerate(rows):
        words = row.strip(" ")
        if in_line == line and words and column <= in_column + len(words):
            return number, len(row) - len(row.lstrip(" ")) + 1 + column - in_column
        if words:
            in_column += len(words) + 1
        elif number:
            in_line, in_column = in_line + 1, 1
    return 0, column


def text_of(content: bytes) -> str:
    """Return the text of a file of UTF-8, line ends made one. Raises UnicodeDecodeError."""
    return content.decode("utf-8-sig").replace("\r\n", "\n")


@lru_cache(maxsize=16)
def places_of(content: bytes) -> Places:
    """Return the places of a text that was read before, so it is known to be well formed."""
    text = text_of(content)
    places = Places(text.split("\n"))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    number = -1
    events = yaml.parse(text, Loader=loader)
    try:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                number += 1
            elif isinstance(event, yaml.NodeEvent):
                _walk(events, event, (number,), places)
    except yaml.YAMLError:  # the reader has said so; what came before it still has its place
        pass
    return places


def _walk(events: Any, event: Any, path: Path, places: Places) -> None:
    mark = event.start_mark
    style = event.style if isinstance(event, yaml.ScalarEvent) else None
    places.values[path] = _Spot(mark.line, mark.column, style)
    if isinstance(event, yaml.SequenceStartEvent):
        index = 0
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            _walk(events, event, (*path, index), places)
            index += 1
    elif isinstance(event, yaml.MappingStartEvent):
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            name = (*path, getattr(key, "value", ""))
            places.keys[name] = _Spot(key.start_mark.line, key.start_mark.column)
            _walk(events, next(events), name, places)
