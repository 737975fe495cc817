"""What a build brings forth: pages, redirects and files."""

from dataclasses import dataclass

__all__ = ["Artifact", "Asset", "Heading", "Page", "Redirect"]


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    id: str
    title: str
    children: tuple["Heading", ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own content, and what a host needs to wrap it.

    `source` is the Markdown file a host would make it from, `url` its address below the site's root. Title and
    description are plain text; content is HTML with addresses relative to the page. `record` is the file of its
    record. An `index` belongs into a nav, but for a `bare` one, on which nothing stands. What a `listing` says is said
    elsewhere too, so search can do without it. `words` is HTML of what search should find the page by.
    """

    source: str
    url: str
    title: str
    content: str
    description: str = ""
    headings: tuple[Heading, ...] = ()
    record: str | None = None
    index: bool = False
    listing: bool = False
    bare: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A page that leads to another, `target` being relative to it."""

    source: str
    url: str
    target: str
    content: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site, as it stands."""

    path: str
    content: str


Artifact = Page | Redirect | Asset
