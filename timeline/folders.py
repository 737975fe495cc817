"""Record files on disk: which there are, and what they hold."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from timeline.diagnostics import Diagnostic, Location
from timeline.records import MAXIMUM_BYTES
from timeline.site import RecordFile
from timeline.vocabulary import Collection

__all__ = ["find_files", "is_record"]

_ENDINGS = (".yml", ".yaml")
_SETTINGS = ("timeline.yml", "timeline.yaml")
_FOLDERS = {collection.value: collection for collection in Collection if collection is not Collection.SETTINGS}


def is_record(path: str) -> bool:
    """Say whether a path below the records' folder (with `/`) is a record's or the settings', by its name alone."""
    folder, _, rest = path.partition("/")
    return path in _SETTINGS or (folder in _FOLDERS and bool(rest) and rest.endswith(_ENDINGS))


def find_files(root: Path, shown_as: str = "") -> tuple[list[RecordFile], list[Diagnostic]]:
    """Return every record file below a folder, and a complaint about each that can't be read.

    Regular files inside the folder only: a link that leads out of it, a pipe or a device is complained about and never
    opened. Names that begin with a dot are an editor's and passed over. `shown_as` is the folder's name in complaints.
    """
    files, diagnostics = [], []
    base = root.resolve()
    unreadable: list[OSError] = []
    for path, collection in _paths(root, unreadable):
        shown = _shown(path, root, shown_as)
        if fault := _refusal(path, base):
            diagnostics.append(Diagnostic(Location(shown), fault, "file"))
            continue
        try:
            with path.open("rb") as opened:
                files.append(RecordFile(shown, collection, opened.read(MAXIMUM_BYTES + 1)))
        except FileNotFoundError:
            continue  # an editor's file that is gone again
        except OSError as error:
            message = f"the file can't be read: {error.strerror}"
            diagnostics.append(Diagnostic(Location(shown), message, "file"))
    for barred in unreadable:
        if not isinstance(barred, FileNotFoundError):
            message = f"the folder can't be read: {barred.strerror}"
            diagnostics.append(Diagnostic(Location(_shown(Path(barred.filename), root, shown_as)), message, "file"))
    return files, diagnostics


def _shown(path: Path, root: Path, shown_as: str) -> str:
    return (Path(shown_as) / path.relative_to(root)).as_posix()


def _paths(root: Path, unreadable: list[OSError]) -> Iterator[tuple[Path, Collection]]:
    for name in _SETTINGS:
        if (root / name).is_symlink() or (root / name).exists():
            yield root / name, Collection.SETTINGS
    for folder, collection in _FOLDERS.items():
        for current, folders, names in os.walk(root / folder, onerror=unreadable.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            linked = [name for name in folders if Path(current, name).is_symlink()]  # not walked into
            yield from ((Path(current, name), collection) for name in linked)
            for name in sorted(names):
                if name.endswith(_ENDINGS) and not name.startswith("."):
                    yield Path(current, name), collection


def _refusal(path: Path, base: Path) -> str:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return f"the file can't be read: {error.strerror}" if path.is_symlink() else ""
    if stat.S_ISDIR(mode) and path.is_symlink():
        return "this link leads to a folder: put the folder itself here"
    if not stat.S_ISREG(mode):
        return "this is no file that can be read: delete it"
    if not path.resolve().is_relative_to(base):
        return "this link leads out of the records' folder: put the file itself here"
    return ""
