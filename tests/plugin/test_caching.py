"""What a build leaves for the next one never shows."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping

import pytest

from tests.plugin.projects import ENVIRONMENT, Project, build, contents, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]

STORY = {
    "mkdocs.yml": settings(),
    "docs/events/a.yml": event("The day it began", more="tags: [t]\nbody: See [[b]].\n"),
    "docs/events/b.yml": event("The day it went on", "2025", "entities: [x]\n"),
    "docs/entities/x.yml": "name: X\n",
}


def test_no_byte_depends_on_the_cache(project: Maker) -> None:
    """Cold, warm, with every kept file spoilt, without the folder, and where none can be made: the same site."""
    made = project(STORY)
    kept = made.root / ".cache" / "plugin" / "timeline"

    def site(name: str) -> dict[str, bytes]:
        built = build(made.root / "mkdocs.yml", made.root / name)
        assert built.code == 0, built.log
        return contents(built.site)

    cold = site("cold")
    files = [path for path in kept.rglob("*") if path.is_file()]
    assert files
    assert site("warm") == cold
    for number, path in enumerate(files):
        path.write_bytes(path.read_bytes()[: 40 * (number % 3)] + b"spoilt" * (number % 2))
    assert site("spoilt") == cold
    shutil.rmtree(made.root / ".cache")
    assert site("without") == cold
    shutil.rmtree(made.root / ".cache")
    (made.root / ".cache").write_text("a file in its place")
    assert site("barred") == cold


def test_two_builds_at_once(project: Maker) -> None:
    """Two builds of one project at the same time make the same site, each whole."""
    made = project(STORY)
    commands = [[sys.executable, "-m", "mkdocs", "build", "-d", name] for name in ("one", "other")]
    running = [subprocess.Popen(command, cwd=made.root, env=ENVIRONMENT) for command in commands]
    assert [each.wait(120) for each in running] == [0, 0]
    assert contents(made.root / "one") == contents(made.root / "other")
