"""A build of records that are wrong says so, all at once, and touches nothing."""

from collections.abc import Callable, Mapping

import pytest

from tests.plugin.projects import Project, contents, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]

GOOD = {"docs/index.md": "# Home\n\n[[a]]\n", "docs/events/a.yml": event("The day it began", "2024-02-15")}
FAULTY = {
    "docs/events/a.yml": "date: 2025-02-30\ntitle: The day it began\nsoruces: []\nkind: lunch\n",
    "docs/events/b.yml": "title: Without a date\nlinks:\n  - led-to: c\nentities: [nobody]\n",
    "docs/threads/t.yml": "title: T\nstatus: maybe\nsumary: S\n",
}
PLACES = [
    ("docs/events/a.yml:1:7", "date '2025-02-30': February 2025 has 28 days"),
    ("docs/events/a.yml:3:1", "unknown field 'soruces', did you mean 'sources'?"),
    ("docs/events/a.yml:4:7", "'lunch'"),
    ("docs/events/b.yml:1:1", "'date' is missing"),
    ("docs/events/b.yml:3:13", "'c'"),
    ("docs/events/b.yml:4:12", "'nobody'"),
    ("docs/threads/t.yml:2:9", "'maybe'"),
    ("docs/threads/t.yml:3:1", "unknown field 'sumary', did you mean 'summary'?"),
]


def test_every_fault_is_named_in_one_run(project: Maker) -> None:
    """Eight faults in three files are eight complaints, each at its place, and the old site is whole to the byte."""
    made = project({"mkdocs.yml": settings(), **GOOD})
    before = contents(made.build("--strict").site)
    made.write(FAULTY)
    built = made.build()
    assert [error.split(": error: ")[0] for error in built.errors] == [place for place, _ in PLACES]
    for error, (_, message) in zip(built.errors, PLACES, strict=True):
        assert message in error
    assert "8 errors in 3 files" in built.log
    assert built.code == 1
    assert "Traceback" not in built.log
    assert contents(built.site) == before


UNREADABLE = {
    "a tab": "date: 2024\ntitle: x\n\tkind: launch\n",
    "half a file": "date: 2024\ntitle: 'x",
    "a flow that never ends": "[" * 100_000,
    "an alias": "date: &x 2024\ntitle: *x\n",
    "two keys": "date: 2024\ndate: 2025\ntitle: x\n",
    "nothing": "",
    "words": "just words\n",
    "a language's tag": "date: 2024\ntitle: !!python/object/apply:os.system [ls]\n",
}


def test_no_file_breaks_the_build_of_its_complaint(project: Maker) -> None:
    """A file that can't be read is complained about in one line of its own, whatever it holds."""
    faulty = {f"docs/events/e{number}.yml": text for number, text in enumerate(UNREADABLE.values())}
    built = project({"mkdocs.yml": settings(), **GOOD, **faulty}).build()
    assert built.code == 1
    assert "Traceback" not in built.log
    assert {error.split(":")[0] for error in built.errors} == set(faulty)
    assert not built.site.exists()


def test_a_link_out_of_the_records_is_not_followed(project: Maker) -> None:
    """A record that is a symbolic link to a file elsewhere is refused by name, and its text is in no output."""
    made = project({"mkdocs.yml": settings(), **GOOD, "../elsewhere.yml": event("A xylophone")})
    (made.root / "docs/events/link.yml").symlink_to(made.root.parent / "elsewhere.yml")
    built = made.build()
    assert built.code == 1
    assert [error.split(": error: ")[0] for error in built.errors] == ["docs/events/link.yml:1:1"]
    assert "xylophone" not in built.log


def test_a_warning_stops_a_strict_build_only(project: Maker) -> None:
    """A link to a draft is left out with a warning: the site is built, but not under `--strict`."""
    records = {
        "docs/events/b.yml": event("B", "2025", "links: [{follows: c}]\n"),
        "docs/events/c.yml": event("C", "2024", "draft: true\n"),
    }
    made = project({"mkdocs.yml": settings(), **GOOD, **records})
    built = made.build()
    assert built.code == 0
    assert [warning.split(": warning: ")[0] for warning in built.warnings] == ["docs/events/b.yml:3:19"]
    assert made.build("--strict").code == 1
