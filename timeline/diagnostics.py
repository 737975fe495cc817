"""What is wrong, where it stands, and a way out."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Diagnostic", "Location", "Severity", "did_you_mean", "printable"]


class Severity(StrEnum):
    """How much a complaint weighs: an error stops a build, a warning a strict one, advice none."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a text file: line and column in characters, both counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{printable(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint; prints as `file:line:column: severity: message [code]`."""

    location: Location
    message: str
    code: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.location}: {self.severity}: {printable(self.message)} [{self.code}]"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `, did you mean '…'?` with the nearest known word, or nothing where none is near."""
    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f", did you mean '{near[0]}'?" if near else ""


def printable(text: str) -> str:
    """Return text that can't move a terminal's cursor or begin a line of its own."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
