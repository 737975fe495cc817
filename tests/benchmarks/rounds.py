"""The measurements: builds cold, warm and after an edit, and the time from a save to the page it is served on."""

import glob
import os
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.events import Made, story
from tests.benchmarks.measure import Taken, end, start, take, written
from tests.benchmarks.peers import Peer, environment
from tests.benchmarks.projects import furnish

__all__ = ["Bench", "Row"]

Row = dict[str, Any]
"""A measurement as it is kept: what, peer, size, round, and the figures."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A peer with a story of some length in a project of its own, below a folder in memory."""

    peer: Peer
    size: int
    memory: Path
    patience: float

    @property
    def project(self) -> Path:
        """The folder of the project."""
        return self.memory / f"{self.peer.name}-{self.size}"

    def prepare(self) -> None:
        """Write the project, unless it stands."""
        done = self.project / ".whole"
        if done.is_file():
            return
        shutil.rmtree(self.project, ignore_errors=True)
        self.peer.write(story(self.size), self.project)
        if self.peer.furniture:
            furnish(self.project / self.peer.furniture, 28)
        modules = environment(self.peer) / "node_modules"
        if modules.is_dir():
            (self.project / "node_modules").symlink_to(modules)
        done.touch()

    def clear(self) -> None:
        """Remove the project."""
        shutil.rmtree(self.project, ignore_errors=True)

    def cold(self) -> Row:
        """Build with nothing there from before."""
        self.prepare()
        self.forget()
        return self._built()

    def forget(self) -> None:
        """Remove what a build has left behind."""
        for pattern in (self.peer.output, *self.peer.caches):
            for folder in self.project.glob(pattern):
                shutil.rmtree(folder, ignore_errors=True)

    def warm(self) -> Row:
        """Build again, nothing changed."""
        self._stand()
        return self._built()

    def edited(self) -> Row:
        """Build again, one event changed, and changed back after."""
        self._stand()
        file = self._file(self._event)
        before = file.read_text("utf-8")
        file.write_text(f"{before}\n{self.peer.indent}{_token()}\n", "utf-8")
        try:
            return self._built()
        finally:
            file.write_text(before, "utf-8")

    def saves(self, port: int, times: int) -> Iterator[Row]:
        """Serve the project, and yield for each of some saves how long the page was without it."""
        self.prepare()
        log = self.project / ".bench-serve.log"
        begun = time.monotonic()
        server = start(_filled(self.peer, self.peer.serve, port), self.project, log)
        event = self._event
        file, address = self._file(event), f"http://127.0.0.1:{port}{self._spell(self.peer.page, event)}"
        before = file.read_text("utf-8")
        try:
            ready = _until(address, event.title.partition(":")[0], begun + self.patience)
            if ready is None or server.poll() is not None:
                yield {"failed": log.read_text("utf-8", "replace")[-400:] or "did not serve"}
                return
            for _ in range(times):
                time.sleep(2)
                token, saved = _token(), time.monotonic()
                file.write_text(f"{before}\n{self.peer.indent}{token}\n", "utf-8")
                seen = _until(address, token, saved + self.patience)
                took = {"wall": round(seen - saved, 3)} if seen else {"failed": "not seen in time"}
                yield {"ready": round(ready - begun, 2), **took}
        finally:
            end(server)
            file.write_text(before, "utf-8")

    @property
    def _event(self) -> Made:
        return story(self.size).events[self.size // 2]

    def _file(self, event: Made) -> Path:
        return self.project / self._spell(self.peer.edited, event)

    def _spell(self, template: str, event: Made) -> str:
        year, month, day = event.day.split("-")
        return template.format(id=event.id, year=year, month=month, day=day)

    def _stand(self) -> None:
        """See to it that there is a site from before."""
        if not (self.project / self.peer.output).is_dir():
            self.cold()

    def _built(self) -> Row:
        taken = take(_filled(self.peer, self.peer.build, 0), self.project, self.patience)
        return {**_figures(taken), **asdict(written(self.project / self.peer.output))}


def _filled(peer: Peer, command: str, port: int) -> list[str]:
    words = command.format(room=environment(peer), port=port).split()
    return [*(glob.glob(words[0]) or words[:1]), *words[1:]]  # noqa: PTH207 - the pattern is absolute


def _figures(taken: Taken) -> Row:
    row = {key: value for key, value in asdict(taken).items() if key not in {"code", "said"}}
    if taken.code is None:
        row["failed"] = "gave up"
    elif taken.code:
        row["failed"] = f"exit {taken.code}: {taken.said}"
    return {**row, "load": round(os.getloadavg()[0], 2)}


def _token() -> str:
    return f"mark{time.time_ns()}"


def _until(address: str, words: str, deadline: float) -> float | None:
    """Return when a page first said some words, or None where it never did in time."""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=deadline - time.monotonic()) as answer:
                if words.encode() in answer.read():
                    return time.monotonic()
        except (urllib.error.URLError, OSError, ValueError):
            time.sleep(0.02)
        time.sleep(0.005)
    return None
