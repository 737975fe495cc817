"""What a build leaves for later ones."""

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import IO

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs import __version__
from mkdocs.config.defaults import MkDocsConfig
from platformdirs import user_cache_path

from mkdocs_timeline.options import project_folder

__all__ = [
    "compiled_templates",
    "keep",
    "keep_newest",
    "keep_written",
    "kept",
    "kept_folder",
    "opened",
    "private_folder",
]

_DIGEST = hashlib.sha256().digest_size
_MANY = 2000
"""Templates that are kept: those of some ten themes in as many versions."""


def kept_folder(config: MkDocsConfig, name: str) -> Path | None:
    """Return a folder of `.cache/plugin/timeline` beside `mkdocs.yml`, as Material has it; None where none can be."""
    folder = project_folder(config) / ".cache" / "plugin" / "timeline" / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def keep(file: Path, content: bytes) -> None:
    """Keep a content."""
    keep_written(file, lambda draft: draft.write(content))


def keep_written(file: Path, write: Callable[[IO[bytes]], object]) -> str:
    """Keep what is written, never holding all of it, and return its digest; no digest where it can't be kept.

    It is written beside its place and renamed, so that no other build reads half of it.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as draft:
            draft.write(bytes(_DIGEST))
            write(digesting := _Digesting(draft))  # type: ignore[arg-type]
            draft.seek(0)
            draft.write(digesting.digest.digest())
        Path(draft.name).replace(file)
    except OSError:
        return ""  # a full disk, perhaps: the next build makes it again
    return digesting.digest.hexdigest()


def keep_newest(folder: Path, number: int) -> None:
    """Remove all but so many files from a folder."""
    with suppress(OSError):  # another build may be doing the same
        for old in sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime)[:-number]:
            old.unlink()


def kept(file: Path) -> bytes | None:
    """Return what was kept: it begins with its digest, so that what was cut or spoilt is nothing."""
    try:
        found = file.read_bytes()
    except OSError:
        return None
    content = found[_DIGEST:]
    return content if hashlib.sha256(content).digest() == found[:_DIGEST] else None


@contextmanager
def opened(file: Path) -> Iterator[tuple[IO[bytes], str] | None]:
    """Open what was kept, and give its digest, too; nothing where it was cut or spoilt."""
    try:
        found = file.open("rb")
    except OSError:
        yield None
        return
    with found:
        said = found.read(_DIGEST)
        digest = hashlib.file_digest(found, "sha256").digest()
        found.seek(_DIGEST)
        yield (found, said.hex()) if digest == said else None


def private_folder(name: str) -> Path | None:
    """Return a folder of this user's for what is taken at its word, whatever the project; None where none can be."""
    folder = user_cache_path("mkdocs-timeline", appauthor=False) / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if folder.is_absolute() and _is_private(folder.lstat()) else None
    except OSError:
        return None


def compiled_templates(environment: Environment) -> BytecodeCache | None:
    """Return where this user's compiled templates are kept, whatever the project; None where nothing can be.

    They are code, so they lie where nobody else can put any, and not in a project, which may be a stranger's.
    """
    folder = private_folder("templates")
    return _Compiled(folder, environment) if folder else None


def _is_private(status: os.stat_result) -> bool:
    """Say whether a folder is the user's, and nobody else may so much as look into it: on Windows, by its place."""
    return sys.platform == "win32" or (status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & 0o077)


class _Digesting:
    """A file that knows the digest of what is written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def write(self, content: bytes) -> int:
        self.digest.update(content)
        return self.file.write(content)


class _Compiled(BytecodeCache):
    """A file for each template, called by all that decides what comes of compiling it but for its text."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        self.folder = folder
        self.settings = (
            (__version__, version("mkdocs-timeline"), *sorted(environment.extensions)),
            (bool(environment.autoescape), environment.trim_blocks, environment.lstrip_blocks),
        )

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return hashlib.sha256(repr((self.settings, name, filename)).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text, which Jinja sees to, as to its version and Python's."""
        if (compiled := kept(self.folder / bucket.key)) is not None:
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; where templates of long since have heaped up, all are thrown away first."""
        with suppress(OSError):  # another build may be doing the same
            if len(known := os.listdir(self.folder)) >= _MANY:  # noqa: PTH208 - names
                for name in known:
                    (self.folder / name).unlink()
        keep(self.folder / bucket.key, bucket.bytecode_to_string())
