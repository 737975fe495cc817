"""`timeline check` says everything that is wrong, and fails where it should."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main

GOOD = "date: 2025\ntitle: Sora\nsources: [{title: A}, {title: B}]\nverified: 2026\n"
LINE = re.compile(r"[^\n]+:[0-9]+:[0-9]+: (error|warning|advice): [^\n]+ \[[a-z-]+\]")


def _check(root: Path, files: dict[str, str], *options: str) -> Result:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["check", str(root), *options])


def test_nothing_is_wrong(tmp_path: Path) -> None:
    """Sound records say how many they are, and exit with 0."""
    result = _check(tmp_path, {"events/a.yml": GOOD})
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 event: 0 errors, 0 warnings, 0 advice\n"


def test_no_record_at_all(tmp_path: Path) -> None:
    """An empty folder is a story that has not begun."""
    result = _check(tmp_path, {})
    assert (result.exit_code, result.stderr) == (0, "0 events: 0 errors, 0 warnings, 0 advice\n")


def test_an_error(tmp_path: Path) -> None:
    """An error is a line that an editor can jump to, and exits with 1."""
    result = _check(tmp_path, {"events/a.yml": GOOD, "events/b.yml": f"{GOOD}kind: dael\n"})
    assert result.exit_code == 1
    place = f"{tmp_path.as_posix()}/events/b.yml:5:7"
    assert result.stdout == f"{place}: error: no kind is called 'dael', did you mean 'deal'? [unknown-kind]\n"
    assert result.stderr.endswith(": 1 error, 0 warnings, 0 advice\n")


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning(tmp_path: Path, options: tuple[str, ...], code: int) -> None:
    """A warning fails a strict check only."""
    links = "links: [{led-to: b}, {led-to: b}]\n"
    result = _check(tmp_path, {"events/a.yml": GOOD + links, "events/b.yml": GOOD}, *options)
    assert result.exit_code == code
    assert "a.yml:5:22: warning: the link 'led-to: b' stands here a second time [duplicate-link]\n" in result.stdout
    assert result.stderr == "2 events: 0 errors, 1 warning, 0 advice\n"


@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_advice(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Advice never fails a check."""
    result = _check(tmp_path, {"events/a.yml": "date: 2025\ntitle: Sora\n"}, *options)
    assert result.exit_code == 0
    assert [line.rpartition(" ")[2] for line in result.stdout.splitlines()] == ["[no-source]", "[not-verified]"]


def test_advice_can_be_kept_back(tmp_path: Path) -> None:
    """Who wants faults only gets faults only; the count is said all the same."""
    result = _check(tmp_path, {"events/a.yml": "date: 2025\ntitle: Sora\n"}, "--no-advice")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 event: 0 errors, 0 warnings, 2 advice\n"


def test_drafts_are_checked(tmp_path: Path) -> None:
    """A draft's faults are found before it is published."""
    result = _check(tmp_path, {"events/a.yml": f"{GOOD}draft: true\nentities: [nobody]\n"})
    assert result.exit_code == 1
    assert "no entity is called 'nobody'" in result.stdout


def test_every_complaint_is_one_line_in_order(tmp_path: Path) -> None:
    """Complaints about files and records come together, by file, line and column, each on a line of its own."""
    (tmp_path / "events").mkdir()
    (tmp_path / "events/c.yml").symlink_to("gone.yml")
    files = {
        "events/b.yml": "title: [a\n",
        "events/d.yml": "summary: Neither date nor title.\nzzz: 1\n",
        "events/a.yml": "date: \"Mon\\tday\"\ntitle: Sora\nkind: 'a\n\n  b'\n",
        "timeline.yml": "time-zone: nowhere\n",
    }
    result = _check(tmp_path, files)
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert all(LINE.fullmatch(line) for line in lines)
    assert [line.removeprefix(f"{tmp_path.as_posix()}/").split(": ")[0] for line in lines] == [
        *("events/a.yml:1:7", "events/a.yml:3:7", "events/b.yml:1:8", "events/c.yml:1:1"),
        *("events/d.yml:1:1", "events/d.yml:1:1", "events/d.yml:2:1", "timeline.yml:1:12"),
    ]
    assert "'date' is missing" in lines[4]
    assert "'title' is missing" in lines[5]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A folder that is not there is a mistake in the command."""
    result = CliRunner().invoke(main, ["check", str(tmp_path / "nowhere")])
    assert result.exit_code == 2
    assert "does not exist" in result.stderr
