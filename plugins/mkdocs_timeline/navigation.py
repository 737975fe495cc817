"""The core's indexes in MkDocs's nav."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from timeline.render import INDEXES

__all__ = ["arranged", "sources_in", "title_in_nav"]

_ORDER = ["timeline", *INDEXES, "graph", "changes", "health"]


def title_in_nav(nav: Any, src_uri: str) -> str | None:
    """Return what a written nav calls a file, which MkDocs itself asks of its own pages only."""
    if isinstance(nav, dict):
        for title, value in nav.items():
            if value == src_uri:
                return str(title)
            if found := title_in_nav(value, src_uri):
                return found
    elif isinstance(nav, list):
        for item in nav:
            if found := title_in_nav(item, src_uri):
                return found
    return None


def sources_in(nav: Any) -> Iterator[str]:
    """Yield the files that a written nav names."""
    if isinstance(nav, str):
        if "://" not in nav:
            yield nav
    elif isinstance(nav, (dict, list)):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from sources_in(item)


def arranged(nav: Navigation, config: MkDocsConfig) -> Navigation:
    """Return a nav that nobody wrote with the indexes behind the home page, each a page and not a section of one."""
    if config.nav is not None:
        return nav
    items = [_unfolded(item) for item in nav.items]
    nav.items = sorted(items, key=_rank)
    pages = [page for item in nav.items for page in _pages(item)]
    for page, earlier, later in zip(pages, [None, *pages], [*pages[1:], None], strict=False):
        page.previous_page, page.next_page = earlier, later
    nav.pages = pages
    return nav


def _unfolded(item: StructureItem) -> StructureItem:
    children = getattr(item, "children", None) or []
    if len(children) == 1 and isinstance(only := children[0], Page) and only.file.generated_by == "timeline":
        only.parent = None
        return only
    return item


def _rank(item: StructureItem) -> int:
    if isinstance(item, Page) and item.is_homepage:
        return 0
    folder = PurePosixPath(item.file.src_uri).parent.name if isinstance(item, Page) else ""
    return 1 + _ORDER.index(folder) if folder in _ORDER else 100


def _pages(item: StructureItem) -> list[Page]:
    if isinstance(item, Page):
        return [item]
    return [page for child in getattr(item, "children", None) or [] for page in _pages(child)]
