"""The closed words of the record format: statuses, types, kinds, relations."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

__all__ = [
    "COLORS",
    "KINDS",
    "RELATIONS",
    "Collection",
    "EntityType",
    "Kind",
    "Relation",
    "Reliability",
    "Seen",
    "Shape",
    "SourceType",
    "Status",
    "ThreadStatus",
]


class Collection(StrEnum):
    """What a record is about; its value is the folder such records live in."""

    EVENTS = "events"
    ENTITIES = "entities"
    SOURCES = "sources"
    THREADS = "threads"
    SERIES = "series"
    SETTINGS = "timeline"

    @property
    def one(self) -> str:
        """The word for a single record of this collection."""
        return _ONE[self]


_ONE = {
    Collection.EVENTS: "event",
    Collection.ENTITIES: "entity",
    Collection.SOURCES: "source",
    Collection.THREADS: "thread",
    Collection.SERIES: "series",
    Collection.SETTINGS: "timeline",
}


class Status(StrEnum):
    """How firmly an event or a claim stands."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


class ThreadStatus(StrEnum):
    """Whether a storyline goes on."""

    ONGOING = "ongoing"
    CLOSED = "closed"


class EntityType(StrEnum):
    """What an entity is (after schema.org's Thing, narrowed)."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PRODUCT = "product"
    PLACE = "place"
    WORK = "work"
    LAW = "law"
    GROUP = "group"


class SourceType(StrEnum):
    """What a source is (the types of CSL, narrowed)."""

    ARTICLE = "article"
    STATEMENT = "statement"
    PAPER = "paper"
    DATASET = "dataset"
    COURT = "court"
    VIDEO = "video"
    POST = "post"
    BOOK = "book"
    WEB = "web"


class Reliability(StrEnum):
    """How far a source can be leaned on."""

    FIRST_PARTY = "first-party"
    REPUTABLE = "reputable"
    AGGREGATOR = "aggregator"
    UNKNOWN = "unknown"


class Seen(StrEnum):
    """How much of a source was read."""

    PAGE = "page"
    EXCERPT = "excerpt"
    CITED = "cited"
    REMEMBERED = "remembered"


class Shape(StrEnum):
    """The outline of a kind's mark, so that colour is never the only sign."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    TRIANGLE_DOWN = "triangle-down"
    DIAMOND = "diamond"
    SQUARE = "square"
    CROSS = "cross"
    PLUS = "plus"
    BAR = "bar"
    STAR = "star"
    HEXAGON = "hexagon"
    PENTAGON = "pentagon"
    RING = "ring"
    CHEVRON = "chevron"


COLORS = (
    "teal",
    "indigo",
    "blue",
    "purple",
    "slate",
    "orange",
    "red",
    "brown",
    "gold",
    "green",
    "pink",
    "ink",
    "gray",
)
"""The named colours of kinds; each has a light and a dark value in the style sheet."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: its words and its mark."""

    id: str
    label: str
    shape: Shape = Shape.CIRCLE
    color: str = "gray"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A way in which one event bears on another, and how that reads from the other side.

    A relation that `orders` puts its subject before its object where their dates leave that open.
    """

    id: str
    inverse: str
    label: str
    inverse_label: str
    causal: bool = False
    orders: bool = False

    @property
    def symmetric(self) -> bool:
        """Whether it reads the same from both ends."""
        return self.id == self.inverse


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.id: kind
        for kind in (
            Kind("launch", "Launch", Shape.TRIANGLE, "teal", "material/rocket-launch"),
            Kind("release", "Release", Shape.CHEVRON, "green", "material/package-up"),
            Kind("feature", "Feature", Shape.PLUS, "blue", "material/plus-box"),
            Kind("deal", "Deal", Shape.DIAMOND, "purple", "material/handshake"),
            Kind("policy", "Policy", Shape.CIRCLE, "indigo", "material/scale-balance"),
            Kind("statement", "Statement", Shape.RING, "slate", "material/message-text"),
            Kind("controversy", "Controversy", Shape.CROSS, "red", "material/alert"),
            Kind("legal", "Legal", Shape.PENTAGON, "brown", "material/gavel"),
            Kind("metric", "Metric", Shape.BAR, "gold", "material/chart-line"),
            Kind("outage", "Outage", Shape.TRIANGLE_DOWN, "orange", "material/lan-disconnect"),
            Kind("incident", "Incident", Shape.STAR, "pink", "material/fire"),
            Kind("fix", "Fix", Shape.HEXAGON, "gray", "material/wrench"),
            Kind("shutdown", "Shutdown", Shape.SQUARE, "ink", "material/power"),
        )
    }
)
"""The built-in kinds, by id; each has a shape of its own."""

RELATIONS: Mapping[str, Relation] = MappingProxyType(
    {
        relation.id: relation
        for relation in (
            Relation("led-to", "caused-by", "led to", "caused by", causal=True),
            Relation("responds-to", "answered-by", "responds to", "answered by"),
            Relation("follows", "followed-by", "follows", "followed by"),
            Relation("before", "after", "before", "after", orders=True),
            Relation("part-of", "includes", "part of", "includes"),
            Relation("supersedes", "superseded-by", "supersedes", "superseded by"),
            Relation("contradicts", "contradicts", "contradicts", "contradicts"),
            Relation("related", "related", "related to", "related to"),
        )
    }
)
"""The built-in relations, by the id of the direction they are defined in."""
