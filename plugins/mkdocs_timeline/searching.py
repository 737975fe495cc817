"""What search finds a page by, put into the host's own index by the host's own rules, without its slow parser."""

import re
import sys
from collections.abc import Sequence
from html import unescape
from types import SimpleNamespace
from typing import Any

from mkdocs.structure.toc import get_toc

from mkdocs_timeline.pages import tokens
from timeline.render import Heading

__all__ = ["entries_in", "index_page"]

_PARSERS = {"material.plugins.search.plugin": "Parser", "mkdocs.contrib.search.search_index": "ContentParser"}
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)")
_ATTRIBUTE = re.compile(r'([a-z][a-z0-9:-]*)(?:="([^"]*)")?')


def index_page(index: Any, title: str, url: str, headings: Sequence[Heading], words: str, *, listing: bool) -> None:
    """Add the sections of a page to a search plugin's index.

    `words` is HTML that was made here: well-formed, every attribute in double quotes. So a pattern cuts it into the
    pieces that Python's own parser would, an order of magnitude faster; the plugin's parser makes of them what it does.
    """
    in_material = hasattr(index, "entries")
    if in_material and listing:
        return
    toc = get_toc(tokens(headings))
    parser = _parser(index)
    for closing, tag, attributes, text in _TOKEN.findall(words):
        if text:
            parser.handle_data(unescape(text) if "&" in text else text)
        elif closing:
            parser.handle_endtag(tag)
        else:
            parser.handle_starttag(tag, _attributes(attributes) if attributes else [])
    if in_material:
        page = SimpleNamespace(title=title, meta={})
        for section in parser.data:
            if not section.is_excluded():
                index.create_entry_for_section(section, toc, url, page)
        return
    full = index.config["indexing"]
    text = parser.stripped_html.rstrip("\n") if full == "full" else ""
    index._add_entry(title=title, text=text, loc=url)  # noqa: SLF001 - the plugin has no other way
    for section in parser.data if full in {"full", "sections"} else ():
        index.create_entry_for_section(section, toc, url)


def entries_in(index: Any) -> list[dict[str, Any]]:
    """Return the entries of a search plugin's index, to be read or added to."""
    entries: list[dict[str, Any]] = index.entries if hasattr(index, "entries") else index._entries  # noqa: SLF001 - the same
    return entries


def _parser(index: Any) -> Any:
    name = type(index).__module__
    return getattr(sys.modules[name], _PARSERS[name])()


def _attributes(text: str) -> list[tuple[str, str | None]]:
    return [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(text)]
