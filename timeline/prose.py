"""Markdown text becomes HTML with a slot for every mention, and the mentions that fill them.

CommonMark with tables, footnotes and strikethrough, safe by construction: no raw HTML, no attributes, no
pictures, links to http, https and mailto only. `[[id]]` and `[[id|words]]` mention a record; in code they are code.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from timeline.mentions import Mention, spot_in_blocks, spot_in_paragraph
from timeline.paragraphs import read_blocks, read_paragraph
from timeline.recall import remember

__all__ = ["Prose", "Reading", "parse", "parse_inline", "plain"]

_SLOT = re.compile("\x02([0-9]+)\x03")
_TAG = re.compile(r"<[^>]*>")
_MARKUP = re.compile(r"[\\`*_~\[\]<&\n]")


@dataclass(frozen=True, slots=True)
class Prose:
    """Rendered Markdown that waits for its mentions to be filled in."""

    html: str
    mentions: tuple[Mention, ...] = ()

    def fill(self, link: Callable[[Mention], str]) -> str:
        """Return the HTML with `link(mention)` in each mention's place."""
        if not self.mentions:
            return self.html
        return _SLOT.sub(lambda slot: link(self.mentions[int(slot[1])]), self.html)

    def plain(self, name: Callable[[str], str] = str) -> str:
        """Return the words a reader sees; `name(id)` is what a mention without words says."""
        shown = self.fill(lambda mention: escape(mention.words or name(mention.target)))
        return unescape(_TAG.sub("", shown))


def parse(text: str) -> Prose:
    """Return blocks of Markdown as prose; headings begin at the third level, below those of a page."""
    read = read_blocks(text)
    if read is None:
        from timeline.markdown import render_blocks  # noqa: PLC0415 - takes long to load; plain stories never need it

        read = render_blocks(text)
    return Prose(*read)


def parse_inline(text: str) -> Prose:
    """Return one paragraph's worth of Markdown as prose, without the paragraph around it."""
    read = read_paragraph(text)
    if read is None:
        from timeline.markdown import render_paragraph  # noqa: PLC0415 - as above

        read = render_paragraph(text)
    return Prose(*read)


def plain(text: str, name: Callable[[str], str] = str) -> str:
    """Return Markdown as the words a reader sees, for descriptions; `name(id)` is what a mention without words says."""
    return parse_inline(text).plain(name)


class Reading:
    """Prose as it is read in one build.

    What is asked for once, as the blocks of a page are, is not kept, unless it has been read for its mentions before.
    """

    def __init__(self) -> None:
        self._blocks: dict[str, Prose] = {}
        self._lines: dict[str, Prose] = {}

    def __getstate__(self) -> dict[str, object]:
        """Keep nothing: what was read is read again where it is asked for."""
        return vars(Reading())

    def block(self, text: str) -> Prose:
        """Return blocks of Markdown as prose."""
        return self._blocks.get(text) or parse(text)

    def inline(self, text: str) -> Prose:
        """Return one paragraph's worth of Markdown as prose."""
        if not _MARKUP.search(text):
            return Prose(escape(text))
        if text not in self._lines:
            remember(self._lines, text, parse_inline(text))
        return self._lines[text]

    def mentions_in_block(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in blocks of Markdown, which need not be read for that where they are plain."""
        found = spot_in_blocks(text)
        if found is not None:
            return found
        if text not in self._blocks:
            remember(self._blocks, text, parse(text))
        return self._blocks[text].mentions

    def mentions_inline(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in one paragraph's worth of Markdown."""
        found = spot_in_paragraph(text)
        return self.inline(text).mentions if found is None else found
