"""An index of the words of records, in so many files that a search fetches only what it is asked for.

The word `sora` stands in the file that its first two letters lead to, with every other word that begins as it does:
what a reader has typed after two letters leads to one file, which is some kilobytes long at ten thousand events.
Nothing is fetched before that. `assets/search.mjs` reads it, and folds words in the same way.
"""

import json
import re
import string
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from operator import sub
from typing import Any

from timeline.model import Event
from timeline.render.artifacts import Asset
from timeline.render.ink import Here, Ink, folder_of

__all__ = ["FINDING", "finding_changed", "finding_data", "shard_of", "words_in"]

FINDING = "assets/timeline/search/"
"""The folder of the index."""
_SHARDS = 256
_PAGES = 16
"""So many pages are described in one file: a list of answers needs some of these."""

_COMMON = 100
"""A word of more than half of at least so many pages tells none of them apart."""

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff"
_RUN = rf"[{_IDEOGRAPHS}]+|[^\W_{_IDEOGRAPHS}]+"  # takes long to compile, and English has no need of it
_MARKUP = re.compile(r"\[\[[^|\]]*\||\]\([^)\s]*\)|https?://\S+")
_ASCII = string.ascii_lowercase + string.digits
_PARTED = {code: " " for code in range(128) if not chr(code).isalnum()}


def words_in(text: str) -> list[str]:
    """Return the words of a text, case and accents folded; Chinese and Japanese, which don't part words, by twos."""
    if text.isascii():  # most are, and this takes a fraction of the time
        return text.lower().translate(_PARTED).split()
    text = unicodedata.normalize("NFKD", text)
    marks = {ord(char): None for char in set(text) if unicodedata.category(char)[0] == "M"}
    runs: list[str] = re.findall(_RUN, text.translate(marks).lower())
    return [word for run in runs for word in (_twos(run) if re.match(f"[{_IDEOGRAPHS}]", run) else (run,))]


def shard_of(word: str) -> int:
    """Return the file that a word stands in."""
    return (31 * ord(word[0]) + (ord(word[1]) if len(word) > 1 else 0)) % _SHARDS


def finding_data(ink: Ink, paths: Collection[str] | None = None) -> Iterator[Asset]:
    """Yield the files of the index, for a story that is large enough to need it.

    Those at a few `paths` only are made in less time: words that stand in none of them are passed over.
    """
    if not ink.searched:
        return
    shards = [shard for shard in range(_SHARDS) if paths is None or _words_at(shard) in paths]
    index = _Index(ink, words_in if len(shards) == _SHARDS else _seeking(shards))
    for shard in shards:
        yield Asset(_words_at(shard), partial(index.shard, shard))
    for start in range(0, len(index.records), _PAGES):
        if paths is None or _pages_at(start) in paths:
            yield Asset(_pages_at(start), partial(index.pages, start))


def finding_changed(before: Ink, now: Ink, changed: Collection[str]) -> Iterator[str]:
    """Yield the paths of files of the index that aren't what they were, where some records may have changed."""
    if not now.searched:
        return
    earlier, later = _Index(before).records, _Index(now).records
    if [record.id for record in earlier] != [record.id for record in later]:  # each may have another number
        yield from (asset.path for asset in finding_data(now))
        return
    for number, (one, other) in enumerate(zip(earlier, later, strict=True)):
        if other.id in changed:
            if _told(one, before.at("timeline")) != _told(other, now.at("timeline")):
                yield _pages_at(number)
            yield from (_words_at(shard_of(word)) for word, _ in _said(one, before) ^ _said(other, now))


def _words_at(shard: int) -> str:
    return f"{FINDING}{shard:02x}.json"


def _pages_at(number: int) -> str:
    return f"{FINDING}pages-{number // _PAGES}.json"


def _seeking(shards: Collection[int]) -> Callable[[str], list[str]]:
    """Return what finds those words in a text that stand in some files only."""
    seconds = {first: "".join(each for each in _ASCII if shard_of(first + each) in shards) for first in _ASCII}
    begun = [rf"{first}[{some}]\S*" for first, some in seconds.items() if some]
    alone = [rf"{first}\b" for first in _ASCII if shard_of(first) in shards]
    wanted = re.compile(f" ({'|'.join([*begun, *alone]) or '(?!)'})")

    def found(text: str) -> list[str]:
        if text.isascii():  # as above
            return wanted.findall(f" {text.lower().translate(_PARTED)}")
        return [word for word in words_in(text) if shard_of(word) in shards]

    return found


def _twos(run: str) -> Iterator[str]:
    return (run[place : place + 2] for place in range(max(1, len(run) - 1)))


@dataclass(frozen=True)
class _Index:
    """What words stand where, made when the first file is asked for."""

    ink: Ink
    words: Callable[[str], list[str]] = words_in

    @cached_property
    def records(self) -> Sequence[Any]:
        """Every record with a page; its place here is its number."""
        story = self.ink.story
        others = (story.entities, story.threads, story.series, story.sources)
        return (*self.ink.chronology.events, *(record for records in others for record in records.values()))

    @cached_property
    def shards(self) -> dict[int, dict[str, tuple[Sequence[int], Sequence[int]]]]:
        """For each file, each word in it: the pages that have it in their title, and those elsewhere."""
        titled: dict[str, array[int]] = defaultdict(_numbers)
        said: dict[str, array[int]] = defaultdict(_numbers)
        for number, record in enumerate(self.records):
            title, text = _texts(record, self.ink)
            in_title = set(self.words(title))
            for word in in_title:
                titled[word].append(number)
            for word in set(self.words(text)) - in_title:
                said[word].append(number)
        result: dict[int, dict[str, tuple[Sequence[int], Sequence[int]]]] = defaultdict(dict)
        for word in sorted({*titled, *said}):
            result[shard_of(word)][word] = titled.get(word, ()), said.get(word, ())
        return result

    def shard(self, number: int) -> str:
        """Return a file of words. Pages are told from the one before; of a common word not at all (null)."""
        count = len(self.records)
        common = count // 2 if count >= _COMMON else count
        words = {
            word: [_steps(titled), _steps(said) if len(said) <= common else None]
            for word, (titled, said) in self.shards[number].items()
        }
        return json.dumps({"pages": count, "words": words}, ensure_ascii=False, separators=(",", ":"))

    def pages(self, start: int) -> str:
        """Return address, title and first words of some pages."""
        here = self.ink.at("timeline")
        told = [_told(record, here) for record in self.records[start : start + _PAGES]]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _numbers() -> "array[int]":
    return array("I")  # a list takes twice the memory, and there are a hundred for each record


def _texts(record: Any, ink: Ink) -> tuple[str, str]:
    """Return what a record is called, and all else that it should be found by."""
    title, parts = _parts(record, ink)
    return title, _MARKUP.sub(" ", " ".join(filter(None, parts)))


def _said(record: Any, ink: Ink) -> set[tuple[str, bool]]:
    """Return the words of a record, and whether each is in its title."""
    title, text = map(words_in, _texts(record, ink))
    return {(word, True) for word in title} | {(word, False) for word in {*text} - {*title}}


def _parts(record: Any, ink: Ink) -> tuple[str, Iterable[str | None]]:
    if not isinstance(record, Event):
        names = ("description", "summary", "body", "publisher")
        aliases = getattr(record, "aliases", ())
        return record.name, (*aliases, *(getattr(record, name, None) for name in names))
    taking_part = (ink.story.entities[id_].name for id_ in record.entities if id_ in ink.story.entities)
    claims = (claim.says for claim in record.claims)
    return record.title, (record.summary, record.body, *record.tags, *taking_part, *claims)


def _told(record: Any, here: Here) -> tuple[str, str, str]:
    address = here.ink.options.addresses.page(folder_of(record), record.id)
    said = here.plain(getattr(record, "summary", None) or getattr(record, "description", None))
    when = here.phrase(record.date) if getattr(record, "date", None) else ""
    return address, record.name, ": ".join(filter(None, (when, said)))


def _steps(pages: Sequence[int]) -> list[int]:
    return list(map(sub, pages, [0, *pages]))
