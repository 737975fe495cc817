"""Where few records have changed, few pages are made again; the site is what a clean build makes, all the same."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zoneinfo
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from mkdocs_timeline import telling
from tests.plugin.projects import ENVIRONMENT, Project, contents, settings
from tests.plugin.revisions import INDEX, build, clean, day, told, write
from tests.test_differing import CHANGES, STORY, changed
from tests.world import told as retold

pytestmark = pytest.mark.build

NAMED = {"events/a.yml", "events/b.yml", "events/c.yml", "threads/t.yml"}
"""Records that the author's own page names."""
RENAMED = STORY["timeline.yml"].replace("title: S", "title: Renamed")
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
    "story lost": lambda root: shutil.rmtree(told(root), ignore_errors=True),
    "story spoilt": lambda root: _spoil(told(root)),
    "page spoilt": lambda root: (root / "site/404.html").write_text("spoilt", "utf-8"),
    "page lost": lambda root: shutil.rmtree(root / "site/events", ignore_errors=True),
    "page written": lambda root: (root / "docs/index.md").write_text(f"{INDEX}\nMore of [[c]].\n", "utf-8"),
    "settings": lambda root: (root / "docs/timeline.yml").write_text(RENAMED, "utf-8"),
}
ROUNDS = st.lists(
    st.tuples(st.lists(CHANGES, min_size=1, max_size=2), st.sampled_from(["none"] * 6 + sorted(DAMAGES))),
    min_size=1,
    max_size=5,
)


def _spoil(folder: Path) -> None:
    for file in folder.glob("*"):
        file.write_bytes(file.read_bytes()[:-9] + b"otherwise")


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
    write(root, texts)
    with day(root):
        build(root)
        for changes, damage in rounds:
            DAMAGES[damage](root)
            if damage == "settings":
                texts["timeline.yml"] = RENAMED
            for change in changes:
                attempt = changed(texts, *change)
                texts = texts if retold(attempt).errors or not attempt.keys() >= NAMED else attempt
            write(root, texts)
            build(root)
            assert contents(root / "site") == clean(root)


def _story(root: Path, configuration: str = "") -> Path:
    """Write a project, and have it built."""
    Project(root).write({"mkdocs.yml": configuration or settings(), "docs/index.md": INDEX})
    write(root, STORY)
    assert not build(root)
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
    with day(tmp_path):
        site = _story(tmp_path) / "site"
        before = _stamps(site)
        _edit(tmp_path, "events/f.yml", "body: It was [[b]].\n")
        assert build(tmp_path)
        after = _stamps(site)
        written = {path for path in after if before.get(path) != after[path]}
        assert written == {"events/f/index.html", "events/b/index.html", "search/search_index.json"}
        _edit(tmp_path, "events/d.yml", "body: It was [[a]].\n")
        assert build(tmp_path)
        assert contents(site) == clean(tmp_path)


def test_what_is_too_much_to_be_remembered_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of which the memory of a build would be many times as large as they are leave nothing to the next."""
    monkeypatch.setattr(telling, "_MUCH", 100)
    with day(tmp_path):
        site = _story(tmp_path) / "site"
        assert list(told(tmp_path).glob("*")) == []
        _edit(tmp_path, "events/f.yml", "body: It was [[b]].\n")
        assert not build(tmp_path)
        assert contents(site) == clean(tmp_path)


def test_a_change_is_taken_back(tmp_path: Path) -> None:
    """A site that was revised, and is revised back, is the one that it was."""
    with day(tmp_path):
        site = _story(tmp_path) / "site"
        before = contents(site)
        for _ in range(2):
            _edit(tmp_path, "events/f.yml", "body: It was [[b]].\n")
            assert build(tmp_path)
            assert contents(site) != before
            _edit(tmp_path, "events/f.yml", "")
            assert build(tmp_path)
            assert contents(site) == before


def test_what_is_saved_meanwhile_is_in_the_next_build(tmp_path: Path) -> None:
    """A record that is edited while a revision is at work: the next build is a clean build of what there is then."""
    with day(tmp_path):
        site = _story(tmp_path) / "site"
        _edit(tmp_path, "events/f.yml", "body: Once.\n")
        assert build(tmp_path, meanwhile=lambda: _edit(tmp_path, "events/f.yml", "body: Twice.\n"))
        assert not build(tmp_path)
        assert b"Twice." in (site / "events/f/index.html").read_bytes()
        assert contents(site) == clean(tmp_path)
        _edit(tmp_path, "events/f.yml", "body: Thrice.\n")
        assert build(tmp_path)
        assert contents(site) == clean(tmp_path)


def _started(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env={**ENVIRONMENT, "XDG_CACHE_HOME": str(root / "user")},
        stderr=subprocess.DEVNULL,
    )


def test_a_revision_that_was_killed_is_made_again(tmp_path: Path) -> None:
    """Killed while it reads, while it makes pages and when it has made them: the next one is a clean build."""
    with day(tmp_path):
        site = _story(tmp_path) / "site"
        for number, sign in enumerate((".building-*", ".building-*/404.html", ".building-*/search/*")):
            _edit(tmp_path, "events/f.yml", f"body: Number {number}.\n")
            running = _started(tmp_path)
            while running.poll() is None and not any(site.glob(sign)):
                time.sleep(0.001)
            running.send_signal(signal.SIGKILL)
            running.wait()
            build(tmp_path)
            assert contents(site) == clean(tmp_path)


def test_two_revisions_at_once(tmp_path: Path) -> None:
    """Two builds at the same time make one site, and so does the one after them."""
    with day(tmp_path):
        site = _story(tmp_path) / "site"
        _edit(tmp_path, "events/f.yml", "body: Together.\n")
        running = [_started(tmp_path) for _ in range(2)]
        assert [each.wait(120) for each in running] == [0, 0]
        assert contents(site) == clean(tmp_path)
        _edit(tmp_path, "events/f.yml", "body: Alone.\n")
        build(tmp_path)
        assert contents(site) == clean(tmp_path)


def test_what_was_read_by_others_is_read_again(tmp_path: Path) -> None:
    """Other time zones of the system, like other code, remember nothing of what was read before."""
    zones = tmp_path / "zones"
    shutil.copytree(next(path for path in zoneinfo.TZPATH if Path(path).is_dir()), zones, symlinks=True)
    os.utime(zones, (1, 1))
    with day(tmp_path):
        _story(tmp_path)
        before = zoneinfo.TZPATH
        try:
            zoneinfo.reset_tzpath([zones])
            assert not build(tmp_path)
        finally:
            zoneinfo.reset_tzpath(before)
        assert len(list(told(tmp_path).iterdir())) == 2


def test_what_others_may_have_written_is_not_read(tmp_path: Path) -> None:
    """A story in a folder that others may write to, and one that names what no story is made of, are not remembered."""
    with day(tmp_path):
        _story(tmp_path)
        folder = told(tmp_path)
        folder.chmod(0o777)
        _edit(tmp_path, "events/f.yml", "body: Once.\n")
        assert not build(tmp_path)
        folder.chmod(0o700)
        build(tmp_path)
        [file] = folder.iterdir()
        sign = tmp_path / "run"
        content = b"cos\nsystem\n(S'touch " + os.fsencode(sign) + b"'\ntR."
        file.write_bytes(hashlib.sha256(content).digest() + content)
        _edit(tmp_path, "events/f.yml", "body: Twice.\n")
        assert not build(tmp_path)
        assert not sign.exists()
        assert contents(tmp_path / "site") == clean(tmp_path)
