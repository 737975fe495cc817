"""The way back from what was read to its place in a file."""

from typing import NamedTuple

from timeline.diagnostics import Diagnostic, Location, Severity
from timeline.records.places import Path, Places, places_of

__all__ = ["Origin"]


class Origin(NamedTuple):
    """Where a record, or the part of it at a `path`, was read: in which file, and at what place there.

    `content` is the file's, which whoever looks for changes keeps anyway; a text beside it would be as large again.
    """

    file: str
    content: bytes
    place: Path = ()
    path: Path = ()

    def at(self, *path: str | int) -> Location:
        """Return where the value at `path` stands, or the nearest thing around it that does."""
        return self._places.value(self.file, self._whole(path))

    def key_at(self, *path: str | int) -> Location:
        """Return where the key of the value at `path` stands."""
        return self._places.key(self.file, self._whole(path))

    def inside(self, line: int, column: int, *path: str | int) -> Location:
        """Return where `line` and `column` (both from 1) of the text at `path` stand in the file."""
        return self._places.inside(self.file, self._whole(path), line, column)

    def part(self, *path: str | int) -> "Origin":
        """Return where the part of this at `path` was read."""
        return Origin(self.file, self.content, self.place, (*self.path, *path))

    def bare(self) -> "Origin":
        """Return the same without the text, for those who only ask which file it was."""
        return Origin(self.file, b"", self.place, self.path)

    def complain(self, message: str, code: str, *path: str | int, severity: Severity = Severity.ERROR) -> Diagnostic:
        """Return a complaint about the value at `path`."""
        return Diagnostic(self.at(*path), message, code, severity)

    def _whole(self, path: Path) -> Path:
        return (*self.place, *self.path, *path)

    @property
    def _places(self) -> Places:
        return places_of(self.content)
