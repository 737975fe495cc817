"""The plugin's options, and what they and MkDocs's configuration mean to the core."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_build_date

from mkdocs_timeline.executors import check_executor
from mkdocs_timeline.icons import theme_icons
from mkdocs_timeline.sharded_search import can_search
from timeline import Addresses, Options
from timeline.dates import EventDate
from timeline.phrases import language

__all__ = [
    "TimelineConfig",
    "check_options",
    "core_options",
    "language_of",
    "project_folder",
    "records_folder",
    "say_direction",
]


class TimelineConfig(base.Config):
    """Options of the plugin in `mkdocs.yml`."""

    records = config_options.Type(str, default="")
    """The folder that holds events/, entities/ and so on, relative to mkdocs.yml; default: docs_dir."""

    path = config_options.Type(str, default="")
    """A prefix of all generated addresses: `history` makes `/history/events/…`."""

    split = config_options.Type(int, default=300)
    """The number of events above which the timeline has a page for each year."""

    search_above = config_options.Type(int, default=2000)
    """The number of events above which Material's search asks an index in small files."""

    drafts = config_options.Optional(config_options.Type(bool))
    """Whether drafts are shown; default: in the preview only."""

    health = config_options.Optional(config_options.Type(bool))
    """Whether there is a page for editors, of what the record might need; default: in the preview only."""

    whole_pages = config_options.Optional(config_options.Type(bool))
    """Whether MkDocs builds every page, for plugins that work on pages; default: where there are such plugins."""

    workers = config_options.Optional(config_options.Type(int))
    """How many processes make pages; default: one for each processor where there are some hundred pages or more."""

    executor = config_options.Type(str, default="")
    """Where else pages are written: `dask://host:port`, the scheduler of a Dask cluster; default: by `workers`."""

    social = config_options.Type(bool, default=False)
    """Whether each event gets a picture to be shown where its address is passed on; needs Pillow."""

    social_font = config_options.Type(str, default="")
    """A font file, relative to mkdocs.yml, for the pictures of a story in letters that the usual one lacks."""

    corrections = config_options.Type(str, default="")
    """Where a reader reports a mistake: a page (`about/#corrections`) or an address; default: the repository."""


def project_folder(config: MkDocsConfig) -> Path:
    """Return the folder of `mkdocs.yml`, or where the author works."""
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def records_folder(config: MkDocsConfig, options: TimelineConfig) -> tuple[Path, str]:
    """Return the folder of the records, and what to call it in complaints: its way from where the author works."""
    base_folder = project_folder(config)
    folder = base_folder / options.records if options.records else Path(config.docs_dir)
    shown = os.path.relpath(folder, base_folder)
    return folder.resolve(), "" if shown == "." else Path(shown).as_posix()


def check_options(config: MkDocsConfig, options: TimelineConfig) -> None:
    """Refuse what can't be meant: a folder that isn't there, an address that leads nowhere, a plugin named twice."""
    if "timeline #2" in config.plugins:  # as MkDocs calls it
        raise PluginError("timeline: 'plugins' names it twice: put the options of both into one")
    folder, shown_as = records_folder(config, options)
    if not folder.is_dir():
        raise PluginError(f"timeline: records '{options.records}': there is no folder '{shown_as}'")
    check_executor(options.executor)


def language_of(config: MkDocsConfig) -> str:
    """Return the name of the locale that the theme speaks."""
    return str(config.theme.get("language") or config.theme.get("locale") or "en")


def say_direction(config: MkDocsConfig) -> None:
    """Have a theme that knows no direction know its language's, by the name that Material has for it."""
    if config.theme.name != "material" and not config.theme.get("direction"):
        config.theme["direction"] = language(language_of(config)).direction


def core_options(
    config: MkDocsConfig, options: TimelineConfig, pictures: Mapping[str, str], *, preview: bool = False
) -> Options:
    """Return what the host decides, in the core's words; the day of the build is asked for only where it is told."""
    health = preview if options.health is None else options.health
    prefix = options.path.strip("/")
    return Options(
        addresses=Addresses(f"{prefix}/" if prefix else "", config.use_directory_urls),
        locale=language_of(config),
        split=options.split,
        pictures=pictures,
        site_name=config.site_name,
        site_url=config.site_url or "",
        icons=theme_icons(config),
        search_above=options.search_above if can_search(config) else None,
        health=health,
        build_date=EventDate.parse(get_build_date()) if health else None,
        corrections=options.corrections or _issues(config.repo_url),
    )


def _issues(repository: str | None) -> str:
    """Return where issues of a repository are opened, with a place for a title; nothing for an unknown host."""
    host = urlsplit(repository or "").hostname or ""
    address = (repository or "").rstrip("/")
    if "github" in host:
        return f"{address}/issues/new?title={{title}}"
    if "gitlab" in host:
        return f"{address}/-/issues/new?issue[title]={{title}}"
    if "codeberg" in host or "gitea" in host or "forgejo" in host:
        return f"{address}/issues/new?title={{title}}"
    return address
