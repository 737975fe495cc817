"""The pictures that stand for pages where their addresses are passed on, drawn once and kept for later builds."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_timeline.caching import keep, kept, kept_folder
from mkdocs_timeline.options import TimelineConfig, project_folder
from timeline import Site
from timeline.render.social_cards import Card, can_draw, drawn, key_of

__all__ = ["STORY", "card_at", "has_cards", "write_cards"]

log = logging.getLogger("mkdocs.plugins.timeline")

_FOLDER = "assets/timeline/social"
STORY = f"{_FOLDER}/index.png"
"""The picture of every page that is no event's."""


def card_at(id_: str) -> str:
    """Return where the picture of an event is, below the site's root."""
    return f"{_FOLDER}/{id_}.png"


def has_cards(options: TimelineConfig, config: MkDocsConfig) -> bool:
    """Say whether pages get pictures: where asked for and Pillow is there, unless Material's own plugin makes them."""
    if not options.social or any(name.endswith("social") for name in config.plugins):
        return False
    if not can_draw():
        log.warning("social: pictures need Pillow: pip install 'mkdocs-timeline[social]'")
        return False
    return True


def write_cards(
    site: Site, options: TimelineConfig, config: MkDocsConfig, put: Callable[[str, bytes], None]
) -> list[str]:
    """Put a picture of the story and of each event, and return their paths; one that was drawn before is copied."""
    folder = kept_folder(config, "social")
    font = str(project_folder(config) / options.social_font) if options.social_font else ""
    paths = []
    for path, card in _cards(site, config.site_name, font):
        put(path, _drawn_once(card, folder))
        paths.append(path)
    return paths


def _drawn_once(card: Card, folder: Path | None) -> bytes:
    if folder is None:
        return drawn(card)
    file = folder / key_of(card)
    if (picture := kept(file)) is None:
        picture = drawn(card)
        keep(file, picture)
    return picture


def _cards(site: Site, site_name: str, font: str) -> Iterator[tuple[str, Card]]:
    here = site.seen_from("")
    story = here.ink.story
    name = story.settings.title or site_name
    yield STORY, Card(name, here.extent(here.ink.chronology.events), site_name if site_name != name else "", font=font)
    for event in story.events.values():
        yield card_at(event.id), Card(event.title, here.phrase(event.date), name, here.kind(event), font)
