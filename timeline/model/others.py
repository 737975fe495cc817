"""Entities, sources, threads, series and the settings of a story."""

from datetime import tzinfo
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from timeline.dates import known_zone
from timeline.model.fields import Date, Decimals, Flag, Form, Id, Prose, ReadBy, Silent, Text, Url, Word, form
from timeline.vocabulary import COLORS, EntityType, Reliability, Seen, Shape, SourceType, ThreadStatus

__all__ = [
    "Entity",
    "KindForm",
    "Point",
    "Reference",
    "RelationForm",
    "Series",
    "Settings",
    "Source",
    "Thread",
]


@form
class Reference(Form):
    """A source as it is used in one place: its id, and where in it."""

    source: Word
    locator: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, data: Any) -> Any:
        return {"source": data} if isinstance(data, str) else data


@form
class Source(Form):
    """Where something was read, how far it can be leaned on, and how much of it was seen."""

    id: Id | None = None
    url: Url | None = None
    title: Text | None = None
    publisher: Text | None = None
    author: Text | None = None
    date: Date | None = None
    type: SourceType | None = None
    primary: Flag = False
    reliability: Reliability = Reliability.UNKNOWN
    accessed: Date | None = None
    archived: Url | None = None
    via: Url | None = None
    seen: Seen | None = None
    quote: Prose | None = None
    locator: Text | None = None
    note: Prose | None = None
    draft: Flag = False
    private: Silent = None

    @property
    def name(self) -> str:
        """What to call it: its title, or its address."""
        return self.title or self.url or self.via or ""


@form
class Entity(Form):
    """Somebody or something that takes part in events."""

    id: Id
    name: Text
    type: EntityType | None = None
    aliases: tuple[Text, ...] = ()
    description: Prose | None = None
    active: Date | None = None
    part_of: Word | None = None
    url: Url | None = None
    same_as: tuple[Url, ...] = ()
    former_ids: tuple[Id, ...] = ()
    body: Prose | None = None
    draft: Flag = False
    private: Silent = None


@form
class Thread(Form):
    """A storyline within the story."""

    id: Id
    title: Text
    summary: Prose | None = None
    status: ThreadStatus | None = None
    anchor: Word | None = None
    clock: Flag = False
    former_ids: tuple[Id, ...] = ()
    body: Prose | None = None
    draft: Flag = False
    private: Silent = None

    @property
    def name(self) -> str:
        """What to call it."""
        return self.title


@form
class Point(Form):
    """One number of a series: when, how much, and between what bounds."""

    at: Date
    value: Decimals
    low: Decimals | None = None
    high: Decimals | None = None
    source: Word | None = None
    note: Prose | None = None


@form
class Series(Form):
    """A line of numbers in time."""

    id: Id
    title: Text
    summary: Prose | None = None
    unit: Text | None = None
    points: tuple[Point, ...] = ()
    former_ids: tuple[Id, ...] = ()
    draft: Flag = False
    private: Silent = None

    @property
    def name(self) -> str:
        """What to call it."""
        return self.title


def _color(value: Any, _: ValidationInfo) -> str:
    if value not in COLORS:
        known = ", ".join(COLORS)
        raise PydanticCustomError("color", "{said}", {"said": f"'{value}' is no colour here: choose from {known}"})
    return str(value)


def _zone(value: Any, _: ValidationInfo) -> tzinfo:
    try:
        return known_zone(value)
    except (ValueError, TypeError) as error:
        raise PydanticCustomError("time_zone", "{said}", {"said": str(error)}) from None


@form
class KindForm(Form):
    """A kind of event, added to the built-in ones or in place of one."""

    label: Text | None = None
    icon: Text | None = None
    shape: Shape | None = None
    color: Annotated[str, ReadBy(_color), WithJsonSchema({"enum": list(COLORS)})] | None = None


@form
class RelationForm(Form):
    """A relation between events, added to the built-in ones or in place of one."""

    inverse: Id
    label: Text | None = None
    inverse_label: Text | None = None
    causal: Flag = False


@form
class Settings(Form):
    """The settings of the story (`timeline.yml`)."""

    title: Text | None = None
    description: Prose | None = None
    time_zone: Annotated[tzinfo, ReadBy(_zone), WithJsonSchema({"type": "string"})] | None = None
    kinds: dict[Id, KindForm] = Field(default_factory=dict)
    relations: dict[Id, RelationForm] = Field(default_factory=dict)
    private: Silent = None

    @model_validator(mode="before")
    @classmethod
    def _empty_kinds_are_kinds(cls, data: Any, _info: ValidationInfo) -> Any:
        """Read `kinds: {recall:}` as a kind with every default."""
        if isinstance(data, dict) and isinstance(kinds := data.get("kinds"), dict):
            return {**data, "kinds": {name: {} if kind is None else kind for name, kind in kinds.items()}}
        return data
