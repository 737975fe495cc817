"""A page that was written, with the table of contents that its own headings make."""

import re
from html import unescape

from timeline.render.artifacts import Heading, Written

__all__ = ["headings_in", "plain", "written"]

_HEADING = re.compile(r'<h([1-3])\b[^>]*? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_COUNT = re.compile(r'<span class="tl-count">.*', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def written(content: str, description: str = "", words: str = "") -> Written:
    """Return what stands on a page, with its headings."""
    return Written(content, description, headings_in(content), words)


def headings_in(content: str) -> tuple[Heading, ...]:
    """Return the first three levels of a page's headings that have an id, nested, as plain text."""
    flat = [(int(level), id_, plain(inner)) for level, id_, inner in _HEADING.findall(content)]
    return _nest(flat)


def plain(inner: str) -> str:
    """Return what stands in a heading as plain text, without how many things are below it."""
    return unescape(_TAG.sub("", _COUNT.sub("", inner))).strip()


def _nest(flat: list[tuple[int, str, str]]) -> tuple[Heading, ...]:
    nested, position = [], 0
    while position < len(flat):
        level, id_, title = flat[position]
        end = position + 1
        while end < len(flat) and flat[end][0] > level:
            end += 1
        nested.append(Heading(id_, title, _nest(flat[position + 1 : end])))
        position = end
    return tuple(nested)
