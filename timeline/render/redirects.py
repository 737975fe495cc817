"""Old addresses that lead to new ones."""

from collections.abc import Iterator

from timeline.render.artifacts import Redirect
from timeline.render.ink import Ink, folder_of

__all__ = ["redirects"]


def redirects(ink: Ink) -> Iterator[Redirect]:
    """Yield a page at every former id, and at `/events/`, which is the timeline."""
    yield _redirect(ink, "events", "index", "timeline", "index", "Timeline")
    for collection in (ink.story.events, ink.story.entities, ink.story.threads, ink.story.series):
        for thing in collection.values():
            for former in thing.former_ids:  # type: ignore[attr-defined]
                folder = folder_of(thing)
                yield _redirect(ink, folder, former, folder, thing.id, thing.name)  # type: ignore[attr-defined]


def _redirect(ink: Ink, folder: str, name: str, to: str, to_name: str, words: str) -> Redirect:
    here = ink.at(folder, name)
    target = here.to(to, to_name)
    content = ink.render("redirect.html", here, target=target, words=words)
    addresses = ink.options.addresses
    return Redirect(addresses.source(folder, name), addresses.page(folder, name), target, content)
