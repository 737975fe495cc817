"""The pages that MkDocs doesn't build: proved to be what it would build, then wrapped and written."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from mkdocs_timeline.executors import Crew
from mkdocs_timeline.pages import AssetFile, TimelineFile
from mkdocs_timeline.search_index import Entry, entries_in
from mkdocs_timeline.theme import aside, search_plugins, strangers
from mkdocs_timeline.workers import Errand, portions, side_by_side, workers_for
from mkdocs_timeline.wrapping import Wrapper
from timeline.render import Page, Written

__all__ = ["EveryPage", "assets", "included", "keep_whole", "made_whole", "ours", "prove", "publish", "whole_of_ours"]

Put = Callable[[str, bytes], None]
_NOTHING: Mapping[str, Written] = {}

log = logging.getLogger("mkdocs.plugins.timeline")


class EveryPage(Sequence[File]):
    """All pages of a site, for templates that list them; one that MkDocs doesn't build is made for the moment only."""

    def __init__(self, files: Callable[[], Files]) -> None:
        """Take all files, which nobody need know of before somebody asks for the pages among them."""
        self._all_files = files

    @cached_property
    def files(self) -> list[File]:
        """The pages, in the order of all files."""
        return [
            file
            for file in self._all_files()
            if (file.is_documentation_page() or isinstance(file, TimelineFile)) and file.inclusion.is_included()
        ]

    def __len__(self) -> int:
        return len(self.files)

    @overload
    def __getitem__(self, index: int) -> File: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[File]: ...
    def __getitem__(self, index: int | slice) -> File | Sequence[File]:
        return self.files[index]

    def __iter__(self) -> Iterator[File]:
        for file in self.files:
            yield file
            if isinstance(file, TimelineFile):
                file.forget()


def made_whole(config: MkDocsConfig, *, asked: bool | None) -> bool:
    """Say whether MkDocs builds every page: where asked to, or where a plugin that works on pages may want them."""
    if asked is None and (others := strangers(config)):
        log.info("every page is built by MkDocs, for %s ('whole_pages: false' is faster)", ", ".join(others))
        return True
    return bool(asked)


def keep_whole(nav: Navigation) -> None:
    """Let MkDocs build what stands in the nav, however it came there."""
    for page in nav.pages:
        if isinstance(page.file, TimelineFile):
            page.file.whole = True


def ours(files: Files) -> list[TimelineFile]:
    """Return the files of pages that MkDocs doesn't build."""
    return [file for file in files if isinstance(file, TimelineFile) and not file.whole]


def whole_of_ours(files: Files) -> list[TimelineFile]:
    """Return the files of the core's pages that MkDocs builds."""
    return [file for file in files if isinstance(file, TimelineFile) and file.whole]


def prove(wrapper: Wrapper, files: Files) -> None:
    """Wrap a sample of pages; where one isn't what the theme makes of it, leave all of them to MkDocs."""
    shelled = ours(files)
    if (address := wrapper.unlike(file.made for file in shelled)) is None:
        return
    log.info("every page is built by MkDocs: the theme makes '%s' otherwise than a shell can", address)
    for file in shelled:
        file.whole = True
        wrapper.theme.populate(file.page)


def included(files: Files) -> list[AssetFile]:
    """Return the files that MkDocs doesn't copy."""
    return [file for file in files if isinstance(file, AssetFile) and file.inclusion.is_included()]


def assets(files: Sequence[AssetFile], config: MkDocsConfig, put: Put, number: int) -> Errand[list[str]]:
    """Have files put that MkDocs doesn't copy; the errand's result are their paths.

    As the theme has no part in them, another process begins at once where there are several, unless a plugin may still
    have a say in one. What few there are tell of every record, perhaps: it is the site's size that makes them worth
    sharing.
    """

    def make() -> list[str]:
        for file in files:
            put(file.dest_uri, file.content_bytes)
        return [file.dest_uri for file in files]

    return Errand(make, 1 if not files or strangers(config, tuple(config.plugins.events)) else number)


def publish(
    wrapper: Wrapper, files: Sequence[TimelineFile], put: Put, workers: int | None, crew: Crew | None = None
) -> list[str]:
    """Put every page, let search find it, and return the paths of all.

    What stands on pages is written by a crew, if there is one, and wrapped here.
    """
    plugins = search_plugins(wrapper.theme.config)

    def make(numbers: Iterable[int], written: Mapping[str, Written] = _NOTHING) -> list[tuple[int, list[list[Entry]]]]:
        made = []
        with aside(wrapper.theme.config) as indexes:
            for number in numbers:
                file = files[number]
                put(file.dest_uri, _made(wrapper, file.made, written))
                made.append((number, [_taken(entries_in(index)) for index in indexes]))
        return made

    number = crew.number if crew else workers_for(workers, len(files))
    shares = portions([file.made.weight for file in files], number)
    made = map(make, shares, _written(crew, files, shares)) if crew else side_by_side(make, shares, number)
    for _, found in sorted((each for portion in made for each in portion), key=lambda each: each[0]):
        for plugin, entries in zip(plugins, found, strict=True):
            entries_in(plugin.search_index).extend(entries)
    return [file.dest_uri for file in files]


def _written(
    crew: Crew, files: Sequence[TimelineFile], shares: Iterable[Iterable[int]]
) -> Iterator[Mapping[str, Written]]:
    """Yield what a crew writes of each share."""
    return crew.written([[files[number].made.url for number in share] for share in shares])


def _made(wrapper: Wrapper, page: Page, known: Mapping[str, Written]) -> bytes:
    written = known.get(page.url) or page.write()
    wrapper.index(page, written)
    return wrapper.wrap(page, written).encode("utf-8", "xmlcharrefreplace")


def _taken(entries: list[Entry]) -> list[Entry]:
    """Return what is in a list, which is empty afterwards."""
    taken = entries[:]
    entries.clear()
    return taken
