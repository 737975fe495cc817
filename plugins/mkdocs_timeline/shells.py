"""A page of the theme with its own words left out, to be filled in as often as there are such pages."""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from timeline.render import Heading, Written
from timeline.render import Page as Content

__all__ = ["Kind", "Shell", "Slot", "filled", "heading_words", "kind_of", "shell_in", "stand_in", "values_of"]

Slot = tuple[str, str]
"""The name of what fills a slot, and what an escaped `&` has become there, which tells how words must be written."""

# Words that nobody writes stand where a page's own will. Those for texts hold an escaped `&`: a template that strips
# tags unescapes it, and one that escapes again or quotes for an address is found out by what it makes of it.
_SLOT = re.compile(r"<h1>tl7slot(content)q7</h1>|tl7slot([a-z0-9]+)q(?:(&amp;|&|\\u0026amp;)q)?7")
_FORMS: Mapping[str, Callable[[str], str]] = {
    "&": lambda text: Markup(text).striptags(),  # noqa: S704 - to unescape it
    "\\u0026amp;": lambda text: htmlsafe_json_dumps(text)[1:-1],  # in a script
}
_TRACE = "tl7slot"
_EDITING = re.compile(r".*(?:edit|blob)", re.DOTALL)  # Material puts another word for these, wherever they stand


class Kind(NamedTuple):
    """What pages must have in common to share a shell, but for their tables of contents."""

    url: str
    source: str
    described: bool
    listing: bool
    editing: str | None


class Shell(NamedTuple):
    """A file's text, cut at its slots: literal words, and between them the slots."""

    literals: tuple[str, ...]
    slots: tuple[Slot, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the file with its slots filled in."""
        return "".join([self.literals[0], *filled(self.slots, self.literals[1:], values)])


def filled(slots: Iterable[Slot], literals: Iterable[str], values: Mapping[str, str]) -> Iterator[str]:
    """Yield what fills each slot, and what stands after it."""
    for (name, sign), literal in zip(slots, literals, strict=True):
        form = _FORMS.get(sign)
        yield form(values[name]) if form else values[name]
        yield literal


def kind_of(made: Content, written: Written, edit_url: str | None) -> Kind:
    """Return which shell a page goes into."""
    name = _name(made)
    return Kind(
        url=_replaced(made.url, name),
        source=_replaced(made.source, name),
        described=bool(written.description),
        listing=made.listing,
        editing=None if edit_url is None else _editing(edit_url),
    )


def stand_in(kind: Kind, shape: tuple[Any, ...]) -> tuple[Content, str | None]:
    """Return a page that has slots for words, its headings of a shape, and where it is edited."""
    written = Written(
        content=f"<h1>{_TRACE}contentq7</h1>",
        description=_text("description") if kind.described else "",
        headings=_headings(shape, count()),
        words="",
    )
    made = Content(kind.source, kind.url, _text("title"), lambda: written, listing=kind.listing)
    return made, None if kind.editing is None else f"{kind.editing}{_TRACE}fileq7"


def values_of(made: Content, written: Written, edit_url: str | None) -> dict[str, str]:
    """Return what fills the slots for a page."""
    return {
        "content": written.content,
        "title": html.escape(made.title),
        "description": html.escape(written.description),
        "name": _name(made),
        "file": "" if edit_url is None else edit_url.removeprefix(_editing(edit_url)),
    }


def heading_words(heading: Heading, number: int | str = "") -> dict[str, str]:
    """Return what fills the slots for a heading."""
    return {f"id{number}": heading.id, f"heading{number}": html.escape(heading.title)}


def shell_in(text: str) -> Shell | None:
    """Return a stand-in's file as a shell; None where the theme made something else of a slot."""
    literals, slots, end = [], [], 0
    for found in _SLOT.finditer(text):
        literals.append(text[end : found.start()])
        slots.append((found[1] or found[2], found[3] or ""))
        end = found.end()
    literals.append(text[end:])
    whole = [name for name, _ in slots].count("content") == 1
    return Shell(tuple(literals), tuple(slots)) if whole and not any(_TRACE in each for each in literals) else None


def _text(name: str) -> str:
    return f"{_TRACE}{name}q&q7"


def _name(made: Content) -> str:
    return made.url.removesuffix(".html").rstrip("/").rpartition("/")[2]


def _replaced(address: str, name: str) -> str:
    before, _, after = address.rpartition(name)
    return f"{before}{_TRACE}nameq7{after}"


def _editing(edit_url: str) -> str:
    found = _EDITING.match(edit_url)
    return found[0] if found else ""


def _headings(shape: tuple[Any, ...], numbers: Iterator[int]) -> tuple[Heading, ...]:
    return tuple(
        Heading(f"{_TRACE}id{(n := next(numbers))}q7", _text(f"heading{n}"), _headings(inner, numbers))
        for inner in shape
    )
