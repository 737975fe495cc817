"""The pages that MkDocs doesn't build: proved to be what it would build, then wrapped and written."""

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, overload

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from mkdocs_timeline.hands import hands, side_by_side
from mkdocs_timeline.pages import TimelineFile
from mkdocs_timeline.searching import entries_in
from mkdocs_timeline.theme import aside, search_plugins, strangers
from mkdocs_timeline.wrapping import Wrapper

__all__ = ["EveryPage", "keep_whole", "made_whole", "ours", "prove", "publish"]

Put = Callable[[str, bytes], None]
Entry = dict[str, Any]

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


def prove(wrapper: Wrapper, files: Files) -> None:
    """Wrap a sample of pages; where one isn't what the theme makes of it, leave all of them to MkDocs."""
    shelled = ours(files)
    if (address := wrapper.unlike(file.made for file in shelled)) is None:
        return
    log.info("every page is built by MkDocs: the theme makes '%s' otherwise than a shell can", address)
    for file in shelled:
        file.whole = True
        wrapper.theme.populate(file.page)


def publish(wrapper: Wrapper, files: Files, put: Put, workers: int | None) -> list[str]:
    """Put every page that MkDocs doesn't build, let search find it, and return the paths of all of them."""
    shelled = ours(files)
    config = wrapper.theme.config

    def make(numbers: range) -> list[list[Entry]]:
        with aside(config) as indexes:
            for number in numbers:
                made = shelled[number].made
                written = made.write()
                wrapper.index(made, written)
                put(shelled[number].dest_uri, wrapper.wrap(made, written).encode("utf-8", "xmlcharrefreplace"))
            return [entries_in(index) for index in indexes]

    for found in side_by_side(make, len(shelled), hands(workers, len(shelled))):
        for plugin, entries in zip(search_plugins(config), found, strict=True):
            entries_in(plugin.search_index).extend(entries)
    return [file.dest_uri for file in shelled]
