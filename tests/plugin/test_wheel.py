"""What is uploaded to a package index works where nothing of this repository is."""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.plugin.linkcheck import SiteLinks
from tests.plugin.projects import ENVIRONMENT, Project, build, event, once, settings

pytestmark = pytest.mark.build

REPOSITORY = Path(__file__).parents[2]
SHIPPED = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")
WHERE = "import timeline, mkdocs_timeline; print(timeline.__file__); print(mkdocs_timeline.__file__)"
APART = {name: value for name, value in ENVIRONMENT.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, env=APART, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def python(shared: Path) -> Path:
    """Return the interpreter of an environment that holds the wheel and what it needs, and nothing else."""
    return once(shared / "wheel", lambda: _installed(shared / "wheel"))


def _installed(folder: Path) -> Path:
    source = folder / "source"
    source.mkdir()
    for name in SHIPPED:
        shutil.copy(REPOSITORY / name, source / name)
    for name in ("timeline", "plugins"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", folder / "dist", source, cwd=folder)
    wheel = next((folder / "dist").glob("mkdocs_timeline-*.whl"))
    shutil.rmtree(source)
    venv.create(folder / "venv")
    interpreter = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = (sys.executable, "-m", "pip", "--python", interpreter, "--quiet", "--disable-pip-version-check")
    _run(*pip, "install", "--no-compile", wheel, cwd=folder)
    return interpreter


def test_a_wheel_builds_a_foreign_site(python: Path, project: Callable[[Mapping[str, str]], Project]) -> None:
    """Installed from its wheel alone, the plugin builds a site with its templates, style sheets and words."""
    german = settings({"name": "material", "language": "de"})
    record = event("The day it began", more="body: |\n  A **word**, and a note.[^1]\n\n  [^1]: This.\n")
    made = project({"mkdocs.yml": german, "docs/events/a.yml": record})
    built = build(made.root / "mkdocs.yml", made.root / "site", "--strict", python=str(python), cwd=made.root)
    assert built.code == 0, built.log
    assert "The day it began" in built.text("events/a/index.html")
    assert "Handlungsstränge" in built.text("threads/index.html")
    assert (built.site / "assets/timeline/timeline.css").is_file()
    assert SiteLinks(built.site).broken() == []


def test_a_wheel_holds_both_packages(python: Path, tmp_path: Path) -> None:
    """The core and the plugin are imported from where the wheel was installed."""
    places = [Path(line) for line in _run(python, "-c", WHERE, cwd=tmp_path).splitlines()]
    assert [place.parent.name for place in places] == ["timeline", "mkdocs_timeline"]
    assert all(place.is_relative_to(python.parents[1]) and "site-packages" in place.parts for place in places)


def test_a_wheel_brings_the_command(python: Path, project: Callable[[Mapping[str, str]], Project]) -> None:
    """`timeline check` is there, and says that a good record is good."""
    made = project({"docs/events/a.yml": event("The day it began")})
    _run(python.parent / "timeline", "check", "docs", "--no-advice", cwd=made.root)
