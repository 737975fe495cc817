"""The whole: texts in, a site out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline.blocks import read_block, show_block
from timeline.checks import check
from timeline.chronology import arrange
from timeline.diagnostics import Diagnostic, Location, Severity
from timeline.links import connect, unknown_mention
from timeline.model import compose
from timeline.phrases import language, worded
from timeline.prose import Mention, Reading
from timeline.records import Record, decode, read
from timeline.render import Artifact, Here, Ink, Options, Page, missing_pictures, publish
from timeline.views import collect
from timeline.vocabulary import Collection

__all__ = ["RecordFile", "Site", "build"]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file of records, as a host found it: its path as complaints name it, and what it holds."""

    path: str
    collection: Collection
    content: bytes


@dataclass(frozen=True)
class Site:
    """A story told: what is to be written, and what is wrong with what it was told from."""

    ink: Ink
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps the site from being published."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)

    @cached_property
    def artifacts(self) -> tuple[Artifact, ...]:
        """The site's pages, redirects and files, each written when it is asked for; can't fail on valid records."""
        return tuple(publish(self.ink))

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The site's pages by address."""
        return {each.url: each for each in self.artifacts if isinstance(each, Page)}

    def seen_from(self, root: str) -> Here:
        """Return the site as it is seen from a page from which `root` leads back to the top."""
        return Here(self.ink, root)

    def mention(self, target: str, words: str | None, root: str) -> str:
        """Return the HTML of a mention on a host's own page."""
        return self.seen_from(root).link(Mention(target, words, 1, 1))

    def mention_faults(self, target: str, place: Location) -> Iterator[Diagnostic]:
        """Yield what is wrong with a mention on a host's own page."""
        if self.ink.story.find(target) is None:
            yield from unknown_mention(self.ink.story, target, place)

    def block(self, text: str, root: str, place: Location) -> tuple[str, list[Diagnostic]]:
        """Return the HTML of a timeline block on a host's own page, and what is wrong with it."""
        here = self.seen_from(root)
        block, faults = read_block(text, here, place)
        return ("" if faults else show_block(block, here, f"block-{place.line}")), faults


def build(files: Iterable[RecordFile], options: Options | None = None, *, drafts: bool = False) -> Site:
    """Return the site that record files tell, with every complaint about them, in the order of their places.

    Drafts are left out unless asked for. Opens no file, asks no clock, and doesn't depend on the order of the files.
    """
    options = options or Options()
    records, unread, diagnostics = _read(files)
    story, faults = compose(records, drafts=drafts, unread=unread)
    diagnostics += faults
    story = worded(story, language(options.locale))
    reading = Reading()
    links, faults = connect(story, reading)
    diagnostics += faults
    chronology, faults = arrange(story, links)
    diagnostics += faults
    diagnostics += check(story, links)
    diagnostics += missing_pictures(story, options.pictures) if options.pictures is not None else ()
    ink = Ink(story, chronology, links, collect(chronology), reading, options)
    return Site(ink, tuple(sorted(set(diagnostics), key=_place)))


def _read(files: Iterable[RecordFile]) -> tuple[list[Record], list[str], list[Diagnostic]]:
    records: list[Record] = []
    unread: list[str] = []
    diagnostics: list[Diagnostic] = []
    for file in sorted(files, key=lambda each: each.path):
        text, faults = decode(file.content, file.path)
        if not faults:
            found, faults = read(text, file.path, file.collection)
            records += found
        if faults:
            unread += (text or file.content.decode("utf-8", "replace"), file.path)
        diagnostics += faults
    return records, unread, diagnostics


def _place(diagnostic: Diagnostic) -> tuple[Location, str, str]:
    return diagnostic.location, diagnostic.code, diagnostic.message
