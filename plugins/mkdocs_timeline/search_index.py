"""What search finds a page by, put into the host's own index by the host's own rules, without its slow parser."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import get_toc

from mkdocs_timeline.pages import tokens
from mkdocs_timeline.theme import search_plugins
from timeline.render import Heading

__all__ = ["Entry", "entries_in", "entries_kept", "index_page", "put_in_order"]

Entry = dict[str, Any]

_PARSERS = {"material.plugins.search.plugin": "Parser", "mkdocs.contrib.search.search_index": "ContentParser"}
_TOKEN = re.compile(r"</?(?:a|em|strong)\b[^>]*>|<(/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)")
"""A tag, or what stands between tags; empty for tags of which every parser only hears to forget them."""
_ATTRIBUTE = re.compile(r'([a-z][a-z0-9:-]*)(?:="([^"]*)")?')


def index_page(index: Any, title: str, url: str, headings: Sequence[Heading], words: str, *, listing: bool) -> None:
    """Add the sections of a page to a search plugin's index.

    `words` is HTML that was made here: well-formed, every attribute in double quotes. So a pattern cuts it into the
    pieces that Python's own parser would, an order of magnitude faster; the plugin's parser makes of them what it does.
    """
    in_material = _in_material(index)
    if in_material and listing:
        return
    parser = _parser(index)
    for closing, tag, attributes, text in _TOKEN.findall(words):
        if text:
            parser.handle_data(unescape(text) if "&" in text else text)
        elif closing:
            parser.handle_endtag(tag)
        elif tag:
            parser.handle_starttag(tag, _attributes(attributes) if attributes else [])
    if in_material:
        page = SimpleNamespace(title=title, meta={})
        for section in parser.data:
            if not section.is_excluded():
                index.create_entry_for_section(section, (), url, page)  # which has the id of its heading itself
        return
    toc = get_toc(tokens(headings))
    full = index.config["indexing"]
    text = parser.stripped_html.rstrip("\n") if full == "full" else ""
    index._add_entry(title=title, text=text, loc=url)  # noqa: SLF001 - the plugin has no other way
    for section in parser.data if full in {"full", "sections"} else ():
        index.create_entry_for_section(section, toc, url)


def entries_in(index: Any) -> list[Entry]:
    """Return the entries of a search plugin's index, to be read or added to."""
    entries: list[Entry] = index.entries if _in_material(index) else index._entries  # noqa: SLF001 - the same
    return entries


def entries_kept(config: MkDocsConfig, site: Path, *, searched: bool) -> dict[str, list[Entry]] | None:
    """Return what the index of a site has of each page; None where that can't be told.

    Where a story has an index of its own, there is nothing of its pages in Material's.
    """
    indexes = [plugin.search_index for plugin in search_plugins(config)]
    if all(searched and _in_material(index) for index in indexes):
        return {}
    if len(indexes) > 1:
        return None
    try:
        found = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return _by_page(found)


def put_in_order(index: Any, pages: Iterable[str], left: AbstractSet[str], earlier: Mapping[str, list[Entry]]) -> None:
    """Put the entries of all pages in order; of those that are `left` standing, the earlier ones."""
    entries = entries_in(index)
    found = _by_page(entries)
    entries[:] = [entry for page in pages for entry in (earlier if page in left else found).get(page, [])]


def _by_page(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry["location"].partition("#")[0], []).append(entry)
    return found


def _in_material(index: Any) -> bool:
    return hasattr(index, "entries")


def _parser(index: Any) -> Any:
    name = type(index).__module__
    return getattr(sys.modules[name], _PARSERS[name])()


def _attributes(text: str) -> list[tuple[str, str | None]]:
    return [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(text)]
