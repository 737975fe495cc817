"""What a build leaves for the next one."""

import hashlib
import os
import tempfile
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs import __version__
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_timeline.options import project_folder

__all__ = ["compiled_templates", "keep", "kept", "kept_folder"]

_DIGEST = hashlib.sha256().digest_size


def kept_folder(config: MkDocsConfig, name: str) -> Path | None:
    """Return a folder of `.cache/plugin/timeline` beside `mkdocs.yml`, as Material has it; None where none can be."""
    folder = project_folder(config) / ".cache" / "plugin" / "timeline" / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def keep(file: Path, content: bytes) -> None:
    """Keep a content, written beside its place and renamed, so that no other build reads half of it."""
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as draft:
            draft.write(hashlib.sha256(content).digest() + content)
        Path(draft.name).replace(file)
    except OSError:
        return  # a full disk, perhaps: the next build makes it again


def kept(file: Path) -> bytes | None:
    """Return what was kept: it begins with its digest, so that what was cut or spoilt is nothing."""
    try:
        found = file.read_bytes()
    except OSError:
        return None
    content = found[_DIGEST:]
    return content if hashlib.sha256(content).digest() == found[:_DIGEST] else None


def compiled_templates(config: MkDocsConfig, environment: Environment) -> BytecodeCache | None:
    """Return where compiled templates are kept; None where nothing can be.

    Jinja looks for each by its name, its text, and the versions of Python and Jinja; what else decides what comes of
    compiling names the folder.
    """
    settings = (
        (__version__, version("mkdocs-timeline"), *sorted(environment.extensions)),
        (bool(environment.autoescape), environment.trim_blocks, environment.lstrip_blocks),
    )
    name = hashlib.sha256(repr(settings).encode()).hexdigest()[:12]
    folder = kept_folder(config, f"templates-{name}")
    return _Kept(folder) if folder else None


class _Kept(BytecodeCache):
    """A file for each template."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        if (compiled := kept(self.folder / bucket.key)) is not None:
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self.folder / bucket.key, bucket.bytecode_to_string())
