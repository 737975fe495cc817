"""What a telling has read, put away for another process to go on from."""

import pickle
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import IO, Any
from zoneinfo import ZoneInfo

from timeline.chronology import Chronology
from timeline.dates.zones import known_zone
from timeline.folders import Shelf
from timeline.garbage import uncollected
from timeline.links import LinkGraph
from timeline.model import Story
from timeline.render import Ink, Options
from timeline.site import Memory
from timeline.views import Selections

__all__ = ["Remembered", "recalled", "remember"]

_OTHERS = {
    ("builtins", "list"),
    ("collections", "defaultdict"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
    ("pathlib._local", "PosixPath"),
    ("pathlib._local", "WindowsPath"),
}
"""All that a story is made of and is not our own."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The record files of a folder and what was read in them, and the story that they told."""

    shelf: Shelf
    memory: Memory
    story: Story
    chronology: Chronology
    links: LinkGraph
    selections: Selections

    def ink(self, options: Options) -> Ink:
        """Return what the pages of that story are written with."""
        return Ink(self.story, self.chronology, self.links, self.selections, self.memory.reading, options)


def remember(shelf: Shelf, memory: Memory, ink: Ink, file: IO[bytes]) -> None:
    """Write what is to be remembered."""
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump((shelf, memory, ink.story, ink.chronology, ink.links, ink.selections))


@uncollected()
def recalled(file: IO[bytes]) -> Remembered:
    """Return what was remembered by the same code.

    A pickle can name anything, and do anything: of this one only what a story is made of is taken. All the same, only
    what one has written oneself may be read.
    """
    return Remembered(*_Unpickler(file).load())


class _Pickler(pickle.Pickler):
    """Tells frozen things by their values: dataclasses have a way of their own, which takes twice the time to read."""

    def reducer_override(self, thing: Any) -> Any:
        kind: Any = type(thing)
        if kind is ZoneInfo:
            return known_zone, (thing.key,)
        if isinstance(thing, Enum):  # Python up to 3.11.3 would have it looked up by name in its class
            return kind, (thing.value,)
        if slots := _slots(kind):
            return _made, (kind, *(slot.__get__(thing) for slot in slots))
        return NotImplemented


def _made(kind: Any, *values: Any) -> Any:
    """Return a frozen thing that has some values: as they were found in one, none is looked at."""
    made = object.__new__(kind)
    for put, value in zip(_puts(kind), values, strict=True):
        put(made, value)
    return made


@cache
def _puts(kind: Any) -> tuple[Any, ...]:
    return tuple(slot.__set__ for slot in _slots(kind))


@cache
def _slots(kind: Any) -> tuple[Any, ...]:
    """Return where a frozen thing has its values; nothing of things that are no dataclass, or have none in slots."""
    slotted = is_dataclass(kind) and "__slots__" in vars(kind)
    return tuple(vars(kind)[each.name] for each in fields(kind)) if slotted else ()


class _Unpickler(pickle.Unpickler):
    """Makes things of our own classes, and of a few others that hold nothing but values."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith("timeline.") and "." not in name:
            found = super().find_class(module, name)
            if found in (known_zone, _made) or (isinstance(found, type) and found.__module__.startswith("timeline.")):
                return found
        raise pickle.UnpicklingError(f"a story is not made of {module}.{name}")
