"""What a build leaves for the next one never shows."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from mkdocs_timeline import caching
from mkdocs_timeline.caching import compiled_templates
from tests.plugin.projects import ENVIRONMENT, Project, build, contents, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]

STORY = {
    "mkdocs.yml": settings(),
    "docs/events/a.yml": event("The day it began", more="tags: [t]\nbody: See [[b]].\n"),
    "docs/events/b.yml": event("The day it went on", "2025", "entities: [x]\n"),
    "docs/entities/x.yml": "name: X\n",
}


def test_no_byte_depends_on_the_cache(project: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cold, warm, with every kept file spoilt, without the folders, and where none can be made: the same site."""
    made = project(STORY)
    monkeypatch.setitem(ENVIRONMENT, "XDG_CACHE_HOME", str(tmp_path / "user"))
    own, users = made.root / ".cache", tmp_path / "user"

    def site(name: str) -> dict[str, bytes]:
        built = build(made.root / "mkdocs.yml", made.root / name)
        assert built.code == 0, built.log
        return contents(built.site)

    cold = site("cold")
    files = [path for folder in (own, users) for path in folder.rglob("*") if path.is_file()]
    assert {folder for path in files for folder in (own, users) if path.is_relative_to(folder)} == {own, users}
    assert site("warm") == cold
    for number, path in enumerate(files):
        path.write_bytes(path.read_bytes()[: 40 * (number % 3)] + b"spoilt" * (number % 2))
    assert site("spoilt") == cold
    for folder in (own, users):
        shutil.rmtree(folder)
    assert site("without") == cold
    for folder in (own, users):
        shutil.rmtree(folder)
        folder.write_text("a file in its place")
    assert site("barred") == cold


def test_only_the_user_has_a_hand_in_compiled_templates(
    project: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are code: they lie in no project, and are neither kept nor looked for where others can write or read."""
    made = project(STORY)
    monkeypatch.setitem(ENVIRONMENT, "XDG_CACHE_HOME", str(tmp_path / "user"))
    templates = tmp_path / "user/mkdocs-timeline/templates"
    assert made.build().code == 0
    assert list(templates.iterdir())
    assert templates.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in (made.root / ".cache/plugin/timeline").iterdir()] == ["sites-1"]
    for path in templates.iterdir():
        path.unlink()
    templates.chmod(0o770)
    made.write({"docs/events/b.yml": event("Another day", "2025")})
    assert made.build().code == 0
    assert not list(templates.iterdir())


def test_templates_do_not_heap_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where those of many themes and versions have been kept, they make way for the next."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(caching, "_MANY", 3)
    environment = Environment(loader=DictLoader({name: name for name in "abcde"}), autoescape=True)
    environment.bytecode_cache = compiled_templates(environment)
    left = []
    for name in "abcde":
        assert environment.get_template(name).render() == name
        left.append(len(list((tmp_path / "mkdocs-timeline/templates").iterdir())))
    assert left == [1, 2, 3, 1, 2]


def test_two_builds_at_once(project: Maker) -> None:
    """Two builds of one project at the same time make the same site, each whole."""
    made = project(STORY)
    commands = [[sys.executable, "-m", "mkdocs", "build", "-d", name] for name in ("one", "other")]
    running = [subprocess.Popen(command, cwd=made.root, env=ENVIRONMENT) for command in commands]
    assert [each.wait(120) for each in running] == [0, 0]
    assert contents(made.root / "one") == contents(made.root / "other")
