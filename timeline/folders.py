"""Record files on disk: which there are, and what they hold."""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from timeline.diagnostics import Diagnostic, Location, Severity
from timeline.records import MAXIMUM_BYTES
from timeline.site import RecordFile
from timeline.vocabulary import Collection

__all__ = ["Shelf", "Stamp", "find_files", "is_record", "places_of_records"]

_ENDINGS = (".yml", ".yaml")
_SETTINGS = ("timeline.yml", "timeline.yaml")
_FOLDERS = {collection.value: collection for collection in Collection if collection is not Collection.SETTINGS}
_NEARLY = {name: each.value for each in _FOLDERS.values() for name in (each.value, each.one)}
"""What a folder is called that may have been meant for records, in any case, and what it should be called."""

# File systems tell times apart by steps of up to two seconds: a file may change again without looking newer.
_STEP = 2 * 10**9

Stamp = tuple[int, int, int, int]
"""When a file was changed, and when anything about it was; its size; its inode."""


def is_record(path: str) -> bool:
    """Say whether a path below the records' folder (with `/`) is a record's or the settings', by its name alone."""
    folder, _, rest = path.partition("/")
    return path in _SETTINGS or (folder in _FOLDERS and bool(rest) and rest.endswith(_ENDINGS))


def places_of_records(root: Path) -> list[Path]:
    """Return the files and folders below the records' folder in which records are looked for."""
    return [root / name for name in (*_SETTINGS, *_FOLDERS)]


def find_files(root: Path, shown_as: str = "") -> tuple[list[RecordFile], list[Diagnostic]]:
    """Return every record file below a folder, and a complaint about each that can't be, or isn't, read as one.

    Regular files inside the folder only: a link that leads out of it, a pipe or a device is complained about and never
    opened. Names that begin with a dot are an editor's and passed over. `shown_as` is the folder's name in complaints.
    """
    return Shelf(root, shown_as).look()


class Shelf:
    """The record files of a folder, looked at again and again; only those that changed are opened again."""

    def __init__(self, root: Path, shown_as: str = "") -> None:
        """Begin without having looked."""
        self.root, self.shown_as = root, shown_as
        self._root, self._before = len(str(root / "_")) - 1, (Path(shown_as) / "_").as_posix()[:-1]
        self._read: dict[str, tuple[Stamp | None, RecordFile]] = {}

    def look(self) -> tuple[list[RecordFile], list[Diagnostic]]:
        """Return the files as they are now, as `find_files` does; a file that is as it was is the same value."""
        files, diagnostics = [], []
        before, self._read = self._read, {}
        unreadable: list[OSError] = []
        base = self.root.resolve()
        for path, collection, inside in _paths(self.root, base, unreadable):
            try:
                status, linked = _status(path)
                if fault := _refusal(path, status.st_mode, base, linked=linked, inside=inside):
                    diagnostics.append(self._complain(path, fault))
                elif not path.endswith(_ENDINGS):
                    diagnostics.append(self._passed_over(path, "name it with '.yml' at its end"))
                else:
                    files.append(self._file(path, collection, status, before.get(path)))
            except FileNotFoundError as gone:
                if os.path.islink(path):  # noqa: PTH114 - ten thousand paths are costly as objects
                    diagnostics.append(self._complain(path, f"the file can't be read: {gone.strerror}"))
                # Otherwise it is an editor's, and gone again.
            except OSError as error:
                diagnostics.append(self._complain(path, f"the file can't be read: {error.strerror}"))
        diagnostics += (
            self._complain(barred.filename, f"the folder can't be read: {barred.strerror}")
            for barred in unreadable
            if not isinstance(barred, FileNotFoundError)
        )
        diagnostics += (
            self._passed_over(path, f"put it into the folder '{folder}'") for path, folder in _misplaced(self.root)
        )
        return files, diagnostics

    def held(self, path: str, stamp: Stamp) -> bytes | None:
        """Return what was read at a path when it had a stamp; None where it had another, or may have changed since."""
        known, file = self._read.get(path, (None, None))
        return file.content if file and known == stamp and len(file.content) == stamp[2] else None

    def _file(
        self, path: str, collection: Collection, status: os.stat_result, before: tuple[Stamp | None, RecordFile] | None
    ) -> RecordFile:
        stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
        if before and before[0] == stamp:
            self._read[path] = before
            return before[1]
        settled = time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > _STEP
        with open(path, "rb") as opened:  # noqa: PTH123 - as above
            # Asked for no more than so many bytes, a reader makes room for all of them first.
            content = opened.read() if status.st_size <= MAXIMUM_BYTES else opened.read(MAXIMUM_BYTES + 1)
        same = before is not None and before[1].content == content
        file = before[1] if before and same else RecordFile(self._shown(path), collection, content)
        self._read[path] = (stamp if settled else None, file)
        return file

    def _complain(self, path: str, message: str) -> Diagnostic:
        return Diagnostic(Location(self._shown(path)), message, "file")

    def _passed_over(self, path: str, way_out: str) -> Diagnostic:
        message = f"this file is not read, though it looks like a record's: {way_out}"
        return Diagnostic(Location(self._shown(path)), message, "passed-over", Severity.WARNING)

    def _shown(self, path: str) -> str:
        return self._before + path[self._root :].replace(os.sep, "/")


def _paths(root: Path, base: Path, unreadable: list[OSError]) -> Iterator[tuple[str, Collection, bool]]:
    """Yield each path that may be a record's, and whether its folder lies inside the records' folder."""
    for name in _SETTINGS:
        if (root / name).is_symlink() or (root / name).exists():
            yield str(root / name), Collection.SETTINGS, True
    for folder, collection in _FOLDERS.items():
        for current, folders, names in os.walk(root / folder, onerror=unreadable.append):
            inside = Path(current).resolve().is_relative_to(base)
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            linked = [name for name in folders if Path(current, name).is_symlink()]  # not walked into
            yield from ((f"{current}{os.sep}{name}", collection, inside) for name in linked)
            for name in sorted(names):
                if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                    yield f"{current}{os.sep}{name}", collection, inside


def _misplaced(root: Path) -> Iterator[tuple[str, str]]:
    """Yield each file that lies in no folder of records, but in one called much like it, and what that should be."""
    names: list[str] = []
    with suppress(OSError):  # where nobody may list the folder, what is in it is not known
        names = sorted(os.listdir(root))  # noqa: PTH208 - texts, as above
    for name in names:
        place, folder = root / name, _NEARLY.get(Path(name).stem.lower(), name)
        if folder == name or _is_one(place, root / folder):
            continue
        files = [str(place)] if place.is_file() else []
        files += (f"{current}{os.sep}{each}" for current, _, below in os.walk(place) for each in below)
        yield from ((path, folder) for path in sorted(files) if path.lower().endswith(_ENDINGS))


def _is_one(place: Path, other: Path) -> bool:
    """Say whether two names are one file's, as they are where capitals don't count."""
    return place.exists() and other.exists() and place.samefile(other)


def _status(path: str) -> tuple[os.stat_result, bool]:
    """Return what stands at a path, links followed, and whether one was."""
    status = os.lstat(path)
    linked = stat.S_ISLNK(status.st_mode)
    return (os.stat(path) if linked else status), linked  # noqa: PTH116 - as above


def _refusal(path: str, mode: int, base: Path, *, linked: bool, inside: bool) -> str:
    if stat.S_ISDIR(mode) and linked:
        return "this link leads to a folder: put the folder itself here"
    if not stat.S_ISREG(mode):
        return "this is no file that can be read: delete it"
    if (linked or not inside) and not Path(path).resolve().is_relative_to(base):
        return "this link leads out of the records' folder: put the file itself here"
    return ""
