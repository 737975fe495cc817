"""What went wrong in the YAML, in words an author understands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import yaml

from timeline.diagnostics import Diagnostic, Location

__all__ = ["MAXIMUM_DEPTH", "TOO_DEEP", "Slip", "glued_comment", "in_plain_words", "says_something", "unresolved_merge"]

MAXIMUM_DEPTH = 20
TOO_DEEP = f"nested more than {MAXIMUM_DEPTH} deep"


@dataclass
class Slip(Exception):
    """A fault that ends the reading of a text; line and column count from 1."""

    line: int
    column: int
    message: str
    code: str

    @classmethod
    def at(cls, mark: Any, message: str, code: str) -> Self:
        """Return a slip where libyaml's mark (counted from 0) stands."""
        return cls(mark.line + 1, mark.column + 1, message, code)

    def diagnostic(self, file: str) -> Diagnostic:
        """Return the slip as a complaint about `file`."""
        return Diagnostic(Location(file, self.line, self.column), self.message, self.code)


def glued_comment(event: Any, lines: list[str]) -> None:
    """Refuse `title: Sora #1 in the store`, which YAML would cut to `Sora`."""
    end = event.end_mark
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    comment = rest.lstrip(" \t")
    if comment.startswith("#") and comment != rest and comment[1:2].strip() and comment[1] != "#":
        message = f"YAML drops what follows the '#' in '{comment[:30]}': put the value in quotes"
        raise Slip(event.start_mark.line + 1, event.start_mark.column + 1, message, "comment")


def says_something(line: str) -> bool:
    """Say whether a line is neither blank nor a comment."""
    return line.strip() != "" and not line.lstrip().startswith("#")


def unresolved_merge(lines: Sequence[str]) -> Slip | None:
    """Return the first mark of a merge conflict; what else is wrong beside one is not the author's."""
    for number, line in enumerate(lines, 1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            return Slip(number, 1, "a merge conflict is left here: choose one of its sides", "syntax")
    return None


def in_plain_words(error: yaml.YAMLError, text: str, lines: Sequence[str]) -> Slip:
    """Return what the author did where libyaml says what the scanner met in a text of some lines."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Slip(1, 1, f"can't be read as YAML: {error}", "syntax")
    mark = error.problem_mark or error.context_mark
    if "nesting depth" in str(error.problem):  # newer ones of libyaml stop by themselves
        return Slip.at(error.context_mark or mark, TOO_DEEP, "too-deep")
    if mark is None:
        return Slip(1, 1, f"can't be read as YAML: {error.problem}", "syntax")
    if quotation := _left_open(error, text, lines):
        return Slip.at(quotation, _begins(lines[quotation.line][quotation.column], ""), "syntax")
    if error.context_mark and any(late in str(error.problem) for late in _LATE):
        mark = error.context_mark  # what was begun there; the scanner gave up lines later
    problem, line = str(error.problem), lines[mark.line] if mark.line < len(lines) else ""
    before = next((number for number in range(mark.line - 1, -1, -1) if says_something(lines[number])), None)
    keyless = any(each in problem for each in _UNEXPECTED) and ": " not in line[: mark.column]
    if before is not None and keyless and _lacks_colon(lines[before], line):
        return Slip(before + 1, _start(lines[before]) + 1, _NO_COLON, "syntax")
    message, column = _explain(problem, line, mark.column)
    if message.startswith(_AS_IS) and before is not None and _indent(line) != _indent(lines[before]):
        message, column = (
            "this line begins in no column of those before it: begin what belongs together in one",
            _indent(line),
        )
    return Slip(mark.line + 1, column + 1, message, "syntax")


_AS_IS = "can't be read as YAML: "
_MISPLACED = "mapping values are not allowed"
_UNEXPECTED = (_MISPLACED, "expected <document start>")  # the latter behind a comment
_NO_COLON = "a field needs a colon and a space: 'title: …'"
_LATE = ("expected ':'", "expected ','", "end of stream", "document indicator")
_FIELD = re.compile(r"(?:- )?[a-z-]+:(?: |$)")


def _left_open(error: yaml.MarkedYAMLError, text: str, lines: Sequence[str]) -> Any:
    """Return where a quotation begins whose end was missing, so that another's beginning, lines below, became its end.

    The fault is met behind that, or at a backslash in between, in what is right as it stands.
    """
    mark, begun, problem = error.problem_mark, error.context_mark, str(error.problem)
    if mark is None or mark.line >= len(lines):
        return None
    if begun and "escape" in problem:
        return begun if any(_FIELD.match(line) for line in lines[begun.line + 1 : mark.line + 1]) else None
    if "did not find expected" not in problem or not lines[mark.line][: mark.column].rstrip().endswith(("'", '"')):
        return None
    last = _last_scalar(text)
    if last is None or last.style not in {"'", '"'} or not last.start_mark.line < last.end_mark.line == mark.line:
        return None
    return None if lines[mark.line][last.end_mark.column : mark.column].strip() else last.start_mark


def _last_scalar(text: str) -> Any:
    """Return the last scalar before the fault of a text."""
    last = None
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            last = event if isinstance(event, yaml.ScalarEvent) else last
    except yaml.YAMLError:  # the same as before
        pass
    return last


def _explain(problem: str, line: str, column: int) -> tuple[str, int]:
    value = column if "cannot start any token" in problem else _value_column(line)
    if "\t" in line[: _indent(line)]:
        return "a tab can't indent YAML: use spaces", line.index("\t")
    if "escape" in problem:
        return "this '\\' can't be read in double quotes: write the character itself, or use single quotes", column
    if _MISPLACED in problem:
        if ": " in line[value:]:
            return "a value that holds ': ' must be put in quotes", value
        return "this field begins further in than the one before it: begin both in one column", _indent(line)
    if line[value:].startswith(("{", "[{")) and line.rstrip().endswith(("}", "}]")):
        return "a text between brackets that holds ': ', '[' or '{' must be put in quotes", value
    if message := _begins(line[value : value + 1], problem):
        return message, value
    if "could not find expected ':'" in problem:
        return _NO_COLON, _indent(line)
    return f"{_AS_IS}{problem}", column


def _lacks_colon(before: str, line: str) -> bool:
    """Say whether two fields in one column were read as one, for want of a colon and a space in the first."""
    return _start(before) == _start(line) and ": " not in before and not before.rstrip().endswith(":")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _begins(character: str, problem: str) -> str:
    match character:
        case "-" | "?" | ">" | "|" if "not allowed in this context" in problem or "comment or line break" in problem:
            return f"a value that begins with '{character}' must be put in quotes"
        case "[" | "{":
            return f"a value that begins with '{character}' must be put in quotes, unless it is a whole list"
        case "*" | "&" | "!" | "%" | "@" | "`":
            return f"a value that begins with '{character}' must be put in quotes"
        case "'" | '"':
            return f"text in quotes must end with the same quote ({character}) and nothing may follow it"
    return ""


def _value_column(line: str) -> int:
    """Return the column at which the value of a `key: value` or `- value` line begins."""
    start = _start(line)
    key, colon, _ = line[start:].partition(": ")
    if colon and not key.startswith(("[", "{", '"', "'", "@", "*", "`")):
        start += len(key) + 2
    return start + len(line[start:]) - len(line[start:].lstrip(" "))


def _start(line: str) -> int:
    """Return the column at which a line's words begin, behind the dashes of lists."""
    start = len(line) - len(line.lstrip(" "))
    while line[start : start + 2] == "- ":
        start += 2
    return start
