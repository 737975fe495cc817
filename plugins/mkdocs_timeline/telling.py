"""What the records and the author's own pages say together, read as often as they change."""

import logging
from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_timeline.authored import authored_files, faults_in_pages, pictures_in
from mkdocs_timeline.options import TimelineConfig, core_options, records_folder
from mkdocs_timeline.workers import spread
from timeline import Diagnostic, Memory, RecordFile, Severity, Shelf, Site, build
from timeline.parcel import pack
from timeline.remembering import Remembered

__all__ = ["Teller", "say", "summary", "teller_for"]

log = logging.getLogger("mkdocs.plugins.timeline")


_MUCH = 64 * 1024**2
"""In bytes of records: as much takes far more memory to be remembered for the next build than to be told."""

Told = tuple[Site, tuple[Diagnostic, ...]]
"""A site, and everything that is wrong with it in the order of places."""


class Teller:
    """Reads a project; a record that has not changed is read once, through as many builds as there are."""

    def __init__(self, folder: Path, shown_as: str) -> None:
        """Take the folder of the records, and what to call it."""
        self.shelf, self.memory = Shelf(folder, shown_as), Memory()
        self.told: tuple[list[RecordFile], list[Diagnostic]] | None = None

    def recall(self, remembered: Remembered) -> bool:
        """Go on from what was remembered, if it is of the same folder, and say whether it is."""
        same = (remembered.shelf.root, remembered.shelf.shown_as) == (self.shelf.root, self.shelf.shown_as)
        if same:
            self.shelf, self.memory = remembered.shelf, remembered.memory
        return same

    def open(self, config: MkDocsConfig, options: TimelineConfig, *, drafts: bool, preview: bool = False) -> None:
        """Look at all that MkDocs publishes but for the records; it is the same until MkDocs builds again."""
        self.config, self.drafts, self.lasting = config, drafts, preview
        self.once = not preview and not options.executor
        self.authored = authored_files(config, options)
        self.spread = partial(spread, options.workers)
        self.options = core_options(config, options, pictures_in(self.authored, config), preview=preview)
        self.told = None

    def tell(self) -> Told | None:
        """Return the site as it is told now, with everything that is wrong; None where no record has changed since."""
        found = self.shelf.look()
        if found == self.told:
            return None
        self.told, (records, unreadable) = found, found
        self.lasting &= not self.once or sum(len(each.content) for each in records) <= _MUCH
        memory = self.memory if self.lasting else None
        site = build(records, self.options, drafts=self.drafts, advice=False, memory=memory, spread=self.spread)
        faults = faults_in_pages(site, self.authored, self.config)
        return site, tuple(_in_order({*unreadable, *site.diagnostics, *faults}))

    def forget(self, site: Site) -> None:
        """Let go of what files hold where the site is told once, and here: nobody asks for it again."""
        if not self.once:
            return
        self.shelf, self.memory, self.told = Shelf(self.shelf.root, self.shelf.shown_as), Memory(), None
        site.ink.story = site.ink.story.bare()

    def packed(self, site: Site) -> bytes:
        """Return what was told, for others to tell it again."""
        records, _ = self.told or ([], [])
        return pack(records, site.ink, drafts=self.drafts)


def teller_for(config: MkDocsConfig, options: TimelineConfig, last: Teller | None) -> Teller:
    """Return who tells the records of a configuration: the last one, where they are the same folder's."""
    folder, shown_as = records_folder(config, options)
    same = last is not None and (last.shelf.root, last.shelf.shown_as) == (folder, shown_as)
    return last if last and same else Teller(folder, shown_as)


def say(diagnostics: Iterable[Diagnostic]) -> None:
    """Say what is wrong, as MkDocs does."""
    for diagnostic in diagnostics:
        if diagnostic.severity is Severity.WARNING:
            log.warning(str(diagnostic))
        elif diagnostic.severity is Severity.ERROR:
            log.error(str(diagnostic))


def summary(faults: Collection[Diagnostic]) -> str:
    """Return what is left to be said of a build that has errors."""
    files = {fault.location.file for fault in faults}
    return (
        f"timeline: {len(faults)} {'error' if len(faults) == 1 else 'errors'} in "
        f"{len(files)} {'file' if len(files) == 1 else 'files'}, named above; the site is as it was"
    )


def _in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda each: (each.location, each.code, each.message))
