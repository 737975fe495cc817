"""What a page's head tells those who pass its address on: title, description and picture, as Open Graph has them."""

import html
import posixpath
from collections.abc import Iterator
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_timeline.pages import TimelinePage
from mkdocs_timeline.social_cards import STORY, card_at
from timeline.render.social_cards import SIZE

__all__ = ["introduced"]


def introduced(output: str, page: Page, config: MkDocsConfig, *, pictured: bool) -> str:
    """Return a page with what it tells of itself in its head; one that has such words of its own is left as it is.

    Open Graph wants whole addresses: where it isn't known where the site will be, none is told.
    """
    if 'property="og:title"' in output or "</head>" not in output:
        return output
    tags = "".join(f'<meta {name}="{key}" content="{text}">\n' for name, key, text in _words(page, config, pictured))
    return output.replace("</head>", f"{tags}</head>", 1)


def _words(page: Page, config: MkDocsConfig, pictured: bool) -> Iterator[tuple[str, str, str]]:  # noqa: FBT001
    """Yield the words of a head, fit to stand in an attribute."""
    described = page.meta.get("description") or ("" if isinstance(page, TimelinePage) else config.site_description)
    yield "property", "og:type", "website" if page.is_homepage else "article"
    yield "property", "og:site_name", html.escape(config.site_name)
    title = _printed(config.site_name if page.is_homepage or not page.title else page.title)
    yield "property", "og:title", title
    if described:
        yield "property", "og:description", _printed(described)
    if page.canonical_url:
        yield "property", "og:url", html.escape(page.canonical_url)
    pictured = pictured and bool(config.site_url)
    if pictured:
        yield "property", "og:image", html.escape(urljoin(config.site_url or "", _picture(page)))
        yield "property", "og:image:width", str(SIZE[0])
        yield "property", "og:image:height", str(SIZE[1])
        yield "property", "og:image:alt", title
    yield "name", "twitter:card", "summary_large_image" if pictured else "summary"


def _picture(page: Page) -> str:
    """Return the address of a page's picture, below the site's root."""
    event = isinstance(page, TimelinePage) and posixpath.dirname(page.made.source).endswith("events")
    return card_at(posixpath.basename(page.url.removesuffix(".html").rstrip("/"))) if event else STORY


def _printed(text: str) -> str:
    """Return text escaped: what stands on a page of ours is so already."""
    return text if isinstance(text, Markup) else html.escape(text)
