"""MkDocs's hooks: each translates in, makes one call, translates out."""

import logging
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_timeline.caching import compiled_templates
from mkdocs_timeline.editions import Edition, Scene
from mkdocs_timeline.executors import crew_at
from mkdocs_timeline.incremental import Revision
from mkdocs_timeline.markdown import TimelineExtension
from mkdocs_timeline.navigation import arranged
from mkdocs_timeline.notice import notice
from mkdocs_timeline.open_graph import introduced
from mkdocs_timeline.options import TimelineConfig, check_options, say_direction
from mkdocs_timeline.pages import TimelinePage, add_to_files, remove_records
from mkdocs_timeline.preview import Preview, follows
from mkdocs_timeline.publishing import EveryPage, assets, included, keep_whole, made_whole, ours, publish
from mkdocs_timeline.rebinding import only_for_hosts
from mkdocs_timeline.repairs import repaired
from mkdocs_timeline.script_order import shown_first
from mkdocs_timeline.sharded_search import offer_search
from mkdocs_timeline.social_cards import has_cards, write_cards
from mkdocs_timeline.staging import Stage, in_place
from mkdocs_timeline.standing import Standing, ask_for_nothing
from mkdocs_timeline.telling import Teller, say, summary, teller_for
from mkdocs_timeline.theme import Theme, furnish, hasten
from mkdocs_timeline.workers import Errand, workers_for
from mkdocs_timeline.wrapping import Wrapper
from timeline import Diagnostic, Severity, Site
from timeline.garbage import set_aside

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

__all__ = ["TimelinePlugin"]

log = logging.getLogger("mkdocs.plugins.timeline")


class TimelinePlugin(BasePlugin[TimelineConfig]):
    """Turns the records of a project into pages, and mentions and timeline blocks into links and lists."""

    serving = following = building = in_place = False
    stage: Stage | None = None
    errand: Errand[list[str]] = Errand(list, 1)
    remembering: Errand[str] = Errand(str, 1)
    standing: Standing | None = None
    teller: Teller | None = None
    preview: Preview | None = None
    scene: Scene | None = None
    pictured = False
    site: Site
    last_good: Site | None = None
    faults: tuple[Diagnostic, ...] = ()
    extension: TimelineExtension

    def __init__(self) -> None:
        """Begin with nothing told."""
        super().__init__()
        self.lock = threading.RLock()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is the preview; that the hook is there keeps the plugin alive between its builds."""
        self.serving = command == "serve"
        self.in_place = self.serving or dirty
        self.following = self.serving and not dirty and follows()

    @event_priority(100)
    def _hasten(self, /, config: MkDocsConfig) -> MkDocsConfig:
        """Spare the theme what it would do again and again, before search asks it for words."""
        return hasten(config)

    def _furnish(self, /, config: MkDocsConfig) -> MkDocsConfig:
        """Add the style sheet, the page template and the Markdown extension."""
        check_options(config, self.config)
        self.pictured = has_cards(self.config, config)
        self.extension = TimelineExtension()
        config.markdown_extensions = [*config.markdown_extensions, self.extension]  # type: ignore[list-item]
        say_direction(config)
        furnish(config)
        return config

    on_config = CombinedEvent(_hasten, _furnish)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read every record, and the author's own pages, before MkDocs empties the folder of the old site."""
        self.lock.acquire()
        self.building = True
        self.standing = None if self.in_place else Standing.of(config, self.config)
        if self.standing and self.standing.is_whole():
            self.stage = Stage.set_up(config)
            ask_for_nothing(config, self._leave)
            return
        self.teller = teller_for(config, self.config, self.teller)
        drafts = self.serving if self.config.drafts is None else self.config.drafts
        self.teller.open(config, self.config, drafts=drafts, preview=self.serving)
        self.revision = Revision(self.standing, config, self.teller)
        self._tell()
        if self.faults and not self.serving:
            raise PluginError(summary(self.faults))
        self.remembering = self.revision.compare(self.site, self.config.workers)
        if self.site.ink.searched:
            offer_search(config)
        if not self.in_place:
            self.stage = Stage.set_up(config)

    def _tell(self) -> bool:
        """Read what has changed; return whether anything has."""
        if self.teller is None or (told := self.teller.tell()) is None:
            return False
        site, diagnostics = told
        say(diagnostics)
        self.faults = tuple(each for each in diagnostics if each.severity is Severity.ERROR)
        if not self.faults:
            self.last_good = site
        self.site = self.last_good or site
        self.extension.site = self.site
        return True

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the records out of what is published, and put the core's pages in."""
        jinja = self.site.ink.jinja
        jinja.bytecode_cache = compiled_templates(jinja)
        remove_records(files, config, self.config)
        self.plain = tuple(files)
        whole = made_whole(config, asked=self.config.whole_pages)
        add_to_files(self.site.artifacts, files, config, whole=whole)
        return files

    def _arrange(self, /, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Set the indexes in order in a nav that nobody wrote, before plugins that write one."""
        return arranged(nav, config)

    @event_priority(-100)
    def _keep_nav(self, /, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the nav that all plugins have agreed on, and begin what the theme has no part in."""
        keep_whole(nav)
        self.revision.spare(files)
        self.nav = nav
        self.put = self.stage.put if self.stage else in_place(Path(config.site_dir))
        made = self.revision.parted(included(files))
        number = 1 if self.serving else workers_for(self.config.workers, len(self.site.artifacts))
        self.errand = assets(made, config, self.put, number)
        return nav

    on_nav = CombinedEvent(event_priority(200)(_arrange), _keep_nav)

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prove on a sample that pages need not all be built by MkDocs."""
        self.files, self.every_page = files, EveryPage(lambda: files)
        self.wrapper = Wrapper(Theme(config, files, self.nav, env, self.every_page))
        self.revision.prove(self.wrapper, files)
        return env

    def on_template_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """Show templates such as the sitemap's every page of the site."""
        context["pages"] = self.every_page
        return context

    @event_priority(100)
    def _publish(self, /, *, config: MkDocsConfig) -> None:
        """Write what MkDocs doesn't build, before search writes its index; a preview makes pages itself."""
        pages, workers = [] if self.following else ours(self.files), self.config.workers
        made = self.revision.parted(pages)
        address = "" if self.serving or not made else self.config.executor
        with crew_at(address, self._packed) as crew:
            self.published = publish(self.wrapper, made, self.put, workers, crew)
        self.published += [*self.errand.result(), *self.revision.left]
        self.revision.index(self.files)
        if self.pictured and not self.serving:
            self.published += write_cards(self.site, self.config, config, self.put)

    def _packed(self) -> bytes:
        return self.teller.packed(self.site) if self.teller else b""

    @event_priority(-100)
    def _settle(self, /, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Change the site, now that all has gone well."""
        if self.stage:
            self.revision.keep(self.stage.settle(self.published, self.revision.stood), self.stage.began)
            self.stage = None
        shelled = self.following and bool(ours(self.files))
        self.scene = Scene(self.wrapper.theme, self.extension, self.plain, self.site) if shelled else None
        self._show()
        self._release()

    on_post_build = CombinedEvent(_publish, _settle)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave the old site as it is."""
        if self.scene:
            self.extension = self.scene.extension
        self._leave()

    def on_shutdown(self) -> None:
        """Leave nothing behind where a build was broken off, and nobody waiting."""
        self._take_down()
        if self.preview:
            self.preview.stop()
        set_aside()

    def _leave(self) -> None:
        """Leave the site as it is."""
        self._take_down()
        self._release()

    def _take_down(self) -> None:
        self.errand.call_off()
        self.remembering.call_off()
        if self.stage:
            self.stage.take_down()
            self.stage = None

    def _release(self) -> None:
        if self.building:
            self.building = False
            if self.standing:
                self.standing.close()
            self.lock.release()

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Tell the Markdown extension which page it reads."""
        self.extension.open(page.file.src_uri, page.url)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Show in the preview what is wrong, above the last good page."""
        return notice(self.faults, self.site.ink.language) + html if self.serving and self.faults else html

    @event_priority(100)
    def _before_search(self, /, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Show search a page's words, not its lists; what else is read for a page (a blog's excerpts) links from it."""
        context["pages"] = self.every_page
        self.extension.open(page.file.src_uri, page.url)
        if isinstance(page, TimelinePage):
            page.show_words()
        return context

    @event_priority(-100)
    def _after_search(self, /, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Give the page its content back, and escape title and description, which themes print as they are."""
        if isinstance(page, TimelinePage):
            page.show_content()
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put right what the theme got wrong on a page, with all that others add to it, and let it introduce itself."""
        return introduced(shown_first(repaired(output), config), page, config, pictured=self.pictured)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Put right what the theme got wrong on the page that says that there is none."""
        return shown_first(repaired(output_content), config) if template_name.endswith(".html") else output_content

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Any) -> "LiveReloadServer":  # noqa: ARG002
        """Follow the records, drafts among them; answer to this machine's names only; end cleanly when told to."""
        if threading.current_thread() is threading.main_thread():  # else MkDocs would leave its site behind
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        if (app := server.get_app()) is not None:
            self.preview = Preview(app, server.mount_path, self.lock, self._retell)
            from mkdocs_timeline.watching import watch  # noqa: PLC0415 - a build watches nothing, and needs no server

            self.watchman = watch(server, config, self.config, self.preview.change)
            self._show()
            self.preview.start()
            server.set_app(only_for_hosts(self.preview, config.dev_addr.host))
        return server

    def _retell(self) -> None:
        if self._tell():
            if self.scene and self.scene.fits(self.site):
                self._show()
            else:
                self.watchman.rebuild()

    def _show(self) -> None:
        if self.preview:
            edition = Edition(self.scene, self.site, faulty=bool(self.faults)) if self.scene else None
            self.every_page = edition.pages if edition else self.every_page
            self.preview.show(edition)
