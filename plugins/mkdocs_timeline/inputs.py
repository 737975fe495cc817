"""All that decides what comes of a build: settings, files, versions, and the day."""

import os
import sys
import warnings
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_date

from mkdocs_timeline.options import TimelineConfig, records_folder
from mkdocs_timeline.theme import strangers
from timeline.folders import places_of_records

__all__ = ["Inputs", "inputs_of"]

OWN = (Path(__file__).parent, Path(sys.modules["timeline"].__file__ or "").parent)
"""The folders of this plugin's and its core's code."""

_TRUSTED = {"pymdownx", "material", "markdown"}
_MARKDOWN = set(
    """
    abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meta
    nl2br sane_lists smarty tables toc wikilinks
    """.split()
)
_READS_FILES = {"pymdownx.snippets", "pymdownx.b64"}


@dataclass(frozen=True)
class Inputs:
    """What a build is made from. `settings` spell out all but the files; `templates` are the folders of a theme's."""

    settings: str
    places: tuple[Path, ...]
    templates: tuple[Path, ...]
    zones: tuple[int, ...]
    """When the system's time zones were changed."""
    packages: tuple[str, ...]
    """A file of each installed package that names its files by their digests; below its folder nothing else counts."""

    def paths(self) -> Iterator[str]:
        """Yield the path of every file, some of them twice."""
        yield from self.packages
        installed = {os.path.dirname(os.path.dirname(path)) for path in self.packages}  # noqa: PTH120 - texts
        for place in (*self.places, *self.templates):
            bundled = any(str(place).startswith(f"{folder}{os.sep}") for folder in installed)
            yield from _below(place, passed_over={"__pycache__", ".icons"} if bundled else {"__pycache__"})

    def own_files(self) -> Iterator[str]:
        """Yield the path of every file of this plugin and its core."""
        for place in OWN:
            yield from _below(place, passed_over={"__pycache__"})

    def tell_the_time(self) -> bool:
        """Say whether a template shows when the site was built, which is never the same again."""
        if "SOURCE_DATE_EPOCH" in os.environ:
            return False
        files = (path for place in self.templates for path in _below(place, passed_over={"__pycache__", ".icons"}))
        return any(b"build_date_utc" in Path(path).read_bytes() for path in files)


def inputs_of(config: MkDocsConfig, options: TimelineConfig) -> Inputs | None:
    """Return what a project is built from; None where something has a part in it of which nothing is known here."""
    if _has_strangers(config) or options.social_font:
        return None
    try:
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # MkDocs has no other way
            configured = _spelt(config.user_configs)
    except (TypeError, AttributeError):
        return None
    when = os.environ.get("SOURCE_DATE_EPOCH"), get_build_date()
    zones = tuple(Path(path).stat().st_mtime_ns for path in zoneinfo.TZPATH if Path(path).is_dir())
    docs, (records, _) = Path(config.docs_dir), records_folder(config, options)
    elsewhere = () if records.is_relative_to(docs.resolve()) else places_of_records(records)
    return Inputs(
        settings=repr((configured, config.config_file_path, sys.version, when, zones)),
        places=(docs, *elsewhere, *OWN),
        templates=(*map(Path, config.theme.dirs), *(docs / name for name in config.extra_templates)),
        zones=zones,
        packages=tuple(_packages()),
    )


def _has_strangers(config: MkDocsConfig) -> bool:
    """Say whether there are hooks, plugins or Markdown extensions that might read what is not looked at here."""
    ours = [plugin for plugin in config.plugins.values() if type(plugin).__module__.startswith("mkdocs_timeline.")]
    if config.hooks or len(ours) != 1 or strangers(config, tuple(config.plugins.events)):
        return True
    names = {name.partition(":")[0] for name in config.markdown_extensions if isinstance(name, str)}
    known = all(name in _MARKDOWN or name.split(".")[0] in _TRUSTED for name in names)
    return not known or not _READS_FILES.isdisjoint(names) or "custom_icons" in repr(config.mdx_configs)


def _spelt(value: Any) -> Any:
    """Return a setting spelt out; raises TypeError for an object of which nothing is known."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case dict():
            return [(_spelt(key), _spelt(each)) for key, each in value.items()]
        case list() | tuple():
            return [_spelt(each) for each in value]
        case partial():
            return ["partial", _spelt(value.func), _spelt(value.args), _spelt(value.keywords)]
    name = getattr(value, "__qualname__", None)
    if name is None or value.__module__.split(".")[0] not in _TRUSTED:
        raise TypeError
    return [value.__module__, name]


def _packages() -> Iterator[str]:
    for folder in sys.path:
        names = os.listdir(folder) if os.path.isdir(folder) else []  # noqa: PTH112, PTH208 - some hundred of them
        yield from (f"{folder}/{name}/RECORD" for name in sorted(names) if name.endswith((".dist-info", ".egg-info")))


def _below(place: Path, passed_over: set[str]) -> Iterator[str]:
    """Yield a file, or every file below a folder, links followed as MkDocs does."""
    if place.is_file():
        yield str(place)
    for current, below, names in os.walk(place, followlinks=True):
        below[:] = [name for name in below if name not in passed_over]
        yield from (f"{current}{os.sep}{name}" for name in names)
