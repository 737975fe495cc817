"""The preview, driven as an author drives it: by saving files and looking at pages."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plugin.pages import find, parse, words
from tests.plugin.projects import ENVIRONMENT, Project, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]

PATIENCE = 30.0
STORY = {
    "mkdocs.yml": settings(),
    "docs/index.md": "# Home\n\n[[a]]\n",
    "docs/events/a.yml": event("The day it began", "2024-02-15"),
}
BROKEN = event("The day it began", "2025-02-30")


@dataclass(frozen=True, slots=True)
class Preview:
    """A running `mkdocs serve`."""

    port: int
    log: Path
    process: subprocess.Popen[bytes]

    def get(self, path: str, host: str | None = None) -> tuple[int, str]:
        """Return the status and the text of what the preview answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def until(self, path: str, good: Callable[[str], bool]) -> str:
        """Ask for a page until it is there and good, and return its text; every answer before must not be a failure."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert not _ends(self.process), self.log.read_text("utf-8")
            status, text = self.get(path)
            assert status in {200, 404}, (status, text, self.log.read_text("utf-8"))
            if status == 200 and good(text):
                return text
        pytest.fail(f"{path} never became what it should:\n{self.log.read_text('utf-8')}")


@contextmanager
def preview(project: Project, *arguments: str) -> Iterator[Preview]:
    """Serve a project on a free port while the block lasts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = project.root / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}", *arguments]
    apart = {**ENVIRONMENT, "TMPDIR": str(project.root.parent)}  # a server that is killed leaves its site there
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=project.root, env=apart, stdout=out, stderr=subprocess.STDOUT)
    try:
        _await(port, process, log)
        yield Preview(port, log, process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and not _ends(process):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    pytest.fail(f"the preview never listened:\n{log.read_text('utf-8')}")


def _ends(process: subprocess.Popen[bytes]) -> bool:
    """Give a process a moment, and say whether it ended in it."""
    try:
        process.wait(0.05)
    except subprocess.TimeoutExpired:
        return False
    return True


def _title(text: str) -> str:
    return words(find(parse(text), "h1"))


def _notice(text: str) -> str:
    return words(find(parse(text), "div", "tl-notice"))


def _noticed(text: str) -> bool:
    return "tl-notice" in text


def test_the_page_for_editors_is_there_while_they_work(project: Maker) -> None:
    """The preview has `/health/` without being asked, up to date; a build has not, nor a preview told not to."""
    world = project({**STORY, "docs/events/b.yml": event("The day after", "2024-02-16")})
    with preview(world) as it:
        assert "The day after" in it.until("/health/", lambda text: "never checked" in text)
        world.write({"docs/events/b.yml": event("The day after that", "2024-02-16")})
        it.until("/health/", lambda text: "The day after that" in text)
    built = world.build("--strict")
    assert built.code == 0, built.log
    assert not (built.site / "health").exists()
    world.write({"mkdocs.yml": settings(timeline={"health": False})})
    with preview(world) as it:
        it.until("/", lambda text: "The day it began" in text)
        assert it.get("/health/")[0] == 404


def test_it_shows_what_is_wrong_and_heals(project: Maker) -> None:
    """A record that is broken leaves the last good pages up with a notice on each; the save that mends it is shown."""
    made = project(STORY)
    with preview(made) as served:
        assert _title(served.until("/events/a/", lambda text: not _noticed(text))) == "The day it began"

        made.write({"docs/events/a.yml": BROKEN})
        page = served.until("/events/a/", _noticed)
        assert "docs/events/a.yml:1:7 date '2025-02-30': February 2025 has 28 days [date]" in _notice(page)
        assert "last good version" in _notice(page)
        assert _title(page) == "The day it began"
        served.until("/", _noticed)
        served.until("/timeline/", _noticed)

        made.write({"docs/events/a.yml": event("The day it was mended", "2025-02-28")})
        page = served.until("/events/a/", lambda text: not _noticed(text) and "The day it was mended" in text)
        assert _title(page) == "The day it was mended"
        served.until("/", lambda text: "The day it was mended" in text)


def test_a_record_is_followed_without_a_build(project: Maker) -> None:
    """A saved record is shown, with all that depends on it, without a build by MkDocs; a page of the author has one."""
    made = project({**STORY, "docs/events/b.yml": event("The day it went on", "2025", "body: See [[a]].\n")})
    with preview(made, "-v") as served:
        served.until("/events/a/", lambda text: "The day it went on" in text)
        made.write({"docs/events/a.yml": event("Another day", "2024-02-15")})
        served.until("/events/a/", lambda text: "Another day" in text)
        for path in ("/", "/timeline/", "/events/b/", "/search/search_index.json", "/assets/timeline/events.json"):
            assert "Another day" in served.get(path)[1], path
        assert served.log.read_text("utf-8").count("Building documentation...") == 1
        made.write({"docs/index.md": "# Home, again\n\n[[b]]\n"})
        served.until("/", lambda text: "Home, again" in text)
        assert served.log.read_text("utf-8").count("Building documentation...") == 2


def test_it_follows_files_that_come_and_go(project: Maker) -> None:
    """A new record has a page as soon as it is saved, and none when it is deleted."""
    made = project(STORY)
    with preview(made) as served:
        served.until("/", lambda text: "The day it began" in text)
        assert served.get("/events/b/")[0] == 404
        made.write({"docs/events/2025/b.yml": event("The day it went on", "2025")})
        assert _title(served.until("/events/b/", lambda _: True)) == "The day it went on"

        (made.root / "docs/events/2025/b.yml").unlink()
        served.until("/timeline/", lambda text: "The day it went on" not in text)
        assert served.get("/events/b/")[0] == 404


def test_it_starts_with_a_record_that_is_broken(project: Maker) -> None:
    """There is no last good version then: what is right is shown with the notice, and the rest when it is mended."""
    made = project({**STORY, "docs/events/b.yml": BROKEN, "docs/index.md": "# Home\n\n[[b]]\n"})
    with preview(made) as served:
        assert "docs/events/b.yml:1:7" in _notice(served.until("/", _noticed))
        assert _title(served.until("/events/a/", _noticed)) == "The day it began"
        made.write({"docs/events/b.yml": event("The day it went on", "2025")})
        served.until("/events/b/", lambda text: not _noticed(text))


def test_it_says_what_is_wrong_in_the_authors_own_pages(project: Maker) -> None:
    """A mention of nobody is named where it stands, and the page it stands on is still shown."""
    made = project(STORY)
    with preview(made) as served:
        served.until("/", lambda text: not _noticed(text))
        made.write({"docs/index.md": "# Home\n\nSee [[b]], then.\n"})
        page = served.until("/", _noticed)
        assert "docs/index.md:3:5 no record is called 'b'" in _notice(page)
        made.write({"docs/events/b.yml": event("The day it went on", "2025")})
        assert "The day it went on" in served.until("/", lambda text: not _noticed(text))


def test_it_answers_to_its_own_name_only(project: Maker) -> None:
    """A request that names another host is misdirected (421), so that no other site reads the drafts."""
    with preview(project(STORY)) as served:
        assert served.get("/events/a/", f"localhost:{served.port}")[0] == 200
        assert served.get("/events/a/", "LOCALHOST")[0] == 200
        for host in ("evil.example", f"evil.example:{served.port}", "127.0.0.1.evil.example", "localhost@evil.example"):
            status, text = served.get("/events/a/", host)
            assert status == 421
            assert "The day it began" not in text


def test_drafts_are_shown(project: Maker) -> None:
    """The preview is where drafts are read, unless `drafts: false`."""
    made = project({**STORY, "docs/events/b.yml": event("A plan", "2025", "draft: true\n")})
    with preview(made) as served:
        assert _title(served.until("/events/b/", lambda _: True)) == "A plan"
        made.write({"mkdocs.yml": settings(timeline={"drafts": False})})
        served.until("/timeline/", lambda text: "A plan" not in text)


def test_records_elsewhere_are_watched(project: Maker) -> None:
    """Records outside the pages' folder are followed, too."""
    files = {"mkdocs.yml": settings(timeline={"records": "../records"}), "docs/index.md": "# Home\n"}
    made = project({**files, "../records/events/a.yml": event("The day it began")})
    with preview(made) as served:
        served.until("/events/a/", lambda text: "The day it began" in text)
        made.write({"../records/events/a.yml": event("Another day")})
        served.until("/events/a/", lambda text: "Another day" in text)


def test_a_preview_that_is_ended_leaves_nothing(project: Maker) -> None:
    """Ended by a signal, the preview takes its site with it: drafts don't stay behind in a temporary folder."""
    made = project(STORY)
    with preview(made) as serving:
        serving.until("/events/a/", lambda text: "The day it began" in text)
        assert list(made.root.parent.glob("mkdocs_*"))
        serving.process.terminate()
        serving.process.wait(PATIENCE)
    assert list(made.root.parent.glob("mkdocs_*")) == []
