"""What is wrong in the author's own pages, found before anything is built."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.utils import meta

from mkdocs_timeline.markdown import TimelineExtension
from mkdocs_timeline.options import TimelineConfig, project_folder
from mkdocs_timeline.pages import destination, records_in
from timeline import Diagnostic, Location, Severity, Site
from timeline.render import Asset, Page

__all__ = ["authored_files", "faults_in_pages", "pictures_in"]


def authored_files(config: MkDocsConfig, options: TimelineConfig) -> Files:
    """Return the files in docs_dir that MkDocs will publish, as its own `get_files` does, but for the records.

    Of these there may be many thousands, of which nothing is made here: no more than their names are looked at.
    """
    is_ours = records_in(config, options)
    found: list[File] = []
    for current, folders, names in os.walk(config.docs_dir, followlinks=True):
        folders.sort()
        below = Path(current).relative_to(config.docs_dir).as_posix()
        paths = [name if below == "." else f"{below}/{name}" for name in sorted(names, key=_readme_first)]
        found += [_file(path, config) for path in paths if not is_ours(path)]
    set_exclusions(found, config)
    return Files([*_published(found)])


def _readme_first(name: str) -> tuple[bool, str]:
    return os.path.splitext(name)[0] not in {"index", "README"}, name  # noqa: PTH122 - the name is no path


def _file(path: str, config: MkDocsConfig) -> File:
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)


def _published(files: Iterable[File]) -> Iterable[File]:
    """Return files, of two in a folder that MkDocs would publish at one address (index and README) the one it does."""
    shown: dict[tuple[str, str], File] = {}
    for file in files:
        key = file.src_uri.rpartition("/")[0], file.dest_uri
        if key not in shown or file.inclusion.is_included():
            shown[key] = file
    return shown.values()


def pictures_in(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Return the files that a record may show, each with its address."""
    return {_shown(file, config): file.dest_uri for file in files.media_files() if _is_picture(file)}


def _is_picture(file: File) -> bool:
    return file.src_uri.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"))


def faults_in_pages(site: Site, files: Files, config: MkDocsConfig) -> Iterator[Diagnostic]:
    """Yield what is wrong with mentions, blocks and addresses of the pages in docs_dir."""
    published = (file for file in files if not file.inclusion.is_excluded())
    yield from _taken_addresses(site, {file.dest_uri: _shown(file, config) for file in published})
    for file in files.documentation_pages():
        text = file.content_string
        if "[[" in text or "timeline" in text:
            yield from _faults(site, file, text, config)


def _faults(site: Site, file: File, text: str, config: MkDocsConfig) -> Iterator[Diagnostic]:
    body, _ = meta.get_data(text)
    extension = TimelineExtension()
    extension.site, extension.numbered = site, True
    path = _shown(file, config)
    extension.open(path, file.url, skipped=text.replace("\r\n", "\n").count("\n") - body.count("\n"))
    others = [each for each in config.markdown_extensions if not isinstance(each, TimelineExtension)]
    Markdown(extensions=[*others, extension], extension_configs=config.mdx_configs or {}).convert(body)
    yield from extension.diagnostics


def _taken_addresses(site: Site, authored: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield each generated page at whose address the author has one: an index gives way, anything else is an error."""
    for artifact in site.artifacts:
        if isinstance(artifact, Asset) or artifact.url == "":
            continue
        file = authored.get(destination(artifact.url))
        if file is None:
            continue
        here = Location(file)
        if isinstance(artifact, Page) and artifact.index:
            message = f"this page stands in place of the generated one at '{artifact.url}'"
            yield Diagnostic(here, message, "hidden-page", Severity.WARNING)
        else:
            other = artifact.record if isinstance(artifact, Page) and artifact.record else "a former id"
            yield Diagnostic(here, f"two pages at '{artifact.url}': this one and that of {other}", "doubled-address")


def _shown(file: File, config: MkDocsConfig) -> str:
    return os.path.relpath(file.abs_src_path or file.src_uri, project_folder(config)).replace(os.sep, "/")
