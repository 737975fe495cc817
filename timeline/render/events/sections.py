"""A part of an event's page under a heading of its own, which the page's table of contents has, too."""

from functools import lru_cache
from typing import NamedTuple

from timeline.render.artifacts import Heading
from timeline.render.headings import plain

__all__ = ["Section", "section"]


class Section(NamedTuple):
    """A heading, and the HTML of a part with it."""

    heading: Heading
    html: str


def section(id_: str, title: str, body: str, count: str = "") -> Section:
    """Return a part of a page; its title is HTML, and may have a count behind it."""
    counted = f' <span class="tl-count">{count}</span>' if count else ""
    return Section(_heading(id_, title), f'<h2 id="{id_}">{title}{counted}</h2>\n{body}')


@lru_cache(maxsize=256)  # page after page has the same
def _heading(id_: str, title: str) -> Heading:
    return Heading(id_, plain(title))
