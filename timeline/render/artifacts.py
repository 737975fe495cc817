"""What a build brings forth: pages, redirects and files."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Artifact", "Asset", "Heading", "Page", "Redirect", "Written"]


class Heading(NamedTuple):
    """An entry of a page's table of contents."""

    id: str
    title: str
    children: tuple["Heading", ...] = ()


class Written(NamedTuple):
    """What stands on a page: its content is HTML with addresses relative to the page, its description plain text.

    `words` is HTML of what search should find the page by.
    """

    content: str
    description: str = ""
    headings: tuple[Heading, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page before it is written.

    `source` is the Markdown file a host would make it from, `url` its address below the site's root. The title is plain
    text. `write` makes what stands on it, the same whenever and wherever it is asked to. `record` is the file of its
    record. An `index` belongs into a nav, but for a `bare` one, on which nothing stands. What a `listing` says is said
    elsewhere too, so search can do without it. How long writing takes is told by a `weight`: an event in a list is one,
    an event's own page five.
    """

    source: str
    url: str
    title: str
    write: Callable[[], Written]
    record: str | None = None
    index: bool = False
    listing: bool = False
    bare: bool = False
    weight: int = 5


class Redirect(NamedTuple):
    """A page that leads to another, `target` being relative to it; `write` makes it whole."""

    source: str
    url: str
    target: str
    write: Callable[[], str]


class Asset(NamedTuple):
    """A file of the site; `write` makes what is in it."""

    path: str
    write: Callable[[], str]


Artifact = Page | Redirect | Asset
