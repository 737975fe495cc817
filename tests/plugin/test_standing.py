"""Where nothing has changed, nothing is made again; where anything has, the site is what a clean build makes."""

import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_timeline import standing
from mkdocs_timeline.plugin import TimelinePlugin
from mkdocs_timeline.staging import visible_in
from mkdocs_timeline.standing import Standing
from tests.plugin.projects import ENVIRONMENT, Project, contents, event, settings
from timeline import Shelf

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]
Build = Callable[..., bool]

THEME = {"name": "material", "font": False, "custom_dir": "overrides"}
STORY = {
    "mkdocs.yml": settings(THEME, copyright="PLACE", extra_css=["own.css"]).replace(
        "PLACE", "!ENV [OF_THE_TEST, nobody]"
    ),
    "overrides/main.html": '{% extends "base.html" %}',
    "docs/index.md": "# Home\n\n[[a]]\n",
    "docs/own.css": "a { color: red }\n",
    "docs/events/a.yml": event("The day it began", more="tags: [t]\nbody: See [[b]].\n"),
    "docs/events/b.yml": event("The day it went on", "2025", "entities: [x]\n"),
    "docs/entities/x.yml": "name: X\n",
}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build on one day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", ENVIRONMENT["SOURCE_DATE_EPOCH"])
    monkeypatch.setenv("OF_THE_TEST", "somebody")


@pytest.fixture
def stood(caplog: pytest.LogCaptureFixture) -> Iterator[Build]:
    """Return what builds a project as a process of its own would, and says whether its site stood already."""
    caplog.set_level(logging.INFO, "mkdocs")
    known = MkDocsConfig.plugins.plugin_cache  # type: ignore[attr-defined]
    before = dict(known)

    def build(project: Project, **options: Any) -> bool:
        known.clear()
        caplog.clear()
        config = load_config(str(project.root / "mkdocs.yml"), **options)
        config.plugins.on_startup(command="build", dirty=False)
        folder = config.site_dir
        try:
            mkdocs_build(config)
            assert config.site_dir == folder  # which `gh-deploy` publishes
        finally:
            config.plugins.on_shutdown()
        return "nothing has changed" in caplog.text

    yield build
    known.clear()
    known.update(before)


def _clean(project: Project, build: Build) -> dict[str, bytes]:
    """Return what is built of a project by somebody who has never built it before."""
    other = Project(project.root.with_name("clean"))
    shutil.copytree(project.root, other.root, ignore=shutil.ignore_patterns(".cache", "site"))
    assert not build(other)
    made = contents(other.root / "site")
    shutil.rmtree(other.root)
    return made


def _stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    stamps = {path.relative_to(folder).as_posix(): path.lstat() for path in (folder, *folder.rglob("*"))}
    return {path: (each.st_mtime_ns, each.st_ctime_ns, each.st_ino) for path, each in stamps.items() if path != "."}


def _in_secret(file: Path, text: str) -> None:
    """Write as many bytes in place, and say that it was done when the last ones were."""
    status = file.stat()
    assert len(text.encode()) == status.st_size
    file.write_text(text, "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _leave_stray(file: Path) -> None:
    file.touch()
    os.utime(file, (1, 1))


def test_whatever_is_changed_the_site_is_a_clean_build(
    project: Maker, stood: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each change the site is made again, as a clean build makes it; then it stands, no file of it touched."""
    made = project(STORY)
    root = made.root
    changes: dict[str, Callable[[], object]] = {
        "nothing built yet": lambda: None,
        "record edited": lambda: made.write({"docs/events/b.yml": event("Another day", "2025")}),
        "page edited, as long and as old": lambda: _in_secret(root / "docs/own.css", "a { color: tan }\n"),
        "record and page added": lambda: made.write({"docs/events/c.yml": event("C"), "docs/more.md": "# More\n"}),
        "record renamed": lambda: (root / "docs/events/c.yml").rename(root / "docs/events/d.yml"),
        "page removed": (root / "docs/more.md").unlink,
        "theme overridden": lambda: made.write({"overrides/partials/copyright.html": "<p>Nobody's</p>"}),
        "option changed": lambda: made.write({"mkdocs.yml": STORY["mkdocs.yml"].replace("A foreign", "An other")}),
        "variable changed": lambda: monkeypatch.setenv("OF_THE_TEST", "somebody else"),
        "another day": lambda: monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767398400"),
    }
    for name, change in changes.items():
        change()
        assert not stood(made), name
        stands = _stamps(root / "site")
        assert stood(made), name
        assert _stamps(root / "site") == stands, name
        assert contents(root / "site") == _clean(made, stood), name


def test_a_site_or_a_note_that_was_touched_is_made_again(project: Maker, stood: Build) -> None:
    """A page that was spoilt or deleted, a stray file, a note that was cut, spoilt or lost: all is as it was before."""
    made = project(STORY)
    root, site, notes = made.root, made.root / "site", made.root / ".cache/plugin/timeline/sites-1"

    def spoil(spoilt: Callable[[bytes], bytes]) -> None:
        [note] = notes.iterdir()
        note.write_bytes(spoilt(note.read_bytes()))

    damages: dict[str, Callable[[], object]] = {
        "page spoilt": lambda: _in_secret(site / "404.html", "x" * (site / "404.html").stat().st_size),
        "page deleted": (site / "events/a/index.html").unlink,
        "hidden file deleted": (site / ".well-known/security.txt").unlink,
        "stray file": lambda: _leave_stray(site / "stray.html"),
        "site deleted": lambda: shutil.rmtree(site),
        "note cut": lambda: spoil(lambda content: content[:-1]),
        "note spoilt": lambda: spoil(lambda content: content.replace(b"events/a/", b"events/b/")),
        "notes deleted": lambda: shutil.rmtree(notes),
        "nothing kept": lambda: shutil.rmtree(root / ".cache"),
    }
    made.write({"docs/.well-known/security.txt": "Contact", "mkdocs.yml": settings(exclude_docs="!.well-known")})
    assert not stood(made)
    before = contents(site)
    assert ".well-known/security.txt" in before
    for name, damage in damages.items():
        assert stood(made), name
        damage()
        assert not stood(made), name
        assert contents(site) == before, name
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_text("a file in its place")
    assert [stood(made), stood(made)] == [False, False]
    assert contents(site) == before


def test_a_record_that_only_looks_newer_is_the_same(project: Maker, stood: Build) -> None:
    """Files are compared by what is in them where their times differ: a record touched, one saved as it was."""
    made = project(STORY)
    assert not stood(made)
    os.utime(made.root / "docs/events/a.yml", (1, 1))
    made.write({"docs/events/b.yml": STORY["docs/events/b.yml"]})
    assert stood(made)


@pytest.mark.parametrize("step", [0, standing._STEP], ids=["long since written", "just written"])  # noqa: SLF001 - the clock's
def test_what_is_saved_during_a_build_is_noticed(
    project: Maker, stood: Build, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Where a record is saved, deleted or made while a build is at work, no note of that build is left."""
    monkeypatch.setattr(standing, "_STEP", step)
    made = project({**STORY, "docs/events/c.yml": event("C")})
    record = made.root / "docs/events/c.yml"
    changes: list[Callable[[], object]] = [
        lambda: record.write_text(event("Saved meanwhile, and longer"), "utf-8"),
        record.unlink,
        lambda: record.write_text(event("Made meanwhile"), "utf-8"),
        lambda: None,
    ]
    left = []
    for change in changes:
        assert not stood(made)
        config = load_config(str(made.root / "mkdocs.yml"))
        timeline = config.plugins.on_config(config).plugins["timeline"]
        assert isinstance(timeline, TimelinePlugin)
        looked = Standing.of(config, timeline.config)
        assert looked is not None
        written = dict.fromkeys(visible_in(looked.site))
        shelf = Shelf(made.root / "docs")
        shelf.look()
        looked.learn(shelf.held)
        change()
        looked.keep(written, time.time_ns())
        looked.close()
        left.append(looked.note.exists())
        looked.note.unlink(missing_ok=True)
    assert left == [False, False, False, True]


def test_what_is_to_be_said_is_said_again(project: Maker, stood: Build, caplog: pytest.LogCaptureFixture) -> None:
    """Every build gives its warnings, and a strict one refuses; of one that was mute nothing is known."""
    made = project({**STORY, "docs/index.md": "# Home\n\n[nowhere](nowhere.md)\n"})
    for _ in range(2):
        assert not stood(made)
        assert "nowhere.md" in caplog.text
    with pytest.raises(SystemExit):
        stood(made, strict=True)
    made.write({"docs/index.md": "# Home\n"})
    assert [stood(made, strict=True), stood(made, strict=True)] == [False, True]
    made.write({"docs/index.md": "# Home again\n"})
    caplog.set_level(logging.ERROR, "mkdocs")  # as `--quiet` does: nobody counts warnings
    stood(made)
    caplog.set_level(logging.INFO, "mkdocs")
    assert not stood(made)


@pytest.mark.parametrize(
    "more",
    [
        {"hooks": ["hook.py"]},
        {"plugins": ["search", "timeline", "tags"]},
        {"markdown_extensions": ["pymdownx.snippets:SnippetExtension"]},
        {"markdown_extensions": ["strange"]},
        {"theme": "mkdocs"},
    ],
    ids=str,
)
def test_what_is_not_known_is_built(
    project: Maker, stood: Build, monkeypatch: pytest.MonkeyPatch, more: dict[str, Any]
) -> None:
    """With hooks, plugins or Markdown extensions that may read anything, and where a page tells when it was built."""
    strange = "from markdown.extensions.abbr import makeExtension as makeExtension\n"
    made = project({**STORY, "hook.py": "", "strange.py": strange, "mkdocs.yml": settings(**more)})
    monkeypatch.syspath_prepend(made.root)
    if more.get("theme") == "mkdocs":
        monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert [stood(made), stood(made)] == [False, False]


def test_two_builds_at_once_leave_no_note_of_each_other(project: Maker, stood: Build) -> None:
    """Two builds into one folder, a record saved between them: what stands at last is a clean build of all."""
    made = project(STORY)
    command = [sys.executable, "-m", "mkdocs", "build"]
    first = subprocess.Popen(command, cwd=made.root, env=ENVIRONMENT)
    made.write({"docs/events/b.yml": event("Saved meanwhile", "2025")})
    second = subprocess.Popen(command, cwd=made.root, env=ENVIRONMENT)
    assert [first.wait(120), second.wait(120)] == [0, 0]
    stood(made)
    assert contents(made.root / "site") == _clean(made, stood)
