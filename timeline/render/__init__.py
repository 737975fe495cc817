"""Ink: the pages of a site, written from what is known."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from timeline.render.artifacts import Artifact, Asset, Heading, Page, Redirect, Written
from timeline.render.changes import CHANGES, Change, change_groups, changes_of, changes_page
from timeline.render.data import events_data
from timeline.render.differing import Difference, difference
from timeline.render.events import event_pages
from timeline.render.facts import claims_in
from timeline.render.graph import GRAPH, graph_page
from timeline.render.health import HEALTH, health_page
from timeline.render.home import home_page
from timeline.render.icons import missing_icons
from timeline.render.indexes import INDEXES, index_pages
from timeline.render.ink import Here, Ink, Options
from timeline.render.others import record_pages
from timeline.render.pictures import missing_pictures
from timeline.render.redirects import redirects
from timeline.render.scripts import scripts
from timeline.render.search_shards import finding_data
from timeline.render.timeline import timeline_pages

__all__ = [
    "CHANGES",
    "GRAPH",
    "HEALTH",
    "INDEXES",
    "Artifact",
    "Asset",
    "Change",
    "Difference",
    "Heading",
    "Here",
    "Ink",
    "Options",
    "Page",
    "Redirect",
    "Written",
    "assets",
    "change_groups",
    "changes_of",
    "claims_in",
    "difference",
    "finding_data",
    "missing_icons",
    "missing_pictures",
    "publish",
]


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACED = re.compile(r"\s*([{};])\s*|(?<=[,:])\n\s*")
_NAMED = re.compile(r"([{;][\w-]+): ")


def publish(ink: Ink) -> Iterator[Artifact]:
    """Yield everything the site is made of, each thing to be written when it is asked for.

    Where the site brings an index of its own, the host's search can do without any of its pages.
    """
    for artifact in _everything(ink):
        found_here = ink.searched and isinstance(artifact, Page) and not artifact.listing
        yield replace(artifact, listing=True) if found_here else artifact  # type: ignore[type-var]
    yield from events_data(ink)
    yield from finding_data(ink)
    yield from assets()


def assets() -> Iterator[Asset]:
    """Yield the style sheet of the pages, in one piece, and their scripts."""
    yield Asset("assets/timeline/timeline.css", _style)
    yield from scripts()


@cache  # it is the same when a story is told again
def _style() -> str:
    """Return the style sheets as one, without comments, lines and spaces, which no reader's browser needs."""
    sheets = sorted((files("timeline.render") / "styles").iterdir(), key=lambda each: each.name)
    text = _COMMENT.sub("", "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
    return _NAMED.sub(r"\1:", _SPACED.sub(r"\1", text)).replace(";}", "}").lstrip()


def _everything(ink: Ink) -> Iterator[Page | Redirect]:
    yield from home_page(ink)
    yield from timeline_pages(ink)
    yield from index_pages(ink)
    yield from graph_page(ink)
    yield from changes_page(ink)
    yield from health_page(ink)
    yield from event_pages(ink)
    yield from record_pages(ink)
    yield from redirects(ink)
