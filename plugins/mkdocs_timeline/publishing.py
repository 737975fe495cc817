"""The pages that MkDocs doesn't build: proved to be what it would build, then wrapped and written."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import overload

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from mkdocs_timeline.pages import TimelineFile
from mkdocs_timeline.theme import strangers
from mkdocs_timeline.wrapping import Wrapper

__all__ = ["EveryPage", "keep_whole", "made_whole", "ours", "prove", "publish"]

log = logging.getLogger("mkdocs.plugins.timeline")


class EveryPage(Sequence[File]):
    """All pages of a site, for templates that list them; one that MkDocs doesn't build is made for the moment only."""

    def __init__(self, files: Files) -> None:
        """Take the pages out of all files, in their order."""
        self.files = [
            file
            for file in files
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


def publish(wrapper: Wrapper, files: Files) -> None:
    """Write every page that MkDocs doesn't build, and let search find it."""
    site = Path(wrapper.theme.config.site_dir)
    for file in ours(files):
        written = file.made.write()
        wrapper.index(file.made, written)
        target = site / file.dest_uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(wrapper.wrap(file.made, written).encode("utf-8", "xmlcharrefreplace"))
