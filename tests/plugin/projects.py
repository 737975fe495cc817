"""Small MkDocs projects on disk, and what the real `mkdocs build` makes of them."""

import fcntl
import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from tests.plugin.forks import mkdocs

__all__ = ["ENVIRONMENT", "Built", "Project", "build", "contents", "event", "once", "settings"]

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"}
"""Material's notice about its own future is no fault of a project; every build is made on one day."""

_DEADLINE = 120
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build said, how it ended, and the folder it wrote to."""

    code: int
    log: str
    site: Path

    @property
    def errors(self) -> list[str]:
        """The complaints of errors that name a place, as they were printed."""
        return re.findall(r"^ERROR +- +(\S+:[0-9]+:[0-9]+: error: .*)$", self.log, re.MULTILINE)

    @property
    def warnings(self) -> list[str]:
        """The warnings, as they were printed."""
        return re.findall(r"^WARNING +- +(.*)$", self.log, re.MULTILINE)

    def text(self, path: str) -> str:
        """Return the text of a file of the site."""
        return (self.site / path).read_text("utf-8")

    def search_index(self) -> list[dict[str, Any]]:
        """Return the entries of the site's search."""
        entries: list[dict[str, Any]] = json.loads(self.text("search/search_index.json"))["docs"]
        return entries


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a `mkdocs.yml`."""

    root: Path

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, replacing those that are there, as an editor does: all at once."""
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_name(f".{file.name}.new")
            draft.write_text(text, "utf-8")
            draft.replace(file)

    def build(self, *arguments: str) -> Built:
        """Build into `site/`."""
        return build(self.root / "mkdocs.yml", self.root / "site", *arguments)


def build(config: Path, site: Path, *arguments: str, python: str = sys.executable, cwd: Path | None = None) -> Built:
    """Run `mkdocs build` on a configuration, into a folder, in a process of its own."""
    command = ["build", "-f", str(config), "-d", str(site), *arguments]
    if python == sys.executable:
        return Built(*mkdocs(command, cwd or config.parent, ENVIRONMENT, _DEADLINE), site)
    done = subprocess.run(
        [python, "-m", "mkdocs", *command],
        env=ENVIRONMENT,
        cwd=cwd or config.parent,
        capture_output=True,
        text=True,
        timeout=_DEADLINE,
        check=False,
    )
    return Built(done.returncode, done.stdout + done.stderr, site)


def once(folder: Path, make: Callable[[], _Made]) -> _Made:
    """Return what was made for a folder by whoever came first; the others wait for it."""
    folder.mkdir(exist_ok=True)
    note = folder / "made"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            note.write_bytes(pickle.dumps(make()))
        made: _Made = pickle.loads(note.read_bytes())  # noqa: S301 - one's own
    return made


def settings(theme: str | dict[str, Any] = "material", timeline: dict[str, Any] | None = None, **more: Any) -> str:
    """Return a `mkdocs.yml` with search and this plugin."""
    plugin = {"timeline": timeline} if timeline else "timeline"
    return yaml.safe_dump({"site_name": "A foreign site", "theme": theme, "plugins": ["search", plugin], **more})


def event(title: str, date: str = "2024-02-15", more: str = "") -> str:
    """Return a record of an event."""
    return f"date: {date}\ntitle: {json.dumps(title, ensure_ascii=False)}\n{more}"


def contents(folder: Path) -> dict[str, bytes]:
    """Return what every file below a folder holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
