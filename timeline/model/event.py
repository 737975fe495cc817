"""An event: when, what, how it is known."""

from typing import Annotated, Any

from pydantic import Discriminator, Tag, model_validator
from pydantic_core import PydanticCustomError

from timeline.model.fields import Date, Decimals, Flag, Form, Id, Prose, Silent, Text, Word, form
from timeline.model.others import Reference, Source
from timeline.vocabulary import Status

__all__ = ["Claim", "Correction", "Event", "Figure", "Media", "Mention", "Withdrawal"]


@form
class Mention(Form):
    """A relation to another event, as one end claims it."""

    relation: str
    target: Word
    note: Prose | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_relation(cls, data: Any) -> Any:
        """Read `{led-to: disney-exit, note: …}`: the one key that is not `note` names the relation."""
        if not isinstance(data, dict):
            return data
        relations = [key for key in data if key != "note"]
        if len(relations) != 1 or not isinstance(data[relations[0]], str):
            said = "a link is one relation and the id of an event, like 'led-to: disney-exit', and perhaps a note"
            raise PydanticCustomError("link", "{said}", {"said": said})
        noted = {"note": data["note"]} if "note" in data else {}
        return {"relation": relations[0], "target": data[relations[0]], **noted}


@form
class Claim(Form):
    """What is said, by whom, and what speaks against it."""

    says: Prose
    date: Date | None = None
    status: Status | None = None
    supporting: tuple[Reference, ...] = ()
    against: tuple[Reference, ...] = ()
    note: Prose | None = None

    @property
    def disputed(self) -> bool:
        """Whether its author says so, or says nothing of its status, and something speaks against it."""
        return self.status is Status.DISPUTED or (self.status is None and bool(self.against))


@form
class Figure(Form):
    """A number, with bounds where sources differ."""

    series: Word | None = None
    label: Text | None = None
    value: Decimals
    low: Decimals | None = None
    high: Decimals | None = None
    unit: Text | None = None
    at: Date | None = None
    source: Word | None = None
    note: Prose | None = None


@form
class Media(Form):
    """A picture, what it shows in words, and whose it is."""

    image: Text
    alt: Text
    caption: Prose | None = None
    credit: Text | None = None
    license: Text | None = None


@form
class Correction(Form):
    """What was wrong and what it says now."""

    date: Date
    note: Prose


@form
class Withdrawal(Form):
    """Why an event is no longer told; its page stays as a tombstone."""

    date: Date
    reason: Prose


def _reference_or_source(data: Any) -> str:
    return (
        "reference" if isinstance(data, (str, Reference)) or (isinstance(data, dict) and "source" in data) else "source"
    )


Citation = Annotated[
    Annotated[Reference, Tag("reference")] | Annotated[Source, Tag("source")],
    Discriminator(_reference_or_source),
]


@form
class Event(Form):
    """Something that happened, dated no more precisely than it is known."""

    id: Id
    date: Date
    title: Text
    summary: Prose | None = None
    kind: Word | None = None
    status: Status | None = None
    entities: tuple[Word, ...] = ()
    threads: tuple[Word, ...] = ()
    tags: tuple[Word, ...] = ()
    links: tuple[Mention, ...] = ()
    sources: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    media: tuple[Media, ...] = ()
    added: Date | None = None
    corrections: tuple[Correction, ...] = ()
    verified: Date | None = None
    former_ids: tuple[Id, ...] = ()
    withdrawn: Withdrawal | None = None
    draft: Flag = False
    private: Silent = None
    body: Prose | None = None

    @property
    def name(self) -> str:
        """What to call it."""
        return self.title
