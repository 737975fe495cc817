"""Finished pages: what was written, in the theme's own page around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from mkdocs.structure.toc import get_toc

from mkdocs_timeline.pages import TimelineFile, TimelinePage, edit_url, tokens
from mkdocs_timeline.searching import entries_in, index_page
from mkdocs_timeline.shells import Kind, Shell, kind_of, shell_in, stand_in, values_of
from mkdocs_timeline.theme import Theme, aside, search_plugins
from timeline.render import Page, Written

__all__ = ["Wrapper"]


class Wrapper:
    """Wraps what was written into shells that the theme has rendered, one for each kind of page."""

    def __init__(self, theme: Theme) -> None:
        """Begin without a shell: each is rendered when a page first asks for it."""
        self.theme = theme
        self.shells: dict[Kind, Shell | None] = {}

    def wrap(self, made: Page, written: Written) -> str:
        """Return the whole file of a page."""
        edited = edit_url(made, self.theme.config)
        kind = kind_of(made, written, edited)
        if kind not in self.shells:
            self.shells[kind] = self._shell(kind)
        if (shell := self.shells[kind]) is None:
            with aside(self.theme.config):
                return self._whole(made, written)
        return shell.fill(values_of(made, written, edited))

    def index(self, made: Page, written: Written) -> None:
        """Let every search plugin find a page."""
        toc = get_toc(tokens(written.headings))
        for plugin in search_plugins(self.theme.config):
            index_page(
                plugin.search_index, made.title, made.url, toc, written.words or written.content, listing=made.listing
            )

    def unlike(self, pages: Iterable[Page]) -> str | None:
        """Return the address of the first of a sample of pages that the theme itself makes otherwise, if there is one.

        What search finds the page by is compared in the same way.
        """
        for made in _sample(pages):
            written = made.write()
            with aside(self.theme.config) as theirs:
                whole = self._whole(made, written)
            with aside(self.theme.config) as ours:
                self.index(made, written)
            found = [entries_in(index) for index in theirs] == [entries_in(index) for index in ours]
            if not found or self.wrap(made, written) != whole:
                return made.url
        return None

    def _whole(self, made: Page, written: Written) -> str:
        return self.theme.whole(self._page(replace(made, write=lambda: written)))

    def _shell(self, kind: Kind) -> Shell | None:
        made, edited = stand_in(kind)
        page = self._page(made)
        page.edit_url = edited
        with aside(self.theme.config):
            return shell_in(self.theme.whole(page))

    def _page(self, made: Page) -> TimelinePage:
        return TimelineFile.of(made, self.theme.config).page


def _sample(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the first page of each folder, and the first whose title a template might spoil."""
    for _, group in groupby(pages, lambda page: page.url.rstrip("/").rpartition("/")[0]):
        folder: Sequence[Page] = list(group)
        yield folder[0]
        yield from [page for page in folder[1:] if set(page.title) & set("&<>\"'")][:1]
