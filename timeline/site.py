"""The whole: texts in, a site out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline.blocks import read_block, show_block
from timeline.checks import advise, check
from timeline.chronology import arrange
from timeline.collecting import uncollected
from timeline.diagnostics import Diagnostic, Location, Severity
from timeline.links import LinkGraph, bearing, connect, named, unknown_mention
from timeline.mentions import Mention
from timeline.model import Story, compose
from timeline.phrases import language, worded
from timeline.prose import Reading
from timeline.recall import Recall
from timeline.records import Record, decode, read
from timeline.render import Artifact, Here, Ink, Options, Page, missing_icons, missing_pictures, publish
from timeline.views import collect
from timeline.vocabulary import Collection

__all__ = ["Memory", "RecordFile", "Site", "build"]


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


class Memory:
    """What one telling of a story leaves to the next: files, records and prose that need not be read again."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.recall, self.reading = Recall(), Reading()
        self._bearing: tuple[object, ...] | None = None
        self._links = LinkGraph()

    def connect(self, story: Story) -> tuple[LinkGraph, list[Diagnostic]]:
        """Return the links of a story, and what is wrong with them: the last one's, where nothing is new."""
        mentions = named(story, self.reading, self.recall)
        bears = bearing(story, mentions)
        if bears == self._bearing:
            return self._links, []
        self._links, faults = connect(story, mentions)
        self._bearing = None if faults else bears
        return self._links, faults


@uncollected()
def build(
    files: Iterable[RecordFile],
    options: Options | None = None,
    *,
    drafts: bool = False,
    advice: bool = True,
    memory: Memory | None = None,
) -> Site:
    """Return the site that record files tell, with every complaint about them, in the order of their places.

    Drafts are left out unless asked for; advice takes its time and can be left out. Opens no file, asks no clock, and
    depends neither on the order of the files nor on what is in `memory`, which only makes a second telling faster.
    """
    options, memory = options or Options(), memory or Memory()
    memory.recall.turn()
    records, unread, diagnostics = _read(files, memory.recall)
    story, faults = compose(records, drafts=drafts, unread=unread, recall=memory.recall)
    diagnostics += faults
    story = worded(story, language(options.locale))
    reading = memory.reading
    links, faults = memory.connect(story)
    diagnostics += faults
    chronology, faults = arrange(story, links, memory.recall)
    diagnostics += faults
    diagnostics += check(story, links)
    diagnostics += advise(story, links) if advice else ()
    diagnostics += missing_pictures(story, options.pictures) if options.pictures is not None else ()
    diagnostics += missing_icons(story, options.icons) if options.icons is not None else ()
    ink = Ink(story, chronology, links, collect(chronology), reading, options)
    return Site(ink, tuple(sorted(set(diagnostics), key=_place)))


def _read(files: Iterable[RecordFile], recall: Recall) -> tuple[list[Record], list[str], list[Diagnostic]]:
    records: list[Record] = []
    unread: list[str] = []
    diagnostics: list[Diagnostic] = []
    for file in sorted(files, key=lambda each: each.path):
        found, text, faults = recall.once(_records, file)
        records += found
        if faults:
            unread += (text or file.content.decode("utf-8", "replace"), file.path)
            diagnostics += faults
    return records, unread, diagnostics


def _records(file: RecordFile) -> tuple[list[Record], str, list[Diagnostic]]:
    text, faults = decode(file.content, file.path)
    found: list[Record] = []
    if not faults:
        found, faults = read(text, file.path, file.collection, file.content)
    return found, text if faults else "", faults


def _place(diagnostic: Diagnostic) -> tuple[Location, str, str]:
    return diagnostic.location, diagnostic.code, diagnostic.message
