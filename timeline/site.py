"""The whole: texts in, a site out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from timeline.blocks import read_block, show_block
from timeline.checks import advise, check
from timeline.chronology import arrange
from timeline.dates import EventDate
from timeline.diagnostics import Diagnostic, Location, Severity
from timeline.garbage import uncollected
from timeline.links import LinkGraph, bearing, connect, cut_mention, mentions_of, named, unknown_mention
from timeline.mentions import Mention
from timeline.model import Passed, Refused, Story, compose, examine, fields_of, settle
from timeline.phrases import language, worded
from timeline.prose import Reading
from timeline.recall import Recall, once
from timeline.records import Origin, Record, decode, read
from timeline.render import Artifact, Here, Ink, Options, Page, missing_icons, missing_pictures, publish
from timeline.views import collect
from timeline.vocabulary import Collection

__all__ = ["Memory", "RecordFile", "Site", "build"]

Found = TypeVar("Found")


class RecordFile(NamedTuple):
    """A file of records, as a host found it: its path as complaints name it, and what it holds."""

    path: str
    collection: Collection
    content: bytes


Spread = Callable[[Callable[[RecordFile], Any], Sequence[RecordFile]], Iterable[Any]]
_Plain = list[tuple[dict[str, Any], tuple[str | int, ...], bool]]


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

    def cut_mention_faults(self, mention: Mention, place: Location) -> Iterator[Diagnostic]:
        """Yield what is wrong with a mention on a host's own page that is cut by a table."""
        yield cut_mention(mention, place)
        yield from self.mention_faults(mention.target, place)

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

    def begin(self) -> Recall:
        """Begin another telling, and return what is recalled of the last one."""
        self.recall.turn()
        return self.recall

    def __getstate__(self) -> tuple[object, ...]:
        """Return what can be kept and learnt again."""
        return [*self.recall.answers(_WORKS)], self.reading, self._bearing, self._links

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        """Remember what was kept."""
        answers, self.reading, self._bearing, self._links = state
        self.recall = Recall()
        for answer, number, *things in answers:
            self.recall.learn(answer, _WORKS[number], *things)

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
    spread: Spread = map,
) -> Site:
    """Return the site that record files tell, with every complaint about them, in the order of their places.

    Drafts are left out unless asked for; advice takes its time and can be left out. Opens no file, asks no clock, and
    depends neither on the order of the files nor on what is in `memory`, which only makes a second telling faster, nor
    on who reads them: `spread` is a map that may have others do a part of it, which send plain values back.
    """
    options, reading = options or Options(), memory.reading if memory else Reading()
    story, diagnostics = _composed(files, memory.begin() if memory else None, spread, drafts=drafts)
    story = worded(story, language(options.locale))
    links, faults = memory.connect(story) if memory else connect(story, named(story, reading))
    diagnostics += faults
    chronology, faults = arrange(story, links, memory.recall if memory else None)
    diagnostics += faults
    diagnostics += check(story, links)
    diagnostics += advise(story, links) if advice else ()
    diagnostics += missing_pictures(story, options.pictures) if options.pictures is not None else ()
    diagnostics += missing_icons(story, options.icons) if options.icons is not None else ()
    ink = Ink(story if memory else story.bare(), chronology, links, collect(chronology), reading, options)
    return Site(ink, tuple(sorted(set(diagnostics), key=_place)))


def _composed(
    files: Iterable[RecordFile], recall: Recall | None, spread: Spread, *, drafts: bool
) -> tuple[Story, list[Diagnostic]]:
    """Return the story that files tell; of what was read in them nothing is kept but what passes."""
    ordered = sorted(files, key=lambda each: each.path)
    stating = [once(recall, _read, file) for file in ordered if file.collection is Collection.SETTINGS]
    settings, diagnostics = settle(record for each in stating for record in each.found)
    zone = settings.form.time_zone if settings else None
    telling = _told([file for file in ordered if file.collection is not Collection.SETTINGS], zone, recall, spread)
    read: list[_Read[Any]] = [*stating, *telling]
    diagnostics += (fault for each in read for fault in each.faults)
    unread = (words for each in read for words in each.unread)
    examined = (one for each in telling for one in each.found)
    story, faults = compose(examined, settings, drafts=drafts, unread=unread)
    return story, diagnostics + faults


class _Read(NamedTuple, Generic[Found]):
    """What was found in a file; or what is wrong with it, and its words, among which may be ids."""

    found: tuple[Found, ...]
    faults: tuple[Diagnostic, ...] = ()
    unread: tuple[str, ...] = ()


def _read(file: RecordFile) -> _Read[Record]:
    text, faults = decode(file.content, file.path)
    found: list[Record] = []
    unread = file.content.decode("utf-8", "replace") if faults else ""
    if not faults:
        found, faults, unread = read(text, file.path, file.collection, file.content, fields_of(file.collection))
    return _Read(tuple(found), tuple(faults), (unread, file.path) if faults else ())


def _told(
    files: Sequence[RecordFile], zone: tzinfo | None, recall: Recall | None, spread: Spread
) -> list[_Read[Passed | Refused]]:
    """Return what was found in each file; those that nobody recalls are read by several, if there are any."""
    if recall is None:
        return [_examined(file, zone, plain) for file, plain in zip(files, spread(_plain, files), strict=True)]
    new = [file for file in files if not recall.knows(_examined, file, zone)]
    for file, plain in zip(new, spread(_plain, new), strict=True):
        recall.learn(_examined(file, zone, plain), _examined, file, zone)
    return [recall.once(_examined, file, zone) for file in files]


def _plain(file: RecordFile) -> _Plain | None:
    """Return what is found in a file in plain values; of one with faults nothing, as these must be found here."""
    read = _read(file)
    return None if read.faults else [(record.data, record.origin.place, record.alone) for record in read.found]


def _examined(file: RecordFile, zone: tzinfo | None, plain: _Plain | None = None) -> _Read[Passed | Refused]:
    read = _read(file) if plain is None else _Read(tuple(_records(file, plain)))
    return _Read(tuple(examine(record, zone) for record in read.found), read.faults, read.unread)


def _records(file: RecordFile, plain: _Plain) -> Iterator[Record]:
    for data, place, alone in plain:
        yield Record(file.collection, data, Origin(file.path, file.content, place), alone)


_WORKS = (_read, _examined, mentions_of, EventDate.key)
"""What a memory holds the answers of, from one process to another."""


def _place(diagnostic: Diagnostic) -> tuple[Location, str, str]:
    return diagnostic.location, diagnostic.code, diagnostic.message
