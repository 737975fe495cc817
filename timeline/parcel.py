"""A story packed up, to be told again and written where nothing is known of it."""

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from threading import Lock

from timeline.render import Ink, Written
from timeline.site import RecordFile, Site, build

__all__ = ["pack", "write"]

_ALONE = Lock()
"""Threads of one process tell a story once, and gain nothing by writing at the same time."""


def pack(files: Iterable[RecordFile], ink: Ink, *, drafts: bool) -> bytes:
    """Return all that a site is made from: record files, and what the host has decided."""
    options, icons = ink.options, ink.options.icons
    if icons is not None:
        used = {kind.icon for kind in ink.story.kinds.values() if kind.icon}
        options = replace(options, icons={name: icons[name] for name in sorted(used) if name in icons})
    return pickle.dumps((version("mkdocs-timeline"), tuple(files), options, drafts))


def write(parcel: bytes, urls: Sequence[str]) -> list[Written]:
    """Return what stands on pages, by their addresses: the same bytes wherever it is done.

    The story is told when the first are asked for, and remembered. Only a parcel that one has packed may be opened.
    """
    with _ALONE:
        pages = _told(parcel).pages
        return [pages[url].write() for url in urls]


@lru_cache(maxsize=1)
def _told(parcel: bytes) -> Site:
    packed_by, files, options, drafts = pickle.loads(parcel)  # noqa: S301 - packed by the build that asks
    if packed_by != (here := version("mkdocs-timeline")):
        raise RuntimeError(f"the build has mkdocs-timeline {packed_by}, this worker {here}")
    return build(files, options, drafts=drafts, advice=False)
