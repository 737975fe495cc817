"""The scripts of the pages: modules for those who read them, few and small files for those who fetch them."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from importlib.resources import files
from itertools import groupby

from timeline.render.artifacts import Asset

__all__ = ["scripts"]

_FOLDER = files("timeline.render") / "assets"
_IMPORT = re.compile(r'import [^;]* from "\./[a-z]+-[a-z]+\.mjs";')
_AIR = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?:(?<=\()|(?<== ))/(?:[^/\\\n]|\\.)+/)"""  # words and patterns
    r"""|\ *([=*<>!&|?:,;{}()[\].%]+)\ *|\ ([-+/])\ (?![-+/])"""
)
"""Blanks beside signs, which mean nothing but within quotes and within patterns, which are matched as they are."""


def scripts() -> Iterator[Asset]:
    """Yield a file for each module and its parts: those of `overview.mjs` are called `overview-….mjs`.

    The parts of a module share one scope there, so no two of them may give the same name to something.
    """
    modules = sorted((each.name for each in _FOLDER.iterdir()), key=lambda each: (_whole(each), each))
    for name, group in groupby(modules, _whole):
        parts = sorted(group, key=lambda each: (each == name, each))
        yield Asset(f"assets/timeline/{name}", partial(_joined, *parts))


def _whole(module: str) -> str:
    return f"{module.removesuffix('.mjs').partition('-')[0]}.mjs"


@lru_cache(maxsize=32)  # they are the same when a story is told again
def _joined(*names: str) -> str:
    *parts, whole = names
    lines = [line.removeprefix("export ") for part in parts for line in _lean(part)]
    text = "\n".join(line for line in (*lines, *_lean(whole)) if not _IMPORT.fullmatch(line))
    return _AIR.sub(lambda found: "".join(filter(None, found.groups())), text)


def _lean(name: str) -> Iterator[str]:
    """Yield a script's lines without comments and without indentation, which no reader's browser needs."""
    for line in (_FOLDER / name).read_text(encoding="utf-8").split("\n"):
        if (bare := line.partition(" // ")[0].strip()) and not bare.startswith(("//", "/**")):
            yield bare
