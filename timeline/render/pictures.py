"""The pictures that records show: beside the record, or anywhere the host publishes files from."""

import posixpath
from collections.abc import Iterator, Mapping

from timeline.diagnostics import Diagnostic, did_you_mean
from timeline.model import Story

__all__ = ["find_picture", "missing_pictures"]


def find_picture(record: str, image: str, known: Mapping[str, str]) -> str | None:
    """Return the address of an image named in a record file: a file beside it first, then one from the top."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(record), image))
    if beside in known:
        return known[beside]
    return image if image in set(known.values()) else None


def missing_pictures(story: Story, known: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield each picture that an event names and the host doesn't have."""
    for event in story.events.values():
        place = story.origins[event.id]
        for number, media in enumerate(event.media):
            if find_picture(place.file, media.image, known) is None:
                hint = did_you_mean(media.image, [posixpath.basename(path) for path in known])
                message = f"no picture '{media.image}' stands beside the record, nor below the pages{hint}"
                yield place.complain(message, "unknown-picture", "media", number, "image")
