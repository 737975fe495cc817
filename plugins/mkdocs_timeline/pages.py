"""The core's pages as MkDocs pages, so that search, tags and every other plugin see them."""

import html
import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from mkdocs_timeline.editing import Editing
from mkdocs_timeline.navigation import title_in_nav
from mkdocs_timeline.options import TimelineConfig, records_folder
from timeline.folders import is_record
from timeline.render import Artifact, Asset, Heading, Redirect
from timeline.render import Page as Content

__all__ = [
    "AssetFile",
    "TimelineFile",
    "TimelinePage",
    "add_to_files",
    "destination",
    "records_in",
    "remove_records",
    "tokens",
]


_PLAIN = re.compile(r"[a-z0-9-]+/(?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.html)?", re.ASCII)
"""An address with nothing in it that might mean something else where it is put behind another."""


class _Asked:
    """What is worked out whenever somebody asks for it, unless it has been set.

    MkDocs keeps it from then on, which takes a kilobyte for each of ten thousand files, of whose addresses most are
    asked for once.
    """

    def __init__(self, work: Callable[[Any], str]) -> None:
        self.work = work

    def __get__(self, file: File | None, _: type[File]) -> Any:
        return self if file is None else self.work(file)


def _address(file: "TimelineFile") -> str:
    """Return a page's address as MkDocs does, which quotes every one."""
    url = file.made.url
    plain = file.use_directory_urls and url.endswith("/") and _PLAIN.fullmatch(url)
    return url if plain else File._get_url(file)  # noqa: SLF001 - MkDocs's own


class TimelineFile(File):
    """The file of a page that the core makes.

    One that is `whole` is a page to MkDocs like any other, made by the theme and every plugin. Of the others MkDocs
    knows the address and the title, so that pages may link to them; they are written by the plugin itself.
    """

    made: Content
    whole = True
    config: MkDocsConfig
    name = _Asked(File._get_stem)  # noqa: SLF001 - MkDocs's own
    dest_uri = _Asked(lambda file: destination(file.made.url))
    url = _Asked(_address)
    _page: "TimelinePage | None" = None

    @classmethod
    def of(cls, made: Content, config: MkDocsConfig, inclusion: InclusionLevel = InclusionLevel.NOT_IN_NAV) -> Self:
        """Return the file of a page."""
        file = cls.generated(config, made.source, content="", inclusion=inclusion)
        assert isinstance(file, cls)  # noqa: S101 - as MkDocs makes it, though it doesn't say so
        file.made, file.config = made, config
        return file

    @File.src_path.setter  # type: ignore[attr-defined,untyped-decorator]
    def src_path(self, path: str) -> None:
        """Keep the very same text, which MkDocs would take apart and put together again."""
        self.src_uri = path

    @property
    def page(self) -> "TimelinePage":
        """The file's page, made when it is first asked for."""
        if self._page is None:
            self._page = TimelinePage(self.made, self, self.config)
        return self._page

    @page.setter
    def page(self, page: "TimelinePage") -> None:
        self._page = page

    def forget(self) -> None:
        """Let the page go; it is made again when somebody asks."""
        if not self.whole:
            self._page = None

    def is_documentation_page(self) -> bool:
        """Say whether MkDocs builds the page."""
        return self.whole

    def is_static_page(self) -> bool:
        """Say no: MkDocs copies it from nowhere."""
        return False

    def is_media_file(self) -> bool:
        """Say no, too."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs's signature
        """Copy nothing: there is no such file to copy."""


class AssetFile(File):
    """A file that the core makes, and the plugin itself writes; what is in it is made when it is asked for."""

    made: Asset
    changed: str | bytes | None = None

    @classmethod
    def of(cls, made: Asset, config: MkDocsConfig) -> Self:
        """Return the file of an asset."""
        file = cls.generated(config, made.path, content="")
        assert isinstance(file, cls)  # noqa: S101 - as above
        file.made, file.changed = made, None
        return file

    @property
    def _content(self) -> str | bytes | None:  # what another plugin has made of it, or else
        return self.made.write() if self.changed is None else self.changed

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.changed = content

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs's signature
        """Leave it to the plugin."""


class TimelinePage(Page):
    """A page whose content the core has made: nothing is left for Markdown to do."""

    def __init__(self, made: Content, file: File, config: MkDocsConfig) -> None:
        """Take the core's page as the source of a file."""
        self.made, self.config = made, config
        self.named = title_in_nav(config.nav, file.src_uri)
        super().__init__(_printed(self.named or made.title), file, config)

    @cached_property
    def edit_url(self) -> str | None:  # type: ignore[override]
        """Where the page's record is edited; the templates that list every page don't ask."""
        return Editing(self.config).url(self.made.record)

    def _set_edit_url(self, *_: Any) -> None:
        """Leave it alone: MkDocs can't know where the record is."""

    def _set_canonical_url(self, base: str | None) -> None:
        """Say where the page will be, as MkDocs does, which takes every address apart and puts it together again."""
        if base and _PLAIN.fullmatch(url := self.url):
            start, path = _start(base)
            self.canonical_url, self.abs_url = start + url, path + url
        else:
            super()._set_canonical_url(base)

    def read_source(self, config: MkDocsConfig) -> None:
        """Have no Markdown, and the front matter that themes and search look for."""
        self.markdown = ""
        self.written = self.made.write()
        self.meta = {"description": self.written.description} if self.written.description else {}
        if config.theme.name != "material":
            self.meta["template"] = "timeline.html"
        if self.made.listing:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Take the content as it is."""
        self.content = self.written.content
        self.toc = get_toc(tokens(self.written.headings))
        self.links_to_anchors = {}

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """The ids that pages may link to, known before the page is rendered."""
        return {heading.id for heading in _flat(self.made.write().headings)}

    def show_words(self) -> None:
        """Stand for the page with the words it is to be found by, while search reads it, its title as it is read."""
        self.whole, self.content = self.content, self.written.words or self.content
        self.title = self.named or self.made.title

    def show_content(self) -> None:
        """Be the whole page again, title and description fit to be printed by a template that escapes nothing."""
        self.content = self.whole
        self.title = self.meta["title"] = _printed(self.named or self.made.title)
        if self.written.description:
            self.meta["description"] = _printed(self.written.description)


def add_to_files(
    artifacts: Iterable[Artifact], files: Files, config: MkDocsConfig, *, whole: bool, written: bool = True
) -> None:
    """Put the core's pages, redirects and files among MkDocs's, but for an index that the author has written.

    MkDocs builds the indexes and what a written nav names, and where `whole`, every page. Redirects that are not
    `written` hold nothing: they are there to be linked to.
    """
    authored = {file.dest_uri for file in files}
    has_home = any(file.url in {"", ".", "./", "index.html"} for file in files.documentation_pages())
    for artifact in artifacts:
        match artifact:
            case Asset():
                files.append(AssetFile.of(artifact, config))
            case Redirect():
                path = destination(artifact.url)
                if path not in authored:
                    files.append(File.generated(config, path, content=artifact.write() if written else ""))
            case Content() if artifact.url == "" and has_home:
                continue
            case Content():
                in_nav = artifact.index and config.nav is None and not artifact.bare
                level = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
                file = TimelineFile.of(artifact, config, level)
                if file.dest_uri not in authored:
                    named = title_in_nav(config.nav, file.src_uri) is not None
                    file.whole = whole or artifact.index or named
                    files.append(file)


def destination(url: str) -> str:
    """Return the file that is served at an address."""
    return f"{url}index.html" if url.endswith("/") or not url else url


def remove_records(files: Files, config: MkDocsConfig, options: TimelineConfig) -> None:
    """Take every record file out of what is published."""
    is_ours = records_in(config, options)
    for file in [file for file in files if is_ours(file.src_uri)]:
        files.remove(file)


def records_in(config: MkDocsConfig, options: TimelineConfig) -> Callable[[str], bool]:
    """Return what says whether a path below docs_dir is a record's."""
    folder, _ = records_folder(config, options)
    docs = Path(config.docs_dir).resolve()
    if not folder.is_relative_to(docs):
        return lambda _: False
    prefix = folder.relative_to(docs).as_posix()
    start = "" if prefix == "." else f"{prefix}/"
    return lambda path: path.startswith(start) and is_record(path[len(start) :])


def tokens(headings: Iterable[Heading]) -> list[Any]:
    """Return headings as Python-Markdown's tokens, of which MkDocs makes a table of contents."""
    return [_token(heading, 1) for heading in headings]


@lru_cache(maxsize=1)
def _start(base: str) -> tuple[str, str]:
    """Return what addresses of a site begin with, as a whole and without the host."""
    start = urljoin(base if base.endswith("/") else f"{base}/", ".")
    return start, urlsplit(start).path


def _printed(text: str) -> Markup:
    """Return text fit for templates that escape nothing, and for those that do."""
    return Markup(html.escape(text))  # noqa: S704 - escaped


def _token(heading: Heading, level: int) -> Any:
    children = [_token(child, level + 1) for child in heading.children]
    return {"level": level, "id": heading.id, "name": html.escape(heading.title), "children": children}


def _flat(headings: Iterable[Heading]) -> Iterable[Heading]:
    for heading in headings:
        yield heading
        yield from _flat(heading.children)
