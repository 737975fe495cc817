"""What the preview shows at one moment: every page made when it is asked for, as a build would write it."""

import gzip
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import get_build_timestamp, get_relative_url

from mkdocs_timeline.markdown import TimelineExtension
from mkdocs_timeline.pages import TimelineFile, add_to_files, destination
from mkdocs_timeline.publishing import EveryPage, ours
from mkdocs_timeline.theme import Theme, aside, search_plugins
from mkdocs_timeline.wrapping import Wrapper
from timeline import Site
from timeline.render import Artifact, Asset, Page

__all__ = ["Edition", "Scene"]

_SEARCH = "search/search_index.json"
_SITEMAP = "sitemap.xml"


class Scene:
    """What MkDocs's last build leaves to the editions after it; `plain` are the files that don't come from records."""

    def __init__(self, theme: Theme, extension: TimelineExtension, plain: Iterable[File], site: Site) -> None:
        """Take the theme and the Markdown extension as that build has set them up, and the site it was a build of."""
        self.theme, self.extension, self.wrapper = theme, extension, Wrapper(theme)
        self.plain = tuple(plain)
        self.authored = {file.dest_uri: file for file in self.plain if file.is_documentation_page()}
        self.taken = frozenset(file.dest_uri for file in self.plain)
        files = [page.file for page in self.theme.nav.pages]
        self.in_nav = {file.src_uri: file for file in files if isinstance(file, TimelineFile)}
        self.addresses = frozenset(map(_address, site.artifacts))
        self.outline = self._outline(site)

    def fits(self, site: Site) -> bool:
        """Say whether a site has the same nav; where it has not, MkDocs must build again."""
        return self._outline(site) == self.outline

    def _outline(self, site: Site) -> list[object]:
        pages = [each for each in site.artifacts if isinstance(each, Page)]
        outline = [(each.source, each.title, each.bare) for each in pages if each.index or each.source in self.in_nav]
        return [site.ink.searched, *outline]


class Edition:
    """A site on the scene of MkDocs's last build. Whoever asks holds the lock: the theme's pages are shared."""

    def __init__(self, scene: Scene, site: Site, *, faulty: bool = False) -> None:
        """Take the site to show; where something is `faulty`, the notice is part of the shells, which are others."""
        self.scene, self.site = scene, site
        self.wrapper = Wrapper(scene.theme) if faulty else scene.wrapper
        self._filing = filing = _Filing(scene, site)
        self.pages = EveryPage(lambda: filing.files)
        self._made: dict[str, bytes | None] = {}

    def answer(self, path: str) -> bytes | None:
        """Return the file at a path below the site; None where a build would have it from elsewhere, or nowhere."""
        if path not in self._made:
            self._made[path] = self._make(path)
        return self._made[path]

    def is_gone(self, path: str) -> bool:
        """Say whether MkDocs's last build has left something at a path that no longer leads anywhere."""
        return path in self.scene.addresses and path not in self._artifacts and path not in self.scene.taken

    def __contains__(self, path: str) -> bool:
        return path in self._artifacts or path in self.scene.authored

    @cached_property
    def _artifacts(self) -> Mapping[str, Artifact]:
        found = ((_address(each), each) for each in self.site.artifacts)
        return {path: each for path, each in found if path not in self.scene.taken}

    @cached_property
    def _theme(self) -> Theme:
        return replace(self.scene.theme, files=self._filing.files, pages=self.pages)

    def _make(self, path: str) -> bytes | None:
        if file := self.scene.authored.get(path):
            return None if file.inclusion.is_excluded() else self._whole(file)
        match self._artifacts.get(path):
            case Page() as made if made.index or made.source in self.scene.in_nav:
                return self._whole(self._filing.files.src_uris[made.source])
            case Page() as made:
                return _encoded(self.wrapper.wrap(made, made.write()))
            case None:
                return self._of_all(path)
            case made:
                return made.write().encode()

    def _whole(self, file: File) -> bytes:
        theme = self._theme
        with aside(theme.config):
            return _encoded(theme.whole(_page(file)))

    def _of_all(self, path: str) -> bytes | None:
        """Return a file that is made of all pages."""
        config = self.scene.theme.config
        if path == _SEARCH and search_plugins(config):
            return self._search()
        if path.removesuffix(".gz") != _SITEMAP or _SITEMAP not in config.theme.static_templates:
            return None
        return self._sitemap() if path == _SITEMAP else self._zipped_sitemap()

    def _search(self) -> bytes:
        theme = self._theme
        with aside(theme.config):
            for file in theme.files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
                theme.whole(_page(file))
            for mine in ours(theme.files):
                self.wrapper.index(mine.made, mine.made.write())
            for plugin in search_plugins(theme.config):
                plugin.on_post_build(config=theme.config)
        return Path(theme.config.site_dir, _SEARCH).read_bytes()

    def _sitemap(self) -> bytes:
        theme, hooks = self._theme, self.scene.theme.config.plugins
        template = hooks.on_pre_template(theme.env.get_template(_SITEMAP), template_name=_SITEMAP, config=theme.config)
        context = get_context(theme.nav, self.pages, theme.config, base_url=get_relative_url(".", _SITEMAP))
        context = hooks.on_template_context(context, template_name=_SITEMAP, config=theme.config)
        output = template.render(context)
        return hooks.on_post_template(output, template_name=_SITEMAP, config=theme.config).encode()

    def _zipped_sitemap(self) -> bytes | None:
        pages = [_page(file) for file in self._theme.files.documentation_pages()]
        zipped = io.BytesIO()
        when = get_build_timestamp(pages=pages)
        with gzip.GzipFile(fileobj=zipped, filename=f"{_SITEMAP}.gz", mode="wb", mtime=when) as opened:
            opened.write(self.answer(_SITEMAP) or b"")
        return zipped.getvalue()


class _Filing:
    """All files as a build of a site would have them, in its order; what the nav leads to is the nav's."""

    def __init__(self, scene: Scene, site: Site) -> None:
        self.scene, self.site = scene, site

    @cached_property
    def files(self) -> Files:
        config, in_nav = self.scene.theme.config, self.scene.in_nav
        files = Files(self.scene.plain)
        add_to_files(self.site.artifacts, files, config, whole=False, written=False)
        for page in files:
            if isinstance(page, TimelineFile) and page.src_uri in in_nav:
                in_nav[page.src_uri].page.made = page.made
        return Files([in_nav.get(file.src_uri, file) for file in files])


def _page(file: File) -> HostPage:
    assert file.page is not None  # noqa: S101 - MkDocs has made it
    return file.page


def _address(artifact: Artifact) -> str:
    return artifact.path if isinstance(artifact, Asset) else destination(artifact.url)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "xmlcharrefreplace")
