"""Mentions of records in prose, found without reading the Markdown around them where that can't matter."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

__all__ = ["MENTION", "Mention", "spot_in_blocks", "spot_in_paragraph"]

MENTION = re.compile(r"\[\[\s*([^\[\]|\n]+?)\s*(?:\|\s*([^\[\]\n]+?)\s*)?\]\]")
"""The syntax of a mention: an id, and perhaps the words to show."""

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
    """A record named in prose, and where: line and column of the text, both from 1."""

    target: str
    words: str | None
    line: int
    column: int


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
