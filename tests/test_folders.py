"""Files are found on disk, and nothing else is opened."""

import os
from pathlib import Path

import pytest

from timeline import find_files
from timeline.folders import is_record
from timeline.records import MAXIMUM_BYTES
from timeline.vocabulary import Collection

TEXT = "date: 2025\ntitle: Sora\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an empty folder of records, beside which other things lie."""
    folder = tmp_path / "content"
    (folder / "events").mkdir(parents=True)
    (tmp_path / "secret.yml").write_text("date: 2025\ntitle: A secret\n")
    return folder


def _found(root: Path) -> tuple[list[str], list[str]]:
    files, diagnostics = find_files(root, "content")
    return [file.path for file in files], [str(each) for each in diagnostics]


def test_records_are_found_by_their_place(root: Path) -> None:
    """Files of both endings, in folders of any depth, are records of what their first folder says."""
    for path in (
        "timeline.yml",
        "events/a.yml",
        "events/2025/b.yaml",
        "sources/deep/er/c.yml",
        "index.yml",
        "other/d.yml",
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(TEXT)
    (root / "events/notes.txt").write_text("notes")
    (root / "events/page.md").write_text("# A page")
    files, diagnostics = find_files(root, "content")
    assert diagnostics == []
    assert [(file.path, file.collection, file.content) for file in files] == [
        ("content/timeline.yml", Collection.SETTINGS, TEXT.encode()),
        ("content/events/a.yml", Collection.EVENTS, TEXT.encode()),
        ("content/events/2025/b.yaml", Collection.EVENTS, TEXT.encode()),
        ("content/sources/deep/er/c.yml", Collection.SOURCES, TEXT.encode()),
    ]


def test_what_was_meant_to_be_read_is_named(root: Path) -> None:
    """A file beside the folder it belongs into, or with another ending, is not read, and that is said."""
    nearly = {
        "Events/a.yml": "put it into the folder 'events'",
        "entity/deep/b.yaml": "put it into the folder 'entities'",
        "event.yml": "put it into the folder 'events'",
        "sources.YAML": "put it into the folder 'sources'",
        "events/c.YML": "name it with '.yml' at its end",
        "thread/d.yml": "put it into the folder 'threads'",
    }
    for path in (*nearly, "event/page.md", "other/e.yml", "eventful.yml", "events/f.yml", "source.md"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(TEXT)
    (root / "source").symlink_to(root / "nowhere")
    (root / "ENTITIES").symlink_to(root / "entities")
    found, complaints = _found(root)
    assert found == ["content/events/f.yml"]
    said = "warning: this file is not read, though it looks like a record's"
    assert sorted(complaints) == sorted(
        f"content/{path}:1:1: {said}: {way_out} [passed-over]" for path, way_out in nearly.items()
    )


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("timeline.yml", True),
        ("timeline.yaml", True),
        ("events/a.yml", True),
        ("series/deep/er/a.yaml", True),
        ("events", False),
        ("events/", False),
        ("events/a.md", False),
        ("events.yml", False),
        ("sub/timeline.yml", False),
        ("other/a.yml", False),
    ],
)
def test_a_record_is_told_by_its_name(path: str, record: bool) -> None:  # noqa: FBT001 - a column of the table
    """A path below the folder says whether a host should leave a file to the timeline."""
    assert is_record(path) is record


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    """Neither the folders nor the files need to be there."""
    assert _found(tmp_path) == ([], [])


def test_names_with_a_dot_are_an_editors(root: Path) -> None:
    """Locks, swap files and hidden folders are passed over without a word, dangling or not."""
    (root / "events/.#a.yml").symlink_to("emacs@host.1234")
    (root / "events/.a.yml").write_text(TEXT)
    (root / "events/.git").mkdir()
    (root / "events/.git/b.yml").write_text(TEXT)
    assert _found(root) == ([], [])


def test_a_link_inside_the_folder_is_followed(root: Path) -> None:
    """A link from one record's place to another's file is read as a file of its own."""
    (root / "events/a.yml").write_text(TEXT)
    (root / "events/b.yml").symlink_to("a.yml")
    assert _found(root) == (["content/events/a.yml", "content/events/b.yml"], [])


def test_a_link_out_of_the_folder_is_refused(root: Path) -> None:
    """A link can't publish what lies elsewhere, by whatever path it leads there."""
    (root / "events/a.yml").symlink_to("../../secret.yml")
    (root / "events/b.yml").symlink_to(root.parent / "secret.yml")
    (root / "timeline.yml").symlink_to("../secret.yml")
    said = "1:1: error: this link leads out of the records' folder: put the file itself here [file]"
    assert _found(root) == (
        [],
        [f"content/timeline.yml:{said}", f"content/events/a.yml:{said}", f"content/events/b.yml:{said}"],
    )


def test_a_folder_elsewhere_is_refused(root: Path) -> None:
    """A link to a folder is never walked into, and said so; nor are records read through a folder that is a link."""
    elsewhere = root.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.yml").write_text(TEXT)
    (root / "events/more").symlink_to(elsewhere)
    (root / "sources").symlink_to(elsewhere)
    files, said = _found(root)
    assert files == []
    assert said == [
        "content/events/more:1:1: error: this link leads to a folder: put the folder itself here [file]",
        "content/sources/a.yml:1:1: error: this link leads out of the records' folder: put the file itself here [file]",
    ]


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/stdin"])
def test_a_device_is_never_opened(root: Path, target: str) -> None:
    """A link to a device that never ends is refused."""
    (root / "events/a.yml").symlink_to(target)
    files, said = _found(root)
    assert files == []
    assert len(said) == 1


def test_a_pipe_is_never_opened(root: Path) -> None:
    """A pipe, whose reader would wait forever, is refused."""
    os.mkfifo(root / "events/a.yml")
    (root / "events/b.yml").symlink_to("a.yml")
    said = "1:1: error: this is no file that can be read: delete it [file]"
    assert _found(root) == ([], [f"content/events/a.yml:{said}", f"content/events/b.yml:{said}"])


def test_a_folder_named_as_a_file(root: Path) -> None:
    """A folder may be called as it likes below events; where the settings belong it is refused."""
    (root / "events/2025.yml").mkdir()
    (root / "events/2025.yml/a.yml").write_text(TEXT)
    (root / "timeline.yml").mkdir()
    assert _found(root) == (
        ["content/events/2025.yml/a.yml"],
        ["content/timeline.yml:1:1: error: this is no file that can be read: delete it [file]"],
    )


def test_links_that_lead_nowhere(root: Path) -> None:
    """Links to nothing and to themselves are complaints, and the other files are read."""
    (root / "events/a.yml").symlink_to("gone.yml")
    (root / "events/b.yml").symlink_to("b.yml")
    (root / "events/c.yml").write_text(TEXT)
    (root / "series").symlink_to("series")
    assert _found(root) == (
        ["content/events/c.yml"],
        [
            "content/events/a.yml:1:1: error: the file can't be read: No such file or directory [file]",
            "content/events/b.yml:1:1: error: the file can't be read: Too many levels of symbolic links [file]",
            "content/series:1:1: error: the folder can't be read: Too many levels of symbolic links [file]",
        ],
    )


def test_a_name_that_is_no_text(root: Path) -> None:
    """A file whose name is no UTF-8 is named all the same, in characters that can be printed."""
    Path(os.fsdecode(os.fsencode(root) + b"/events/caf\xe9.yml")).symlink_to("gone.yml")
    (said,) = _found(root)[1]
    assert said.startswith("content/events/caf\\udce9.yml:1:1: error:")
    assert said.isprintable()


def test_a_file_is_not_read_to_its_end(root: Path) -> None:
    """Of a file larger than any record no more is read than shows that it is."""
    with (root / "events/a.yml").open("wb") as file:
        file.truncate(MAXIMUM_BYTES * 4)
    (found,) = find_files(root)[0]
    assert len(found.content) == MAXIMUM_BYTES + 1
