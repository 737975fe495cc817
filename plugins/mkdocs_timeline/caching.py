"""What a build leaves for the next one: templates, compiled."""

import hashlib
import os
import tempfile
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs import __version__
from mkdocs.config.defaults import MkDocsConfig

__all__ = ["compiled_templates"]

_DIGEST = hashlib.sha256().digest_size


def compiled_templates(config: MkDocsConfig, environment: Environment) -> BytecodeCache | None:
    """Return where compiled templates are kept: `.cache/plugin/timeline` beside `mkdocs.yml`, as Material has it.

    Jinja looks for each by its name, its text, and the versions of Python and Jinja; what else decides what comes of
    compiling names the folder. None where nothing can be kept.
    """
    base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    settings = (
        (__version__, version("mkdocs-timeline"), *sorted(environment.extensions)),
        (bool(environment.autoescape), environment.trim_blocks, environment.lstrip_blocks),
    )
    name = hashlib.sha256(repr(settings).encode()).hexdigest()[:12]
    folder = base / ".cache" / "plugin" / "timeline" / f"templates-{name}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Kept(folder) if os.access(folder, os.W_OK) else None


class _Kept(BytecodeCache):
    """A file for each template, begun with the digest of the rest: one that was cut or spoilt is compiled anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            found = (self.folder / bucket.key).read_bytes()
        except OSError:
            return
        if hashlib.sha256(found[_DIGEST:]).digest() == found[:_DIGEST]:
            bucket.bytecode_from_string(found[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, written beside its place and renamed, so that no other build reads half of it."""
        compiled = bucket.bytecode_to_string()
        try:
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as draft:
                draft.write(hashlib.sha256(compiled).digest() + compiled)
            Path(draft.name).replace(self.folder / bucket.key)
        except OSError:
            return  # a full disk, perhaps: the next build compiles it again
