"""Builds in this process, each as one of its own would be, and clean ones beside them."""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from tests.plugin.projects import ENVIRONMENT, Project, contents

__all__ = ["INDEX", "build", "clean", "day", "told", "write"]

INDEX = "# Home\n\n[[a]] and [b](events/b.md), [[t|the thread]].\n\n```timeline\nlimit: 2\n```\n"
"""A page of the author's own that shows records."""

_LEFT = "are left standing"


@contextmanager
def day(root: Path) -> Iterator[None]:
    """Build on one day, with plugins made anew, as a process of its own has them."""
    known = MkDocsConfig.plugins.plugin_cache  # type: ignore[attr-defined]
    before = dict(known)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", ENVIRONMENT["SOURCE_DATE_EPOCH"])
        patch.setenv("XDG_CACHE_HOME", str(root / "user"))
        try:
            yield
        finally:
            known.clear()
            known.update(before)


def told(root: Path) -> Path:
    """Return where stories are remembered on that day."""
    return root / "user" / "mkdocs-timeline" / "told-1"


def build(root: Path, site: str = "site", meanwhile: Callable[[], object] = lambda: None) -> bool:
    """Build a project, and say whether something was left standing; do something when its records have been read."""
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]
    logger = logging.getLogger("mkdocs")
    level, listener = logger.level, _Listener("Building documentation", meanwhile)
    logger.setLevel(logging.INFO)
    logger.addHandler(listener)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / site))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()
        logger.removeHandler(listener)
        logger.setLevel(level)
    return _LEFT in listener.said


def clean(root: Path) -> dict[str, bytes]:
    """Return what is built by somebody who has never built anything before."""
    kept = [folder for folder in (root / ".cache", told(root)) if folder.exists()]
    for folder in kept:
        folder.rename(folder.with_name("aside"))
    assert not build(root, "clean")
    made = contents(root / "clean")
    for folder in (root / "clean", root / ".cache", told(root)):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in kept:
        folder.with_name("aside").rename(folder)
    return made


def write(root: Path, texts: dict[str, str]) -> None:
    """Have these records, and no others."""
    for file in (root / "docs").rglob("*.yml"):
        if file.relative_to(root / "docs").as_posix() not in texts:
            file.unlink()
    new = {
        f"docs/{path}": text
        for path, text in texts.items()
        if not (root / "docs" / path).exists() or (root / "docs" / path).read_text("utf-8") != text
    }
    Project(root).write(new)


class _Listener(logging.Handler):
    """Hears what a build says, and does something when it says some words."""

    def __init__(self, words: str, then: Callable[[], object]) -> None:
        super().__init__()
        self.said, self.words, self.then = "", words, then

    def emit(self, record: logging.LogRecord) -> None:
        self.said += f"{record.getMessage()}\n"
        if self.words and self.words in record.getMessage():
            self.then()
