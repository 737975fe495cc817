"""Where few records have changed, few pages are made again; the site is what a clean build makes, all the same."""

import hashlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_timeline import telling
from tests.plugin.projects import ENVIRONMENT, Project, contents, settings
from tests.test_differing import CHANGES, STORY, changed
from tests.world import told

pytestmark = pytest.mark.build

LEFT = "are left standing"
INDEX = "# Home\n\n[[a]] and [b](events/b.md), [[t|the thread]].\n\n```timeline\nlimit: 2\n```\n"
NAMED = {"events/a.yml", "events/b.yml", "events/c.yml", "threads/t.yml"}
"""Records that the author's own page names."""
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # each example is some builds: too dear to be made smaller
CONFIGURATIONS = st.sampled_from(
    [
        settings(),
        settings(timeline={"split": 2, "search_above": 2, "path": "history"}),
        settings(timeline={"workers": 2, "search_above": 2}),
        settings(timeline={"whole_pages": True}),
        settings("mkdocs", {"split": 2}, use_directory_urls=False),
        settings("readthedocs"),
        settings(nav=["index.md", {"The first": "events/a.md"}, "events/b.md", "timeline/index.md"]),
        settings(site_url="https://example.org/", repo_url="https://github.com/example/example", edit_uri="edit/docs"),
        settings(timeline={"social": True, "health": True}, site_url="https://example.org/"),
    ]
)
DAMAGES: dict[str, Callable[[Path], object]] = {
    "none": lambda _: None,
    "cache lost": lambda root: shutil.rmtree(root / ".cache", ignore_errors=True),
    "story lost": lambda root: shutil.rmtree(_told(root), ignore_errors=True),
    "story spoilt": lambda root: _spoil(_told(root)),
    "page spoilt": lambda root: (root / "site/404.html").write_text("spoilt", "utf-8"),
    "page lost": lambda root: shutil.rmtree(root / "site/events", ignore_errors=True),
    "page written": lambda root: (root / "docs/index.md").write_text(f"{INDEX}\nMore of [[c]].\n", "utf-8"),
    "settings": lambda root: (root / "docs/timeline.yml").write_text("title: Renamed\n", "utf-8"),
}
ROUNDS = st.lists(
    st.tuples(st.lists(CHANGES, min_size=1, max_size=2), st.sampled_from(["none"] * 6 + sorted(DAMAGES))),
    min_size=1,
    max_size=5,
)


@contextmanager
def _day(root: Path) -> Iterator[None]:
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


def _told(root: Path) -> Path:
    return root / "user" / "mkdocs-timeline" / "told-1"


class _Listener(logging.Handler):
    """Hears what a build says, and does something when it says some words."""

    def __init__(self, words: str, then: Callable[[], object]) -> None:
        super().__init__()
        self.said, self.words, self.then = "", words, then

    def emit(self, record: logging.LogRecord) -> None:
        self.said += f"{record.getMessage()}\n"
        if self.words and self.words in record.getMessage():
            self.then()


def _build(root: Path, site: str = "site", meanwhile: Callable[[], object] = lambda: None) -> bool:
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
    return LEFT in listener.said


def _clean(root: Path) -> dict[str, bytes]:
    """Return what is built by somebody who has never built anything before."""
    kept = [folder for folder in (root / ".cache", _told(root)) if folder.exists()]
    for folder in kept:
        folder.rename(folder.with_name("aside"))
    assert not _build(root, "clean")
    made = contents(root / "clean")
    for folder in (root / "clean", root / ".cache", _told(root)):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in kept:
        folder.with_name("aside").rename(folder)
    return made


def _spoil(folder: Path) -> None:
    for file in folder.glob("*"):
        file.write_bytes(file.read_bytes()[:-9] + b"otherwise")


def _write(root: Path, texts: dict[str, str]) -> None:
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


@hypothesis(max_examples=8, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(CONFIGURATIONS, ROUNDS)
def test_a_revised_site_is_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory,
    configuration: str,
    rounds: list[tuple[list[tuple[str, str | None]], str]],
) -> None:
    """Whatever was edited, added, moved, deleted, lost or spoilt since: each file is the one a clean build writes."""
    root, texts = tmp_path_factory.mktemp("revised"), dict(STORY)
    Project(root).write({"mkdocs.yml": configuration, "docs/index.md": INDEX})
    _write(root, texts)
    with _day(root):
        _build(root)
        for changes, damage in rounds:
            DAMAGES[damage](root)
            if damage == "settings":
                texts["timeline.yml"] = "title: Renamed\n"
            for change in changes:
                attempt = changed(texts, *change)
                texts = texts if told(attempt).errors or not attempt.keys() >= NAMED else attempt
            _write(root, texts)
            _build(root)
            assert contents(root / "site") == _clean(root)


def _story(root: Path, configuration: str = "") -> Path:
    """Write a project, and have it built."""
    Project(root).write({"mkdocs.yml": configuration or settings(), "docs/index.md": INDEX})
    _write(root, STORY)
    assert not _build(root)
    return root


def _edit(root: Path, name: str, more: str) -> None:
    file = root / "docs" / name
    Project(root).write({f"docs/{name}": f"{STORY[name]}{more}"})
    assert file.read_text("utf-8").endswith(more)


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def test_only_what_may_look_otherwise_is_written(tmp_path: Path) -> None:
    """A body is its own page's and search's; a title its neighbours', too, and its lists'. Nothing else is touched."""
    with _day(tmp_path):
        site = _story(tmp_path) / "site"
        before = _stamps(site)
        _edit(tmp_path, "events/f.yml", "body: It was [[b]].\n")
        assert _build(tmp_path)
        after = _stamps(site)
        written = {path for path in after if before.get(path) != after[path]}
        assert written == {"events/f/index.html", "events/b/index.html", "search/search_index.json"}
        _edit(tmp_path, "events/d.yml", "body: It was [[a]].\n")
        assert _build(tmp_path)
        assert contents(site) == _clean(tmp_path)


def test_what_is_too_much_to_be_remembered_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of which the memory of a build would be many times as large as they are leave nothing to the next."""
    monkeypatch.setattr(telling, "_MUCH", 100)
    with _day(tmp_path):
        site = _story(tmp_path) / "site"
        assert list(_told(tmp_path).glob("*")) == []
        _edit(tmp_path, "events/f.yml", "body: It was [[b]].\n")
        assert not _build(tmp_path)
        assert contents(site) == _clean(tmp_path)


def test_a_change_is_taken_back(tmp_path: Path) -> None:
    """A site that was revised, and is revised back, is the one that it was."""
    with _day(tmp_path):
        site = _story(tmp_path) / "site"
        before = contents(site)
        for _ in range(2):
            _edit(tmp_path, "events/f.yml", "body: It was [[b]].\n")
            assert _build(tmp_path)
            assert contents(site) != before
            _edit(tmp_path, "events/f.yml", "")
            assert _build(tmp_path)
            assert contents(site) == before


def test_what_is_saved_meanwhile_is_in_the_next_build(tmp_path: Path) -> None:
    """A record that is edited while a revision is at work: the next build is a clean build of what there is then."""
    with _day(tmp_path):
        site = _story(tmp_path) / "site"
        _edit(tmp_path, "events/f.yml", "body: Once.\n")
        assert _build(tmp_path, meanwhile=lambda: _edit(tmp_path, "events/f.yml", "body: Twice.\n"))
        assert not _build(tmp_path)
        assert b"Twice." in (site / "events/f/index.html").read_bytes()
        assert contents(site) == _clean(tmp_path)
        _edit(tmp_path, "events/f.yml", "body: Thrice.\n")
        assert _build(tmp_path)
        assert contents(site) == _clean(tmp_path)


def _started(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env={**ENVIRONMENT, "XDG_CACHE_HOME": str(root / "user")},
        stderr=subprocess.DEVNULL,
    )


def test_a_revision_that_was_killed_is_made_again(tmp_path: Path) -> None:
    """Killed while it reads, while it makes pages and when it has made them: the next one is a clean build."""
    with _day(tmp_path):
        site = _story(tmp_path) / "site"
        for number, sign in enumerate((".building-*", ".building-*/404.html", ".building-*/search/*")):
            _edit(tmp_path, "events/f.yml", f"body: Number {number}.\n")
            running = _started(tmp_path)
            while running.poll() is None and not any(site.glob(sign)):
                time.sleep(0.001)
            running.send_signal(signal.SIGKILL)
            running.wait()
            _build(tmp_path)
            assert contents(site) == _clean(tmp_path)


def test_two_revisions_at_once(tmp_path: Path) -> None:
    """Two builds at the same time make one site, and so does the one after them."""
    with _day(tmp_path):
        site = _story(tmp_path) / "site"
        _edit(tmp_path, "events/f.yml", "body: Together.\n")
        running = [_started(tmp_path) for _ in range(2)]
        assert [each.wait(120) for each in running] == [0, 0]
        assert contents(site) == _clean(tmp_path)
        _edit(tmp_path, "events/f.yml", "body: Alone.\n")
        _build(tmp_path)
        assert contents(site) == _clean(tmp_path)


def test_what_was_read_by_others_is_read_again(tmp_path: Path) -> None:
    """Other time zones of the system, like other code, remember nothing of what was read before."""
    zones = tmp_path / "zones"
    shutil.copytree(next(path for path in zoneinfo.TZPATH if Path(path).is_dir()), zones, symlinks=True)
    os.utime(zones, (1, 1))
    with _day(tmp_path):
        _story(tmp_path)
        before = zoneinfo.TZPATH
        try:
            zoneinfo.reset_tzpath([zones])
            assert not _build(tmp_path)
        finally:
            zoneinfo.reset_tzpath(before)
        assert len(list(_told(tmp_path).iterdir())) == 2


def test_what_others_may_have_written_is_not_read(tmp_path: Path) -> None:
    """A story in a folder that others may write to, and one that names what no story is made of, are not remembered."""
    with _day(tmp_path):
        _story(tmp_path)
        told = _told(tmp_path)
        told.chmod(0o777)
        _edit(tmp_path, "events/f.yml", "body: Once.\n")
        assert not _build(tmp_path)
        told.chmod(0o700)
        _build(tmp_path)
        [file] = told.iterdir()
        sign = tmp_path / "run"
        content = b"cos\nsystem\n(S'touch " + os.fsencode(sign) + b"'\ntR."
        file.write_bytes(hashlib.sha256(content).digest() + content)
        _edit(tmp_path, "events/f.yml", "body: Twice.\n")
        assert not _build(tmp_path)
        assert not sign.exists()
        assert contents(tmp_path / "site") == _clean(tmp_path)
