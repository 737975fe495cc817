"""What a build does to the folder of the site: what has changed, at the end, and nothing where it fails."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.plugin.projects import ENVIRONMENT, Project, build, contents, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]

STORY = {
    "mkdocs.yml": settings(),
    "docs/index.md": "# Home\n",
    "docs/events/a.yml": event("The day it began"),
    "docs/events/b.yml": event("The day it went on", "2025", "tags: [late]\n"),
}


def _times(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.*")}


def test_what_has_not_changed_is_not_written(project: Maker) -> None:
    """A second build writes no file again; after a change, only those that say something else."""
    made = project(STORY)
    site = made.build().site
    first = _times(site)
    assert made.build().code == 0
    assert _times(site) == first
    made.write({"docs/events/b.yml": event("The day it went on and on", "2025", "tags: [late]\n")})
    assert made.build().code == 0
    changed = {path for path, time in _times(site).items() if time != first[path]}
    assert {"events/b/index.html", "events/a/index.html", "tags/late/index.html"} <= changed
    assert "404.html" not in changed


def test_what_is_no_longer_made_is_removed(project: Maker) -> None:
    """Pages of an earlier build and what others have left there go, as MkDocs has it; hidden files at the top stay."""
    made = project(STORY)
    site = made.build().site
    (site / ".git").write_text("elsewhere")
    (site / "old" / "er").mkdir(parents=True)
    (site / "old" / "er" / "page.html").write_text("old")
    os.utime(site / "old" / "er" / "page.html", (1, 1))
    (made.root / "docs/events/b.yml").unlink()
    assert made.build().code == 0
    assert not (site / "events/b").exists()
    assert not (site / "tags/late").exists()
    assert not (site / "old").exists()
    assert (site / ".git").read_text() == "elsewhere"
    (site / ".git").unlink()
    assert contents(build(made.root / "mkdocs.yml", made.root / "fresh").site) == contents(site)


@pytest.mark.parametrize("place", ["on_page_content", "on_post_page", "on_post_build", "on_files"])
def test_a_build_that_fails_leaves_the_old_site(project: Maker, place: str) -> None:
    """Wherever a build fails, the old site is there, every byte of it and nothing else."""
    made = project(STORY)
    before = contents(made.build().site)
    hook = f"def {place}(*arguments, **named):\n    raise RuntimeError('no')\n"
    made.write({"hook.py": hook, "mkdocs.yml": settings(hooks=["hook.py"])})
    made.write({"docs/events/a.yml": event("Something else")})
    failed = made.build()
    assert failed.code != 0
    assert contents(failed.site) == before


def test_a_strict_build_that_is_refused_leaves_the_old_site(project: Maker) -> None:
    """A warning under `--strict` changes nothing; the same build without it does."""
    made = project(STORY)
    before = contents(made.build("--strict").site)
    made.write({"docs/index.md": "# Home\n\n[nowhere](nowhere.md)\n"})
    refused = made.build("--strict")
    assert refused.code != 0
    assert contents(refused.site) == before
    assert made.build().code == 0
    assert contents(refused.site) != before


def test_a_build_that_fails_leaves_no_site_where_none_was(project: Maker) -> None:
    """A first build that fails makes no folder."""
    hook = "def on_post_build(config):\n    raise RuntimeError('no')\n"
    failed = project({**STORY, "hook.py": hook, "mkdocs.yml": settings(hooks=["hook.py"])}).build()
    assert failed.code != 0
    assert not failed.site.exists()


def test_a_build_that_is_killed_leaves_the_old_site(project: Maker) -> None:
    """Killed in the middle, a build leaves the old site whole; what it has begun is gone after the next one."""
    made = project(STORY)
    site = made.build().site
    before = contents(site)
    hook = "import os, signal\ndef on_post_page(output, page, config):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    made.write({"hook.py": hook, "mkdocs.yml": settings(hooks=["hook.py"])})
    command = [sys.executable, "-m", "mkdocs", "build", "-d", str(site)]
    killed = subprocess.run(command, cwd=made.root, env=ENVIRONMENT, capture_output=True, timeout=120, check=False)
    assert killed.returncode == -signal.SIGKILL
    left = {path: content for path, content in contents(site).items() if not path.startswith(".building-")}
    assert left == before
    assert list(site.glob(".building-*"))
    made.write({"mkdocs.yml": settings()})
    assert made.build().code == 0
    assert contents(site) == before


@pytest.mark.parametrize("theme", ["", "{{ page.content | length }}"], ids=["in shells", "built by MkDocs"])
def test_many_workers_make_the_same_site(project: Maker, theme: str) -> None:
    """With one process or several, every file has the same bytes, whether or not MkDocs builds all pages."""
    days = {f"docs/events/e{n}.yml": event(f"Day {n}", f"2024-01-{n % 28 + 1:02}", "tags: [t]\n") for n in range(40)}
    more: dict[str, Any] = {"theme": {"name": "material", "custom_dir": "over"}}
    main = {"over/main.html": f'{{% extends "base.html" %}}{{% block announce %}}{theme}{{% endblock %}}'}
    one = project({**STORY, **days, **main, "mkdocs.yml": settings(timeline={"workers": 1}, **more)})
    found = contents(one.build().site)
    one.write({"mkdocs.yml": settings(timeline={"workers": 3}, **more)})
    assert contents(build(one.root / "mkdocs.yml", one.root / "several").site) == found
    assert len(found) > 80
