"""An index of the words of records, in so many files that a search fetches only what it is asked for.

The word `sora` stands in the file that its first two letters lead to, with every other word that begins as it does:
what a reader has typed after two letters leads to one file, which is some kilobytes long at ten thousand events.
Nothing is fetched before that. `assets/search.mjs` reads it, and folds words in the same way.
"""

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from operator import sub
from typing import Any

from timeline.model import Event
from timeline.render.artifacts import Asset
from timeline.render.ink import Here, Ink, folder_of

__all__ = ["FINDING", "finding_data", "shard_of", "words_in"]

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


def finding_data(ink: Ink) -> Iterator[Asset]:
    """Yield the files of the index, for a story that is large enough to need it."""
    if not ink.searched:
        return
    index = _Index(ink)
    for shard in range(_SHARDS):
        yield Asset(f"{FINDING}{shard:02x}.json", partial(index.shard, shard))
    for number, start in enumerate(range(0, len(index.records), _PAGES)):
        yield Asset(f"{FINDING}pages-{number}.json", partial(index.pages, start))


def _twos(run: str) -> Iterator[str]:
    return (run[place : place + 2] for place in range(max(1, len(run) - 1)))


@dataclass(frozen=True)
class _Index:
    """What words stand where, made when the first file is asked for."""

    ink: Ink

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
            in_title = set(words_in(title))
            for word in in_title:
                titled[word].append(number)
            for word in set(words_in(_MARKUP.sub(" ", text))) - in_title:
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
    if not isinstance(record, Event):
        names = ("description", "summary", "body", "publisher")
        aliases = getattr(record, "aliases", ())
        return record.name, " ".join(filter(None, (*aliases, *(getattr(record, name, None) for name in names))))
    taking_part = (ink.story.entities[id_].name for id_ in record.entities if id_ in ink.story.entities)
    claims = (claim.says for claim in record.claims)
    parts: Iterable[str | None] = (record.summary, record.body, *record.tags, *taking_part, *claims)
    return record.title, " ".join(filter(None, parts))


def _told(record: Any, here: Here) -> tuple[str, str, str]:
    address = here.ink.options.addresses.page(folder_of(record), record.id)
    said = here.plain(getattr(record, "summary", None) or getattr(record, "description", None))
    when = here.phrase(record.date) if getattr(record, "date", None) else ""
    return address, record.name, ": ".join(filter(None, (when, said)))


def _steps(pages: Sequence[int]) -> list[int]:
    return list(map(sub, pages, [0, *pages]))
