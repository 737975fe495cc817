"""Pydantic's faults, in the author's words and at the author's place."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ValidationError

from timeline.diagnostics import Diagnostic, did_you_mean
from timeline.model.fields import Form
from timeline.records import Record

__all__ = ["complaints"]

_EXPECTED = {
    "string_type": "text",
    "list_type": "a list, like [one, two]",
    "tuple_type": "a list, like [one, two]",
    "dict_type": "fields, like 'name: value'",
    "dataclass_type": "fields, like 'name: value'",
}


def complaints(record: Record, form: type[Form], error: ValidationError) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every fault pydantic found in a record."""
    for fault in error.errors(include_url=False, include_context=True):
        path = _path(record.data, fault["loc"])
        yield _complaint(record, form, path, fault)


def _path(data: Any, steps: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return the steps that exist in the data, and the last one; pydantic puts the tags of unions between them."""
    path: list[str | int] = []
    for number, step in enumerate(steps, 1):
        if isinstance(data, dict) and (step in data or number == len(steps)):
            path.append(step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            path.append(step)
            data = data[step] if step < len(data) else None
    return tuple(path)


def _complaint(record: Record, form: type[Form], path: tuple[str | int, ...], fault: Any) -> Diagnostic:
    kind, given = fault["type"], fault.get("input")
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    match kind:
        case "unexpected_keyword_argument":
            hint = did_you_mean(name, _fields_at(form, path[:-1]))
            if not hint and given is None and len(path) > 1:
                hint = ": put a text that holds a comma in quotes"
            return Diagnostic(record.origin.key_at(*path), f"unknown field '{name}'{hint}", "unknown-field")
        case "missing":
            return Diagnostic(record.origin.at(*path[:-1]), f"the field '{name}' is missing", "missing-field")
        case "enum":
            known = fault["ctx"]["expected"]
            hint = did_you_mean(str(given), [word.strip(" '") for word in known.replace(" or ", ",").split(",")])
            return Diagnostic(
                record.origin.at(*path), f"{name} '{_shown(given)}': expected {known}{hint}", name or kind
            )
        case "string_too_short":
            return Diagnostic(record.origin.at(*path), "expected some text, found only spaces", "empty-text")
        case "string_too_long":
            length, limit = len(given.strip()), fault["ctx"]["max_length"]
            message = f"the text has {length} characters, more than the {limit} this field can hold"
            return Diagnostic(record.origin.at(*path), message, "too-long")
        case _ if kind in _EXPECTED:
            found = "nothing" if given is None else _found(given)
            return Diagnostic(
                record.origin.at(*path), f"{name or 'this'}: expected {_EXPECTED[kind]}, found {found}", "type"
            )
    return Diagnostic(record.origin.at(*path), str(fault["msg"]), kind.replace("_", "-"))


def _found(given: Any) -> str:
    if isinstance(given, list):
        return "a list; put text that begins with '[' in quotes" if len(given) <= 1 else "a list"
    return "fields; put text that holds ': ' or begins with '{' in quotes" if isinstance(given, dict) else f"'{given}'"


def _shown(given: Any) -> str:
    return given if isinstance(given, str) else "…"


def _fields_at(form: type[Form], path: tuple[str | int, ...]) -> frozenset[str]:
    """Return the names of the fields that may stand at a path of a form."""
    forms: tuple[type[Form], ...] = (form,)
    for step in path:
        if isinstance(step, int):
            continue
        annotations = [each.annotations()[step] for each in forms if step in each.annotations()]
        forms = tuple(inner for annotation in annotations for inner in _forms_in(annotation)) or forms
    return frozenset(name for each in forms for name in each.field_names())


def _forms_in(annotation: Any) -> Iterator[type[Form]]:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    elif get_origin(annotation) in {Annotated, Union, UnionType, tuple, dict}:
        for inner in get_args(annotation):
            yield from _forms_in(inner)
