"""The theme's environments are quicker than MkDocs makes them, and otherwise the same."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from tests.plugin.projects import Project, settings

Maker = Callable[[Mapping[str, str]], Project]

THEME = {"name": "material", "custom_dir": "over"}
FILES = {
    "docs/events/a.yml": "date: 2025\ntitle: A\n",
    "over/.hidden/a.css": "",
    "over/assets/.hidden/below/b.css": "",
    "over/assets/.c.css": "",
    "over/assets/d.css": "",
    "over/main.html": "{% extends 'base.html' %}",
}


def _published(config: MkDocsConfig) -> list[str]:
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    return [file.src_uri for file in files]


def _config(made: Project) -> MkDocsConfig:
    return load_config(str(made.root / "mkdocs.yml"))


@pytest.fixture(autouse=True)
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where compiled templates are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    return tmp_path / "user/mkdocs-timeline/templates"


def test_hidden_folders_are_not_listed(project: Maker) -> None:
    """MkDocs publishes the same files of a theme; of its icons none is listed, and each can be included."""
    made = project({"mkdocs.yml": settings(THEME), **FILES})
    usual, config = _config(made), _config(made)
    config = config.plugins.on_config(config)
    listed = config.theme.get_env().list_templates()
    assert {"assets/d.css", "assets/.c.css", "main.html", "timeline.html"} <= set(listed)
    assert not [path for path in listed if any(part.startswith(".") for part in path.split("/")[:-1])]
    assert _published(config) == _published(usual)
    assert config.theme.get_env().get_template(".icons/material/link.svg").render().startswith("<svg")


def test_words_of_the_theme_are_compiled_once(project: Maker, compiled: Path) -> None:
    """What Material's search asks the theme for, and what is asked for later, is compiled by the first to ask."""
    made = project({"mkdocs.yml": settings(THEME), **FILES})
    config = _config(made)
    config.plugins.on_config(config)
    kept = {path: path.stat().st_mtime_ns for path in compiled.iterdir()}
    assert kept
    config = _config(made)
    config = config.plugins.on_config(config)
    config.theme.get_env().get_template("partials/language.html")
    assert {path: path.stat().st_mtime_ns for path in compiled.iterdir()} == kept


def test_who_changes_environments_finds_them_as_they_are(project: Maker, compiled: Path) -> None:
    """Where a hook may give templates other functions of the same name, nothing compiled is kept, all is listed."""
    hook = "def on_env(env, config, files):\n    env.filters['upper'] = str\n    return env\n"
    made = project({"mkdocs.yml": settings(THEME, hooks=["hook.py"]), "hook.py": hook, **FILES})
    config = _config(made)
    config = config.plugins.on_config(config)
    assert ".hidden/a.css" in config.theme.get_env().list_templates()
    config.theme.get_env().get_template("partials/language.html")
    assert not compiled.exists()
