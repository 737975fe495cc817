"""The author's own files, told apart from the records among which they lie."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files

from mkdocs_timeline.authored import authored_files
from mkdocs_timeline.options import TimelineConfig
from mkdocs_timeline.pages import remove_records

FILES = """
    index.md timeline.yml events/2024/a.yml events/2024/a.png events/2024/notes.md events/b.yaml entities/c.yml
    guide/README.md guide/index.md guide/events/d.yml other/README.md other/index.html draft/README.md draft/index.md
    hidden/x.md .secret/y.md z.yml records/events/e.yml records/notes.txt
""".split()


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """Return a project whose folder of pages has records, pictures, and two pages at one address."""
    for path in FILES:
        file = tmp_path / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("title: x\n")
    (tmp_path / "elsewhere/events").mkdir(parents=True)
    (tmp_path / "elsewhere/events/linked.md").write_text("# Linked\n")
    (tmp_path / "docs/far").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Test\nexclude_docs: |\n  hidden/\n  draft/index.md\nnot_in_nav: guide/\n"
    )
    return load_config(str(tmp_path / "mkdocs.yml"))


@pytest.mark.parametrize("records", ["", "docs/records", "elsewhere"])
def test_the_same_files_are_found_as_mkdocs_finds(config: MkDocsConfig, records: str) -> None:
    """All but the records, each as excluded or included as there, of two at one address the one that is published."""
    options = TimelineConfig()
    options.load_dict({"records": records})
    theirs = get_files(config)
    remove_records(theirs, config, options)
    found = [*map(_said, authored_files(config, options))]
    assert sorted(found) == sorted(map(_said, theirs))
    paths = {path for path, *_ in found}
    assert ("events/2024/a.yml" in paths) == bool(records)
    assert ("records/events/e.yml" in paths) == (records != "docs/records")
    assert {"guide/index.md", "draft/README.md", "events/2024/a.png", "far/events/linked.md"} <= paths


def _said(file: File) -> tuple[str, str, InclusionLevel, str | None]:
    return file.src_uri, file.dest_uri, file.inclusion, file.abs_src_path
