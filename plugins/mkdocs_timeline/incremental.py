"""A site of which few records have changed: what may look otherwise is made, and all else left standing."""

import hashlib
import logging
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from pickle import UnpicklingError
from typing import IO, Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_timeline.caching import keep_newest, keep_written, opened, private_folder
from mkdocs_timeline.navigation import sources_in
from mkdocs_timeline.pages import AssetFile, TimelineFile
from mkdocs_timeline.publishing import ours, prove, whole_of_ours
from mkdocs_timeline.search_index import Entry, entries_kept, put_in_order
from mkdocs_timeline.staging import Mark
from mkdocs_timeline.standing import Standing
from mkdocs_timeline.telling import Teller
from mkdocs_timeline.theme import search_plugins
from mkdocs_timeline.workers import Errand, workers_for
from mkdocs_timeline.wrapping import Wrapper
from timeline import Site
from timeline.folders import is_record
from timeline.remembering import Remembered, recalled, remember
from timeline.render import Asset, Difference, difference, finding_data

__all__ = ["Revision"]

log = logging.getLogger("mkdocs.plugins.timeline")

_FOLDER = "told-1"
"""Another number for another form of what is remembered."""
_SITES = 8
"""So many sites have their stories remembered: each takes some times the room of its records."""
_FEW = 100
"""Where more pages and files differ from those of the story that is remembered, another is."""
_SITEMAP = {"sitemap.xml", "sitemap.xml.gz"}

Made = TypeVar("Made", TimelineFile, AssetFile)


class Revision:
    """What is remembered of the story that the standing site tells, and what of that site must be made again.

    Remembering takes its time. So it is not always the last build's story that is remembered: the note of a build says
    which one is, and which pages of its site differ from that story's.
    """

    def __init__(self, standing: Standing | None, config: MkDocsConfig, teller: Teller) -> None:
        """Have the teller go on from what the same code has read before."""
        self.standing, self.config, self.teller = standing, config, teller
        self.remembered: Remembered | None = None
        self.digest = ""
        self.file = _file(standing) if standing else None
        self.since: Difference | None = None
        self.short: Difference | None = None
        self.left: list[str] = []
        self.spared: list[TimelineFile] = []
        self.shelled = False
        self.written: Errand[str] | None = None
        self.entries: dict[str, list[Entry]] | None = None
        self.found: dict[str, Asset] = {}
        teller.lasting |= self.file is not None
        if self.file:
            with opened(self.file) as found:
                if found:
                    self._recall(*found)

    def compare(self, site: Site, workers: int | None) -> Errand[str]:
        """Find out what may look otherwise on a site than on the one that stands, if that can be known.

        Where much does, or that can't be known, a process is set to remember the new story, while others make its
        pages. That errand is returned, to be called off where the build is broken off.
        """
        self._compare(site)
        self.remembered = None
        if self.standing:
            self.standing.learn(self.teller.shelf.held)
        few = self.since and not self.since.everywhere and len(self.since.addresses) <= _FEW
        if self.file and self.teller.lasting and not few:
            write = partial(remember, self.teller.shelf, self.teller.memory, site.ink)
            self.written = Errand(partial(keep_written, self.file, write), workers_for(workers, len(site.artifacts)))
        if not self.short:  # else little is to be made, and to let go of much would take longer
            self.teller.forget(site)
        return self.written or Errand(str, 1)

    def _compare(self, site: Site) -> None:
        if not self.standing or not self.remembered:
            return
        self.since = difference(self.remembered.ink(site.ink.options), site.ink)
        word = self.standing.word
        if self.since is None or not word or word["story"] != self.digest or not self._only_records_changed():
            return
        self.entries = entries_kept(self.config, self.standing.site, searched=site.ink.searched)
        if self.entries is not None and self.standing.untouched:
            self.short = replace(self.since, addresses=self.since.addresses | {*word["pages"]})
            self.found = {asset.path: asset for asset in finding_data(site.ink, self.short.addresses)}

    def spare(self, files: Files) -> None:
        """Have MkDocs make none of our pages that look the same, where a change shows on few and in search only."""
        if self.short and not self.short.everywhere:
            self.spared = [file for file in whole_of_ours(files) if not self._touches(file)]
        for file in self.spared:
            file.whole = False

    def prove(self, wrapper: Wrapper, files: Files) -> None:
        """Prove that MkDocs need not make the pages that are made; if it must, or the nav may be another, all are."""
        shelled = (file for file in ours(files) if self._touches(file))
        if self.short and self.short.everywhere and _names_records(self.config, files):
            self.short = None
        if self.short and wrapper.unlike(file.made for file in shelled) is not None:
            self.short = None
        if self.short is None:
            for file in self.spared:
                file.whole = True
                wrapper.theme.populate(file.page)
            self.spared = []
            prove(wrapper, files)
        elif self.standing and not self.short.everywhere and self.standing.made.keys() >= _SITEMAP:
            self.config.theme.static_templates -= _SITEMAP
            self.left += sorted(_SITEMAP)

    def parted(self, files: Iterable[Made]) -> list[Made]:
        """Return the files that must be made; the others are left standing."""
        made = []
        for file in files:
            self.shelled |= isinstance(file, TimelineFile)
            if isinstance(file, AssetFile):
                file.made = self.found.get(file.made.path, file.made)
            if self._touches(file):
                made.append(file)
            else:
                self.left.append(file.dest_uri)
        return made

    def index(self, files: Files) -> None:
        """Have search find the pages that are left standing, in their places, as if they had been made."""
        if self.left:
            log.info("%d files are left standing: no change of the records shows in them", len(self.left))
        if self.short is None or not self.entries:
            return
        spared = {file.dest_uri for file in self.spared}
        first = [file for file in files if file.is_documentation_page() or file.dest_uri in spared]
        others = [file for file in ours(files) if file.dest_uri not in spared]
        standing = {_url(file) for file in (*self.spared, *others) if not self._touches(file)}
        for plugin in search_plugins(self.config):
            put_in_order(plugin.search_index, map(_url, [*first, *others]), standing, self.entries)

    @property
    def stood(self) -> Collection[str] | None:
        """The paths of all that was in the site before, where it was as its last build had left it."""
        return self.standing.made.keys() if self.standing and self.short else None

    def keep(self, made: Mapping[str, Mark | None], began: int) -> None:
        """Leave a note of what a build has made since it began."""
        if self.standing:
            self.standing.keep(made, began, self.left, self._word())

    def _word(self) -> Any:
        """Say to the next build which story is remembered, and which pages of the site differ from that one's.

        There is nothing to say where MkDocs makes all pages, and so none is ever left standing.
        """
        story, pages = self.digest, sorted(self.since.addresses) if self.since else []
        if self.file and self.written:
            story, pages = self.written.result(), []
            keep_newest(self.file.parent, _SITES)
        return {"story": story, "pages": pages} if story and self.shelled else None

    def _recall(self, file: IO[bytes], digest: str) -> None:
        try:
            remembered = recalled(file)
        except (UnpicklingError, EOFError, ImportError, AttributeError, LookupError, TypeError, ValueError) as fault:
            log.debug("nothing is remembered: %s", fault)
            return
        if self.teller.recall(remembered):
            self.remembered, self.digest = remembered, digest

    def _touches(self, file: TimelineFile | AssetFile) -> bool:
        """Say whether a file must be made."""
        if self.short is None or self.standing is None:
            return True
        return self.short.touches(file.made) or file.dest_uri not in self.standing.made

    def _only_records_changed(self) -> bool:
        changed = self.standing.changed if self.standing else None
        if changed is None:
            return False
        root = self.teller.shelf.root
        places = [Path(path).parent.resolve() / Path(path).name for path in changed]
        below = [place.relative_to(root).as_posix() if place.is_relative_to(root) else "" for place in places]
        return all("/" in path and is_record(path) for path in below)


def _file(standing: Standing) -> Path | None:
    """Return where a story is remembered for a site and the code that makes it: where no stranger could put another."""
    folder = private_folder(_FOLDER)
    names = os.fsencode(standing.site), standing.code.encode()
    return folder / "-".join(hashlib.sha256(name).hexdigest()[:16] for name in names) if folder else None


def _url(file: File) -> str:
    """Return the address that search has of a page."""
    return "" if file.url in {".", "./"} else file.url


def _names_records(config: MkDocsConfig, files: Files) -> bool:
    """Say whether a nav that is written out names pages of records, whose titles it may show on all pages."""
    known = {file.src_uri for file in files if not isinstance(file, TimelineFile) or file.made.index}
    return not known.issuperset(sources_in(config.nav))
