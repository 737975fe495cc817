"""Paragraphs, headings and short lists become HTML, without a reader of all Markdown, where nothing else is in a text.

Such a reader takes ten times as long, and most prose has little more than mentions in it. What is not plain to see here
is left to it, and it makes the same of all that is.
"""

import re
from itertools import pairwise

from timeline.mentions import Mention

__all__ = ["REL", "read_blocks", "read_paragraph"]

REL = "noopener noreferrer nofollow ugc"
"""What a link says that leads to somebody else's page, without favours."""

Plain = tuple[str, tuple[Mention, ...]]
"""HTML with a slot for every mention, and the mentions."""

# Some words to be emphasised, that begin and end so that nothing else can be meant.
_WORDS = r"[^\W_](?:[^*`\\<&_~\[\]^\n]*[^\s*`\\<&_~\[\]^])?"
# An address that stands in a link as it is written.
_ADDRESS = r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9/._~?=&#+,:-]*)?"
# Mentions, links, code and emphasis, each in one line and with none of the others in it.
_MARK = re.compile(
    r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]"
    rf"|\[([^*`\\<&_~\[\]^\n]+)\]\(({_ADDRESS})\)"
    r"|`(?<!``)([^`\s](?:[^`\n]*[^`\s])?)`(?!`)"
    rf"|\*(?<![^ \n(]\*)(?:\*({_WORDS})\*\*|({_WORDS})\*)(?=[ \n.,;:!?)]|\Z)"
)
# What stands between them and may mean something to Markdown, and where it surely does not.
_SIGNS = "[]*`\\<^~_&"
_MEANT = re.compile(r"[][*`\\<^]|~~|_(?<![^\W_]_)|_(?![^\W_])|&(?=[#\w])")
# Characters that Markdown takes for others.
_CHANGED = "\t\v\f\r\0"
# Spaces at the end or the beginning of a line, and several lines that are blank.
_LOOSE = re.compile(r"\n(?:(?<=[^\S\n]\n)|[^\S\n]|\n\n)")
# The beginning of a line that may be more than a line of its paragraph.
_OPENING = re.compile(r"\n(?:[^\S\n]|[#+*=|:~_-]|&gt;|[0-9]+[.)])")
_HEADING = re.compile(r"(#{1,6}) ([^#\s][^#\n]*)")


def read_blocks(text: str) -> Plain | None:
    """Return blocks of Markdown as HTML; None where only who reads all Markdown can tell."""
    read = read_paragraph(text.rstrip("\n"))
    if read is None:
        return None
    blocks = [_block(chunk) for chunk in read[0].split("\n\n")]
    if not all(blocks) or any(one[:4] == other[:4] == "<ul>" for one, other in pairwise(blocks)):
        return None  # two lists may be one
    return "\n".join(blocks), read[1]


def read_paragraph(text: str) -> Plain | None:
    """Return one paragraph's worth of Markdown as HTML; None where only who reads all Markdown can tell."""
    if text != text.strip() or not text or _has(_CHANGED, text) or _LOOSE.search(text):
        return None
    pieces: list[str] = []
    between: list[str] = []
    mentions: list[Mention] = []
    end, line = 0, 1
    for mark in _MARK.finditer(text):
        between.append(text[end : mark.start()])
        end, line = mark.end(), line + between[-1].count("\n")
        target, words, *_ = mark.groups()
        pieces.append(f"\x02{len(mentions)}\x03" if target else _marked(mark))
        if target:
            column = mark.start() - text.rfind("\n", 0, mark.start())
            mentions.append(Mention(target.strip(), words and words.strip(), line, column))
    between.append(text[end:])
    rest = " ".join(between)
    if (_has(_SIGNS, rest) and _MEANT.search(rest)) or not all(each.target and each.words != "" for each in mentions):
        return None
    html = "".join(f"{_escaped(before)}{piece}" for before, piece in zip(between, pieces, strict=False))
    return html + _escaped(between[-1]), tuple(mentions)


def _marked(mark: re.Match[str]) -> str:
    _, _, words, address, code, strong, emphasis = mark.groups()
    if address:
        return f'<a href="{_escaped(address)}" rel="{REL}">{_escaped(words)}</a>'
    if code:
        return f"<code>{_escaped(code)}</code>"
    return f"<strong>{_escaped(strong)}</strong>" if strong else f"<em>{_escaped(emphasis)}</em>"


def _block(chunk: str) -> str:
    """Return a paragraph, a heading or a list with what stands in it; nothing where it may be something else."""
    if chunk.startswith("#"):
        heading = _HEADING.fullmatch(chunk)
        level = min(len(heading[1]) + 2, 6) if heading else 0
        return f"<h{level}>{heading[2]}</h{level}>" if heading else ""
    if chunk.startswith("- "):
        items = f"\n{chunk}".split("\n- ")[1:]
        plain = all(each and "\n" not in each and not _OPENING.match(f"\n{each}") for each in items)
        return "<ul>\n" + "".join(f"<li>{each}</li>\n" for each in items) + "</ul>" if plain else ""
    return "" if _OPENING.search(f"\n{chunk}") else f"<p>{chunk}</p>"


def _has(signs: str, text: str) -> bool:
    return any(sign in text for sign in signs)


def _escaped(text: str) -> str:
    """Return text as HTML in the way of the reader of all Markdown."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
