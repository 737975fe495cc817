"""Where the record of a page is edited, as MkDocs has it for pages of Markdown."""

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_timeline.options import project_folder

__all__ = ["Editing"]

_PLAIN = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)  # what stands in an address as it is
_STAND_IN = "tl7record"


class Editing:
    """The addresses at which record files are edited.

    MkDocs is asked once for all files of a folder: to ask it takes longer than to write a page.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        """Begin without having asked."""
        self.config = config
        self._folder = project_folder(config)
        self._known: dict[tuple[str, str], str | None] = {}

    def url(self, record: str | None) -> str | None:
        """Return where a record file is edited; None where there is none, or nobody says where."""
        if not record or not (self.config.edit_uri or self.config.edit_uri_template):
            return None
        folder, name = posixpath.split(record)
        stem, ending = posixpath.splitext(name)
        if not _PLAIN.fullmatch(stem) or (self._folder / record).is_symlink():
            return self._asked(record)
        if (folder, ending) not in self._known:
            self._known[folder, ending] = self._asked(posixpath.join(folder, f"{_STAND_IN}{ending}"))
        known = self._known[folder, ending]
        return known and known.replace(_STAND_IN, stem)

    def _asked(self, record: str) -> str | None:
        config, file = self.config, (self._folder / record).resolve()
        path = posixpath.relpath(file.as_posix(), Path(config.docs_dir).resolve().as_posix())
        stand_in = File(path, src_dir=config.docs_dir, dest_dir=config.site_dir, use_directory_urls=True)
        return Page(None, stand_in, config).edit_url
