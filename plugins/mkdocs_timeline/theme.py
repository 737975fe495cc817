"""A page as MkDocs and the theme make it: every plugin's page hooks, and the theme's own template."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_timeline.caching import compiled_templates

__all__ = ["PAGE_EVENTS", "Theme", "aside", "furnish", "hasten", "search_plugins", "strangers"]

PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
_KNOWN = ("mkdocs_timeline.", "mkdocs.contrib.search", "material.plugins.search.")


@dataclass(frozen=True)
class Theme:
    """The theme's templates, and all that MkDocs gives them. `pages` are all pages of the site."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    pages: Sequence[File]

    def populate(self, page: Page) -> None:
        """Read a page, as MkDocs does before it builds any."""
        plugins = self.config.plugins
        page = plugins.on_pre_page(page, config=self.config, files=self.files) or page
        page.read_source(self.config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=self.config, files=self.files)
        page.render(self.config, self.files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=self.config, files=self.files)

    def whole(self, page: Page) -> str:
        """Return the whole file of a page."""
        self.populate(page)
        page.active = True
        context = get_context(self.nav, self.pages, self.config, page)
        template = self.env.get_template(str(page.meta.get("template", "main.html")))
        context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
        output = self.config.plugins.on_post_page(template.render(context), page=page, config=self.config)
        page.active = False
        return output


def hasten(config: MkDocsConfig) -> MkDocsConfig:
    """Have the theme's environments compile nothing that was compiled before, and list only what MkDocs may publish.

    There is one for the build, and Material's search makes three more. Where plugins of which nothing is known here
    might give templates other functions of the same name, environments are as MkDocs makes them.
    """
    if strangers(config, ["env"]):
        return config
    usual = config.theme.get_env

    def get_env() -> jinja2.Environment:
        env = usual()
        env.loader, env.bytecode_cache = _Loader(config.theme.dirs), compiled_templates(env)
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]
    return config


def furnish(config: MkDocsConfig) -> None:
    """Give a theme our page template, style sheet and script."""
    config.theme.dirs.append(str(Path(__file__).parent / "templates"))
    config.extra_css.append("assets/timeline/timeline.css")
    script = ExtraScriptValue("assets/timeline/timeline.mjs")
    script.type = "module"
    config.extra_javascript.append(script)


def strangers(config: MkDocsConfig, events: Sequence[str] = PAGE_EVENTS) -> list[str]:
    """Return the plugins and hooks that work on every page, or at other events, and of which nothing is known here."""
    found: dict[str, None] = {}
    for event in events:
        for method in config.plugins.events.get(event, []):
            owner = getattr(method, "__self__", None)
            module = f"{type(owner).__module__ if owner is not None else getattr(method, '__module__', '')}."
            if not module.startswith(_KNOWN):
                found[module.split(".", maxsplit=1)[0].removesuffix(".")] = None
    return list(found)


def search_plugins(config: MkDocsConfig) -> list[Any]:
    """Return the search plugins that keep an index."""
    return [plugin for plugin in config.plugins.values() if hasattr(plugin, "search_index")]


@contextmanager
def aside(config: MkDocsConfig) -> Iterator[list[Any]]:
    """Let search plugins put what they see into other indexes, which are given, while a page is only tried out."""
    plugins = search_plugins(config)
    kept = [plugin.search_index for plugin in plugins]
    for plugin, index in zip(plugins, kept, strict=True):
        plugin.search_index = type(index)(**index.config)
    try:
        yield [plugin.search_index for plugin in plugins]
    finally:
        for plugin, index in zip(plugins, kept, strict=True):
            plugin.search_index = index


class _Loader(jinja2.FileSystemLoader):
    """Lists no hidden folder: Material has thousands of icons in one, each of which MkDocs looks at and leaves out."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, names in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(root).as_posix() for name in names)
        return sorted(found)
