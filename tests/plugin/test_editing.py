"""Where records are edited: at the address that MkDocs would give a page of Markdown in their place."""

import os
from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_timeline.editing import Editing

RECORDS = (
    "docs/events/a.yml",
    "docs/events/b_2.yml",
    "docs/events/c.d.yaml",
    "docs/events/2025/tl7.yml",
    "docs/events/with space & é?.yml",
    "docs/a.yml",
    "outside/a.yml",
)
LINKED = {"docs/linked/a.yml": "outside/a.yml", "docs/events/link.yml": "docs/a.yml"}
ANSWERS = (
    {"repo_url": "https://github.com/o/r", "edit_uri": "edit/main/docs/"},
    {"repo_url": "https://github.com/o/r/", "edit_uri": "?file=docs/"},
    {"repo_url": "https://git.example/r", "edit_uri_template": "{path_noext!q}/edit?name={path!q}&again={path}"},
    {"edit_uri": "https://git.example/edit/docs/"},
)


def _config(folder: Path, **settings: str) -> MkDocsConfig:
    for record in RECORDS:
        (folder / record).parent.mkdir(parents=True, exist_ok=True)
        (folder / record).write_text("date: 2025\ntitle: T\n", encoding="utf-8")
    (folder / "docs" / "linked").symlink_to(folder / "outside")
    (folder / "docs" / "events" / "link.yml").symlink_to(folder / "docs" / "a.yml")
    (folder / "mkdocs.yml").write_text("site_name: S\n", encoding="utf-8")
    return load_config(str(folder / "mkdocs.yml"), **settings)


def _of_a_page(file: Path, config: MkDocsConfig) -> str | None:
    path = Path(os.path.relpath(file, config.docs_dir)).as_posix()
    return Page(None, File(path, config.docs_dir, config.site_dir, use_directory_urls=True), config).edit_url


@pytest.mark.parametrize("settings", ANSWERS)
def test_a_record_is_edited_where_a_page_would_be(tmp_path: Path, settings: dict[str, str]) -> None:
    """Whatever its name and its folder, and however addresses are made; a link is edited where it leads."""
    config = _config(tmp_path.resolve(), **settings)
    editing = Editing(config)
    for record, file in ({each: each for each in RECORDS} | LINKED).items():
        assert editing.url(record) == _of_a_page(tmp_path.resolve() / file, config)


def test_what_has_no_record_is_edited_nowhere(tmp_path: Path) -> None:
    """Nor is a record, where nobody says in which repository it is."""
    config = _config(tmp_path.resolve(), repo_url="https://git.example/r")
    assert Editing(config).url("docs/a.yml") is None
    config.edit_uri = "edit/main/docs/"
    assert Editing(config).url("docs/a.yml") == "https://git.example/r/edit/main/docs/a.yml"
    assert Editing(config).url(None) is None
