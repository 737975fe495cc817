"""What a build leaves for the next one: templates, compiled."""

import os
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig

__all__ = ["compiled_templates"]


def compiled_templates(config: MkDocsConfig) -> BytecodeCache | None:
    """Return where compiled templates are kept: `.cache/plugin/timeline` beside `mkdocs.yml`, as Material has it.

    Jinja keeps each by the text that it was compiled from and the versions of Python and Jinja, writes it beside and
    renames it, and compiles again what it can't read. None where nothing can be kept.
    """
    base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    folder = base / ".cache" / "plugin" / "timeline" / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
