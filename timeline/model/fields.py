"""The kinds of value a field can hold, each read from text."""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import tzinfo
from decimal import Decimal
from functools import cache, lru_cache
from typing import Annotated, Any, Self, TypeVar, cast, dataclass_transform
from urllib.parse import SplitResult, urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.dataclasses import dataclass
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import with_info_plain_validator_function

from timeline.dates import EventDate

__all__ = [
    "Date",
    "Flag",
    "Form",
    "Id",
    "Number",
    "Prose",
    "ReadBy",
    "Silent",
    "Text",
    "Url",
    "Word",
    "host_of",
    "split_url",
]

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}", re.ASCII)
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,29})(\.[0-9]{1,20})?", re.ASCII)
_NO_URL = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}\u00a0\u200b]")

# Nearly all addresses: they can't be wrong, and to see that takes a tenth of the time that taking them apart takes.
_PLAIN_URL = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?:/[a-zA-Z0-9/._~-]*)?", re.ASCII)

# `index` is the address of a folder itself; the others can't be file names on Windows.
_RESERVED = {"index", "con", "prn", "aux", "nul"} | {f"{name}{n}" for name in ("com", "lpt") for n in range(10)}


_INLINE = frozenset({"summary", "description", "note", "says", "reason", "caption", "quote"})
_PARTS = frozenset({"links", "claims", "figures", "media", "corrections", "points", "sources", "withdrawn"})


def _as_written(name: str) -> str:
    return "for" if name == "supporting" else name.replace("_", "-")  # Python has other uses for that word


_SETTINGS = ConfigDict(
    extra="forbid",
    arbitrary_types_allowed=True,
    alias_generator=_as_written,
    serialize_by_alias=True,
    defer_build=True,  # until something is read: most forms are only read as parts of others
)

AnyForm = TypeVar("AnyForm", bound="Form")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
def form(written: type[AnyForm]) -> type[AnyForm]:
    """Make a form of a class. In slots, as a model would keep a table and a set for each of a hundred thousand."""
    made: Any = dataclass(config=_SETTINGS, frozen=True, slots=True, kw_only=True)(written)
    return cast("type[AnyForm]", made)


class Form:
    """A mapping of the record format: frozen, its field names in kebab-case, nothing unknown let in."""

    __slots__ = ()

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_empty(cls, data: Any) -> Any:
        """Read `summary:` with nothing behind it as if it were not there; unknown names stay, to be refused."""
        if isinstance(data, dict) and None in data.values():
            known = cls.field_names()
            return {key: value for key, value in data.items() if value is not None or key not in known}
        return data

    @classmethod
    def annotations(cls) -> dict[str, Any]:
        """Return what each field holds, by its name as authors write it."""
        return {_as_written(field.name): field.type for field in fields(cls)}  # type: ignore[arg-type]

    @classmethod
    def field_names(cls) -> frozenset[str]:
        """Return the names of the form's fields as authors write them."""
        return frozenset(cls.annotations())

    @classmethod
    def read(cls, data: Any, context: dict[str, Any]) -> Self:
        """Return the form that `data` fills in; raises pydantic's ValidationError with every fault."""
        reader: TypeAdapter[Self] = _reader(cls)  # type: ignore[arg-type]  # mypy takes a form's hash for its class's
        return reader.validate_python(data, context=context)

    def passages(self, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield the path and text of each Markdown field; only a path that ends in `body` holds blocks."""
        for name in _with_prose(type(self)):  # type: ignore[arg-type]  # as above
            value = getattr(self, name)
            if not value:
                continue
            if isinstance(value, str):
                yield (*path, name), value
            elif isinstance(value, Form):
                yield from value.passages((*path, name))
            else:
                for number, part in enumerate(value):
                    yield from part.passages((*path, name, number))


@cache
def _reader(form: type[AnyForm]) -> TypeAdapter[AnyForm]:
    return TypeAdapter(form)


@cache
def _with_prose(form: type[Form]) -> tuple[str, ...]:
    """Return the names of the fields of a form that hold Markdown, or forms that may."""
    names = {field.name for field in fields(form)}  # type: ignore[arg-type]
    return tuple(sorted((_INLINE | _PARTS | {"body"}) & names))


class ReadBy:
    """A function that reads a value: said in pydantic's own way, the value's type would be taken apart, too."""

    def __init__(self, read: Callable[[Any, ValidationInfo], Any]) -> None:
        """Take the function."""
        self._read = read

    def __get_pydantic_core_schema__(self, *_: Any) -> CoreSchema:
        """Return all that pydantic need know."""
        return with_info_plain_validator_function(self._read)


def _fault(message: str, code: str) -> PydanticCustomError:
    return PydanticCustomError(code.replace("-", "_"), "{said}", {"said": message})


def _date(value: Any, info: ValidationInfo) -> EventDate:
    if not isinstance(value, str) and not (
        isinstance(value, list) and value and all(isinstance(item, str) for item in value)
    ):
        raise _fault("expected a date like 2025-12-11, or a list of them", "date")
    zone = (info.context or {}).get("zone")
    try:
        return _said_before(value, zone) if isinstance(value, str) else EventDate.parse(value, zone)
    except ValueError as error:
        raise _fault(f"date {error}", "date") from None


@lru_cache(maxsize=16_384)
def _said_before(text: str, zone: tzinfo | None) -> EventDate:
    """Return the date that a text says: ten thousand events have some thousand dates."""
    return EventDate.parse(text, zone)


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise _fault(
            f"'{value}' is no id: an id is made of a–z, 0–9 and '-', begins with a letter or digit, "
            f"and has at most 80 characters{_try_instead(value)}",
            "id",
        )
    if value in _RESERVED:
        raise _fault(f"'{value}' can't be an id: it has another meaning in addresses", "id")
    return value


def _try_instead(value: str) -> str:
    folded = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    suggestion = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:80].strip("-")
    return f"; try '{suggestion}'" if suggestion and suggestion not in _RESERVED else ""


class Number(Decimal):
    """A decimal that prints as it was written: `1.10` stays `1.10`."""


def _number(value: Any, _: ValidationInfo) -> Number:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise _fault(f"'{value}' is no number: write digits, with a point for decimals, like 1200000 or 1.2", "number")
    return Number(value)


def _flag(value: Any, _: ValidationInfo) -> bool:
    if value not in {"true", "false"}:
        raise _fault(f"'{value}' is neither true nor false", "true-or-false")
    return bool(value == "true")


def split_url(value: str) -> SplitResult:
    """Return the parts of an absolute http(s) address without user or password; ValueError says what it lacks."""
    if _NO_URL.search(value):
        raise ValueError("an address holds no spaces or quotes")
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise ValueError("it can't be split into host and path") from None
    if parts.scheme not in {"http", "https"}:
        raise ValueError("an address begins with https:// or http://")
    if not parts.hostname:
        raise ValueError("the host is missing")
    if "@" in parts.netloc:
        raise ValueError("an address here names no user")
    return parts


def host_of(url: str) -> str:
    """Return the host of an address; ValueError says what an address that has none lacks."""
    plain = _PLAIN_URL.fullmatch(url)
    return plain[1] if plain else split_url(url).hostname or ""


def _url(value: str) -> str:
    try:
        host_of(value)
    except ValueError as error:
        raise _fault(f"'{value}' is no address: {error}", "url") from None
    return value


def _filled(limit: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


Date = Annotated[EventDate, ReadBy(_date), WithJsonSchema({"type": ["string", "array"]})]
"""An EDTF date or plain English for one; several in a list mean one of them."""

Flag = Annotated[bool, ReadBy(_flag), WithJsonSchema({"type": "boolean"})]
Id = Annotated[str, AfterValidator(_id), AfterValidator(sys.intern)]
Decimals = Annotated[Number, ReadBy(_number), WithJsonSchema({"type": ["number", "string"]})]
Text = Annotated[str, _filled(500)]
"""Plain text, shown as written."""

Prose = Annotated[str, _filled(65_536)]
"""CommonMark, or its inline part."""

Url = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(_url)]
Word = Annotated[str, _filled(200), AfterValidator(sys.intern)]
"""The id of another record, a kind or a tag; whether it exists is asked when all records are known.

The same word stands in many records, and is kept once.
"""

Silent = Annotated[None, BeforeValidator(lambda _: None), WithJsonSchema({})]
"""Read and forgotten at once."""
