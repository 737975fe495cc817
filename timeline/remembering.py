"""What a telling has read, put away for another process to go on from."""

import pickle
from dataclasses import dataclass
from typing import IO, Any
from zoneinfo import ZoneInfo

from timeline.chronology import Chronology
from timeline.collecting import uncollected
from timeline.dates.zones import known_zone
from timeline.folders import Shelf
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
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {ZoneInfo: lambda zone: (known_zone, (zone.key,))}
    pickler.dump((shelf, memory, ink.story, ink.chronology, ink.links, ink.selections))


@uncollected()
def recalled(file: IO[bytes]) -> Remembered:
    """Return what was remembered by the same code.

    A pickle can name anything, and do anything: of this one only what a story is made of is taken. All the same, only
    what one has written oneself may be read.
    """
    return Remembered(*_Unpickler(file).load())


class _Unpickler(pickle.Unpickler):
    """Makes things of our own classes, and of a few others that hold nothing but values."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith("timeline.") and "." not in name:
            found = super().find_class(module, name)
            if found is known_zone or (isinstance(found, type) and found.__module__.startswith("timeline.")):
                return found
        raise pickle.UnpicklingError(f"a story is not made of {module}.{name}")
