"""Finished pages: what was written, in the theme's own page around it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from mkdocs_timeline.contents import (
    LEARNT,
    TRIED,
    Outline,
    Shape,
    contents,
    is_usual,
    outlines_in,
    shape_of,
    shell_without,
    words_of,
)
from mkdocs_timeline.editing import Editing
from mkdocs_timeline.pages import TimelineFile, TimelinePage
from mkdocs_timeline.search_index import entries_in, index_page
from mkdocs_timeline.shells import Kind, Shell, kind_of, shell_in, stand_in, values_of
from mkdocs_timeline.theme import Theme, aside, search_plugins
from timeline.render import Page, Written

__all__ = ["Wrapper"]

_ANY = Kind("anywhere/", "anywhere.md", described=False, listing=False, editing=None)


class Wrapper:
    """Wraps what was written into shells that the theme has rendered, one for each kind of page.

    Tables of contents differ from page to page. Where the theme makes them by rules that are plain to see, pages share
    a shell whatever their contents; otherwise, there is one for every shape of them.
    """

    def __init__(self, theme: Theme) -> None:
        """Begin without a shell: each is rendered when a page first asks for it."""
        self.theme, self.editing = theme, Editing(theme.config)
        self.shells: dict[tuple[Kind, Shape | None], Shell | None] = {}

    def wrap(self, made: Page, written: Written) -> str:
        """Return the whole file of a page."""
        edited = self.editing.url(made.record)
        kind, headings = kind_of(made, written, edited), written.headings
        if is_usual(headings) and self.outlines is not None and (shell := self._shell(kind, None)):
            return shell.fill(values_of(made, written, edited) | contents(self.outlines, headings))
        if shell := self._shell(kind, shape_of(headings)):
            return shell.fill(values_of(made, written, edited) | words_of(headings))
        with aside(self.theme.config):
            return self._whole(made, written)

    @cached_property
    def outlines(self) -> tuple[Outline, ...] | None:
        """How the theme writes tables of contents; None where they can't be put together."""
        one, other = (shell_in(self._stand_in(_ANY, shape)) for shape in LEARNT)
        outlines = outlines_in((one, other)) if one and other else None
        if one is None or outlines is None or (shell := shell_without(one, outlines)) is None:
            return None
        for shape in TRIED:
            made, edited = stand_in(_ANY, shape)
            written = made.write()
            words = values_of(made, written, edited) | contents(outlines, written.headings)
            if shell.fill(words) != self._stand_in(_ANY, shape):
                return None
        return outlines

    def index(self, made: Page, written: Written) -> None:
        """Let every search plugin find a page."""
        words = written.words or written.content
        for plugin in search_plugins(self.theme.config):
            index_page(plugin.search_index, made.title, made.url, written.headings, words, listing=made.listing)

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

    def _shell(self, kind: Kind, shape: Shape | None) -> Shell | None:
        """Return the shell of pages of a shape; without one, that of all whose contents can be put together."""
        if (kind, shape) not in self.shells:
            shell = shell_in(self._stand_in(kind, LEARNT[0] if shape is None else shape))
            self.shells[kind, shape] = shell_without(shell, self.outlines or ()) if shell and shape is None else shell
        return self.shells[kind, shape]

    def _stand_in(self, kind: Kind, shape: Shape) -> str:
        made, edited = stand_in(kind, shape)
        page = self._page(made)
        page.edit_url = edited
        with aside(self.theme.config):
            return self.theme.whole(page)

    def _page(self, made: Page) -> TimelinePage:
        return TimelineFile.of(made, self.theme.config).page


def _sample(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield one page of each folder, and one whose title a template might spoil: those that are written fastest."""
    for _, group in groupby(pages, lambda page: page.url.rstrip("/").rpartition("/")[0]):
        folder = sorted(group, key=lambda page: page.weight)
        yield folder[0]
        yield from [page for page in folder[1:] if set(page.title) & set("&<>\"'")][:1]
