"""Mentions of records in prose, found without reading the Markdown around them where that can't matter."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

__all__ = ["Mention", "cut_in_row", "read_mention", "spot_in_blocks", "spot_in_paragraph"]

_MENTION = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")

# What may be a mention in a row of a table, where a bar that is not escaped ends the cell, whatever it stands in. What
# is escaped itself is no mention.
_IN_A_ROW = re.compile(r"(?<!(?<!\\)\\)\[\[[^\[\]\n]+\]\]")
_BAR = re.compile(r"(?<!\\)\|")

_IN_ONE_LINE = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")

# What may make a block of code or a footnote of what stands lines below it, and characters that Markdown takes for
# line ends, or takes away.
_FAR = ("    ", "\t", "```", "~~~", "[^", "^[", "\r", "\v", "\f", "\0")
# Lists and quotes in one another so deep that Markdown reads them no further, and lines of wide spaces, which it takes
# for words and then takes away.
_ROWS = re.compile(r"\n(?:[ >*+-]|[0-9]+[.)]){8}|\n[ >*+.)0-9-]*[^\S \n][^\S\n]*\n")
# What may make code, a link or plain text of a mention in the same paragraph.
_NEAR = ("`", "\\", "<", "](")
# What is left of a text without its mentions where it has a table, the address of a link, or a mention in two lines.
_ODD = ("|", "]:", "[[")


class Mention(NamedTuple):
    """A record named in prose, and where: line and column of the text, both from 1.

    One that is `cut` was not read as a mention, because the cell of a table ends within it.
    """

    target: str
    words: str | None
    line: int
    column: int
    cut: bool = False


def read_mention(text: str, at: int = 0) -> tuple[str, str | None, str] | None:
    """Return the id and the words of the mention that begins at a place of a text, if one does, and all that it is.

    Spaces around them don't count, nor do ends of lines; in between the latter make it none. Its length is all that it
    costs: in one expression spaces would take the cube of their number.
    """
    found = _MENTION.match(text, at)
    if found is None:
        return None
    target, words = _trimmed(found[1]), found[2] and _trimmed(found[2])
    return None if "\n" in target or "\n" in (words or "") else (target, words, found[0])


def _trimmed(text: str) -> str:
    """Return text without the spaces around it; of nothing but spaces the last one, or else an end of a line."""
    return text.strip() or text.rstrip("\n")[-1:] or "\n"


def cut_in_row(row: str, line: int) -> Iterator[Mention]:
    """Yield what would be mentions in a line that is a row of a table, were they not cut by one of its bars."""
    for found in _IN_A_ROW.finditer(row):
        if _BAR.search(found[0]) and (meant := read_mention(found[0].replace("\\|", "|"))):
            yield Mention(meant[0], meant[1], line, found.start() + 1, cut=True)


def spot_in_blocks(text: str) -> tuple[Mention, ...] | None:
    """Return the mentions in blocks of Markdown; None where only who reads it whole can tell."""
    return _spot(text, text.split("\n\n") if _has(_NEAR, text) else ())


def spot_in_paragraph(text: str) -> tuple[Mention, ...] | None:
    """Return the mentions in one paragraph's worth of Markdown; None where only who reads it whole can tell."""
    return _spot(text, [text])


def _spot(text: str, paragraphs: Sequence[str]) -> tuple[Mention, ...] | None:
    """Return the mentions in a text, if none of its paragraphs may make something else of one."""
    if _has(_FAR, text) or _ROWS.search("\n" + text):
        return None
    if any("[[" in each and _has(_NEAR, each) for each in paragraphs) or _has(_ODD, _IN_ONE_LINE.sub("", text)):
        return None
    mentions = tuple(_placed(text))
    nameless = any(mention.target == "" or mention.words == "" for mention in mentions)  # nothing but spaces
    return None if nameless else mentions


def _has(marks: Iterable[str], text: str) -> bool:
    return any(map(text.__contains__, marks))


def _placed(text: str) -> Iterator[Mention]:
    line, before = 1, 0
    for found in _IN_ONE_LINE.finditer(text):
        at = found.start()
        line += text.count("\n", before, at)
        before = at
        target, words = found.groups()
        yield Mention(sys.intern(target.strip()), words and words.strip(), line, at - text.rfind("\n", 0, at))
