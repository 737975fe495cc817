"""A made-up story of any length: the same number and seed give the same events everywhere, to the letter."""

import bisect
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["KINDS", "RELATIONS", "TAGS", "THREADS", "Link", "Made", "Reference", "Story", "slug", "story"]

TAGS = tuple(
    """
    outage latency data-loss breach phishing ransomware ddos misconfiguration certificate dns routing storage database
    network power cooling human-error deployment rollback capacity rate-limit login permissions supply-chain vendor
    kernel firmware containers scheduler cache queue payments billing email cdn monitoring backup compliance flaw
    near-miss
    """.split()
)
KINDS = ("outage", "incident", "fix", "statement", "release", "policy")
RELATIONS = ("caused-by", "follows", "responds-to", "supersedes", "related")
THREADS = tuple(f"thread-{number:02}" for number in range(1, 13))

_SYLLABLES = tuple(
    """
    ar bel cor dan el far gor hal in jor kel lum mar nor or pel quin ros sol tar ul ven wex yar zen tri
    """.split()
)
_TRADES = ("Systems", "Cloud", "Bank", "Networks", "Airlines", "Health", "Energy", "Labs", "Telecom", "Logistics")
_PAPERS = ("Morning Wire", "Status Page", "Evening Ledger", "Vendor Blog", "The Regulator", "Systems Weekly")
_OPENINGS = ("Outage at", "Slow service at", "Exposure at", "Failed move at", "Lapse at", "Leak at", "Backlog at")
_FIRST, _LAST = date(2008, 1, 1), date(2025, 12, 28)


@dataclass(frozen=True, slots=True)
class Reference:
    """A source of an event."""

    url: str
    title: str
    publisher: str
    day: str


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to an earlier event."""

    relation: str
    target: str


@dataclass(frozen=True, slots=True)
class Made:
    """An event. `date` may be vague, `day` is the first it may mean; a body's mentions are `[[id|words]]`."""

    id: str
    date: str
    day: str
    title: str
    summary: str
    kind: str
    thread: str | None
    tags: tuple[str, ...]
    entities: tuple[str, ...]
    sources: tuple[Reference, ...]
    links: tuple[Link, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Story:
    """Some events in order, and the names of those who take part in them."""

    entities: tuple[str, ...]
    events: tuple[Made, ...]


def story(length: int, seed: int = 7) -> Story:
    """Return a story of some length: bodies of some 120 words with two or three mentions, 1 to 4 tags and entities."""
    entities = _names(max(50, length // 20))
    vocabulary = _Vocabulary(6000)
    made: list[Made] = []
    for number in range(length):
        made.append(_event(random.Random(f"{seed}-{number}"), number, length, made, entities, vocabulary))  # noqa: S311 - not a secret
    return Story(entities, tuple(made))


class _Vocabulary:
    """Made-up words, used as often as words of a language are (Zipf's law)."""

    def __init__(self, size: int) -> None:
        pieces = (itertools.product(_SYLLABLES, repeat=length) for length in (1, 2, 3))
        self.words = ["".join(each) for each in itertools.islice(itertools.chain.from_iterable(pieces), size)]
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(size)))

    def word(self, chance: random.Random) -> str:
        """Return a word, a frequent one more often."""
        return self.words[bisect.bisect(self.weights, chance.random() * self.weights[-1])]

    def sentence(self, chance: random.Random) -> str:
        """Return a sentence of 8 to 16 words."""
        words = " ".join(self.word(chance) for _ in range(chance.randint(8, 16)))
        return f"{words.capitalize()}."


def _event(
    chance: random.Random,
    number: int,
    length: int,
    before: Sequence[Made],
    entities: Sequence[str],
    vocabulary: _Vocabulary,
) -> Made:
    day = (_FIRST + timedelta((_LAST - _FIRST).days * number // length)).isoformat()
    taking_part = _some(chance, entities, 2)
    title = f"{chance.choice(_OPENINGS)} {taking_part[0]}" + (": what is known" if chance.random() < 0.15 else "")
    known = [before[_earlier(chance, number)] for _ in range(chance.randint(2, 3))] if before else []
    related = [before[_earlier(chance, number)] for _ in range(chance.randint(1, 3))] if before else []
    return Made(
        id=f"{slug(title.partition(':')[0])}-{number:06}",
        date=chance.choices((day, day[:7], day[:4]), (80, 15, 5))[0],
        day=day,
        title=title,
        summary=f"{vocabulary.sentence(chance)} {vocabulary.sentence(chance)}",
        kind=chance.choice(KINDS),
        thread=chance.choice(THREADS) if chance.random() < 0.5 else None,
        tags=_some(chance, TAGS, 1.5),
        entities=taking_part,
        sources=tuple(_references(chance, day, vocabulary)),
        links=tuple(Link(chance.choice(RELATIONS), id_) for id_ in dict.fromkeys(each.id for each in related)),
        body=_body(chance, known, vocabulary),
    )


def _body(chance: random.Random, known: Sequence[Made], vocabulary: _Vocabulary) -> str:
    paragraphs = [" ".join(vocabulary.sentence(chance) for _ in range(3)) for _ in range(3)]
    for mentioned in known:
        place = chance.randrange(3)
        paragraphs[place] += f" See [[{mentioned.id}|{mentioned.title.partition(':')[0]}]]."
    if chance.random() < 0.5:
        paragraphs[0] = f"**{paragraphs[0].split()[0]}** {paragraphs[0].partition(' ')[2]}"
    if chance.random() < 0.25:
        paragraphs.insert(1, f"- {vocabulary.sentence(chance)}\n- `ERR_{chance.randint(100, 999)}`")
    if chance.random() < 0.2:
        paragraphs.insert(2, "## What followed")
    return "\n\n".join(paragraphs) + "\n"


def _references(chance: random.Random, day: str, vocabulary: _Vocabulary) -> Iterator[Reference]:
    for paper in chance.sample(_PAPERS, chance.randint(1, 3)):
        address = f"https://{slug(paper)}.example/{day[:4]}/{chance.randrange(10**6):06}"
        yield Reference(address, vocabulary.sentence(chance)[:60].strip(" ."), paper, day)


def _earlier(chance: random.Random, number: int) -> int:
    near = chance.random() < 0.7
    return max(0, number - chance.randint(1, 30)) if near else chance.randrange(number)


def _some(chance: random.Random, pool: Sequence[str], skew: float) -> tuple[str, ...]:
    """Return 1 to 4 of a pool, those at its start far more often."""
    drawn = (pool[int(len(pool) * chance.random() ** skew)] for _ in range(chance.randint(1, 4)))
    return tuple(sorted(set(drawn)))


def _names(count: int) -> tuple[str, ...]:
    pairs = itertools.product(_TRADES, itertools.product(_SYLLABLES, repeat=3))
    spread = itertools.islice(pairs, 0, None, len(_TRADES) * len(_SYLLABLES) ** 3 // count)
    return tuple(f"{''.join(syllables).capitalize()} {trade}" for trade, syllables in itertools.islice(spread, count))


def slug(words: str) -> str:
    """Return the address of a name."""
    return words.lower().replace(" ", "-")
