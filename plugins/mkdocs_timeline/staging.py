"""The folder of the site: a build works beside it, and at the end puts into it what has changed."""

import filecmp
import logging
import os
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

__all__ = ["Mark", "Stage", "in_place", "visible_in"]

Mark = tuple[int, int, int]
"""When a file was changed, its size and its inode: all that stays as it was when the file is renamed."""

_PREFIX = ".building-"
_LONG = 24 * 60 * 60
"""In seconds: no build takes longer."""


@dataclass(frozen=True)
class Stage:
    """A folder that a build writes to instead of the site's own, which stays as it is until all has gone well.

    It lies in the site's folder, so that its files need only be renamed, and under a dotted name, which MkDocs leaves
    alone when it empties a folder.
    """

    config: MkDocsConfig
    site: Path
    folder: Path
    began: int
    """When the stage was set up, in nanoseconds of the file system's own clock."""

    @classmethod
    def set_up(cls, config: MkDocsConfig) -> "Stage":
        """Send a build to a folder of its own; those of builds that were killed are removed."""
        site = Path(config.site_dir)
        for left in site.glob(f"{_PREFIX}*"):
            if not _is_building(left):
                shutil.rmtree(left, ignore_errors=True)
        folder = site / f"{_PREFIX}{os.getpid()}"
        folder.mkdir(parents=True, exist_ok=True)
        config.site_dir = str(folder)
        return cls(config, site, folder, began=folder.stat().st_mtime_ns)

    def put(self, path: str, content: bytes) -> None:
        """Write a file, unless the site has the same already."""
        if _content(f"{self.site}{os.sep}{path}") != content:
            _write(f"{self.folder}{os.sep}{path}", content)

    def settle(self, paths: Collection[str], stood: Iterable[str] | None = None) -> dict[str, Mark | None]:
        """Put what was written into the site, remove what no longer belongs to it, and return what does.

        `paths` are those that were `put`, whether they had to be written or not, `stood` all that the site had, where
        that is known. A strict build that has had warnings is about to be refused, and changes nothing. Files that
        stood there already have no mark.
        """
        made: dict[str, Mark | None] = {}
        if not (self.config.strict and _warnings()):
            with os.scandir(self.folder) as entries:
                written = {path: _mark(entry) for path, entry in _files(entries)}
            made = dict.fromkeys(paths) | written
            _remove_others(self.site, set(visible_in(self.site) if stood is None else stood) - made.keys(), self.began)
            made |= dict.fromkeys(_left(str(self.folder), str(self.site)))
        self.take_down()
        return made

    def take_down(self) -> None:
        """Remove the stage; a site that wasn't there before isn't there afterwards."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.config.site_dir = str(self.site)
        if self.site.is_dir() and not any(self.site.iterdir()):
            self.site.rmdir()


def in_place(site: Path) -> Callable[[str, bytes], None]:
    """Return what puts files straight into a site, for the preview, which has one of its own."""

    def put(path: str, content: bytes) -> None:
        _write(f"{site}{os.sep}{path}", content)

    return put


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - ten thousand paths are costly as objects
            return file.read()
    except OSError:
        return None


def _write(path: str, content: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - the same
    with open(path, "wb") as file:  # noqa: PTH123 - the same
        file.write(content)


def visible_in(site: Path) -> Iterator[str]:
    """Yield the path of each file of a site; what is hidden at its top is nobody's: a repository, perhaps."""
    with os.scandir(site) as entries:
        for path, _ in _files(entry for entry in entries if not entry.name.startswith(".")):
            yield path


def _files(entries: Iterable[os.DirEntry[str]], below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield each file with its path, `/` between its parts; links to folders are not followed."""
    for entry in entries:
        if not entry.is_dir():
            yield below + entry.name, entry
        elif not entry.is_symlink():
            with os.scandir(entry.path) as inside:
                yield from _files(inside, f"{below}{entry.name}/")


def _remove_others(site: Path, others: Iterable[str], began: int) -> None:
    """Remove files that the build hasn't made, but for those that a plugin has put there meanwhile."""
    emptied = set()
    for file in (site / path for path in others):
        if os.path.lexists(file) and file.lstat().st_mtime_ns < began:
            file.unlink()
            emptied.add(file.parent)
    for folder in sorted(emptied, key=lambda each: len(each.parts), reverse=True):
        current = folder
        while current != site and current.is_dir() and not any(current.iterdir()):
            current.rmdir()
            current = current.parent


def _mark(entry: os.DirEntry[str]) -> Mark:
    status = entry.stat(follow_symlinks=False)
    return status.st_mtime_ns, status.st_size, status.st_ino


def _left(stage: str, site: str, below: str = "") -> Iterator[str]:
    """Move a stage's files into a site, new folders whole, and yield those that are the same there already."""
    with os.scandir(stage) as entries:
        listed = list(entries)
    for entry in listed:
        target = f"{site}{os.sep}{entry.name}"
        if not os.path.lexists(target):
            with suppress(OSError):  # another build may have put it there meanwhile
                os.rename(entry.path, target)  # noqa: PTH104 - as above
                continue
        if entry.is_dir():
            yield from _left(entry.path, target, f"{below}{entry.name}/")
        elif _is_same(entry.path, target):
            yield below + entry.name
        else:
            os.replace(entry.path, target)  # noqa: PTH105 - as above


def _is_same(new: str, old: str) -> bool:
    return os.path.isfile(old) and not os.path.islink(old) and filecmp.cmp(new, old, shallow=False)  # noqa: PTH113, PTH114


def _warnings() -> bool:
    """Say whether MkDocs has counted warnings in this build."""
    counters = [each for each in logging.getLogger("mkdocs").handlers if isinstance(each, CountHandler)]
    return any(counter.get_counts() for counter in counters)


def _is_building(folder: Path) -> bool:
    """Say whether the process that set a stage up may still be at work on it."""
    if sys.platform == "win32":  # where asking whether a process is there would interrupt it
        return time.time() - folder.stat().st_mtime < _LONG
    number = folder.name.removeprefix(_PREFIX)
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        return True
    return int(number) != os.getpid()
