"""Old addresses that lead to new ones."""

from collections.abc import Iterator
from functools import partial

from timeline.render.artifacts import Redirect
from timeline.render.ink import Ink, folder_of

__all__ = ["redirects"]


def redirects(ink: Ink) -> Iterator[Redirect]:
    """Yield a page at every former id, and at `/events/`, which is the timeline."""
    yield _redirect(ink, ("events", "index"), ("timeline", "index"), ink.language.say("Timeline"))
    for collection in (ink.story.events, ink.story.entities, ink.story.threads, ink.story.series):
        for thing in collection.values():
            for former in thing.former_ids:
                folder = folder_of(thing)
                yield _redirect(ink, (folder, former), (folder, thing.id), thing.name)


def _redirect(ink: Ink, old: tuple[str, str], new: tuple[str, str], words: str) -> Redirect:
    here = ink.at(*old)
    target = here.to(*new)
    write = partial(ink.render, "redirect.html", here, target=target, words=words)
    addresses = ink.options.addresses
    return Redirect(addresses.source(*old), addresses.page(*old), target, write)
