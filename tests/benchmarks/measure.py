"""What a command took: time, memory, and what it wrote."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Taken", "Written", "end", "quietly", "start", "take", "written"]

# Our own modules are kept compiled, as everybody's are whom pip has installed, whatever this machine's habits.
_INHERITED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_USER = ".user"
"""Where in a project what a user keeps for all projects is kept for this one alone."""
_QUIET = {**_INHERITED, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"}


@dataclass(frozen=True, slots=True)
class Taken:
    """Wall-clock and processor seconds, and memory in MB: of the largest process, and of all at once.

    The largest is what the kernel kept (`ru_maxrss`). The sum is looked up while they run, as often as a twentieth of a
    core allows, a page that several processes share counted once (`Pss`). `code` is None for a command that was ended
    because it took too long.
    """

    code: int | None
    wall: float
    processor: float
    largest: float
    together: float
    said: str


@dataclass(frozen=True, slots=True)
class Written:
    """Files of a site, those among them that are pages, and MB."""

    files: int
    pages: int
    megabytes: float


def quietly(folder: Path) -> dict[str, str]:
    """Return the environment of a command in a project: nothing is said twice, nothing kept that others have."""
    return {**_QUIET, "XDG_CACHE_HOME": str((folder / _USER).resolve())}


def start(command: Sequence[str], folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, what it says going to a file."""
    with log.open("wb") as out:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=quietly(folder),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )


def take(command: Sequence[str], folder: Path, patience: float) -> Taken:
    """Run a command to its end, or until patience (seconds) ends, and return what it took."""
    log = folder / ".bench.log"
    begun = time.monotonic()
    process = start(command, folder, log)
    impatient = threading.Timer(patience, os.killpg, (process.pid, signal.SIGKILL))
    impatient.start()
    with _watched(process.pid) as seen:
        _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    impatient.cancel()
    process.returncode = code = os.waitstatus_to_exitcode(status)
    said = log.read_text("utf-8", "replace")[-400:] if code else ""
    return Taken(
        code=None if code == -signal.SIGKILL and wall >= patience else code,
        wall=round(wall, 3),
        processor=round(used.ru_utime + used.ru_stime, 3),
        largest=round(used.ru_maxrss / 1024, 1),
        together=round(max(seen, default=0) / 1024, 1),
        said=said,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a session that was started here, kindly first."""
    for wish in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, wish)
            process.wait(10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def written(folder: Path) -> Written:
    """Return how much stands in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return Written(len(files), pages, round(sum(path.stat().st_size for path in files) / 1e6, 1))


@contextmanager
def _watched(session: int) -> Iterator[list[int]]:
    """Collect the memory (kB) of all processes of a session while the block lasts."""
    seen: list[int] = []
    done = threading.Event()

    def watch() -> None:
        pause = 0.02
        while not done.wait(pause):
            begun = time.monotonic()
            seen.append(sum(_memory(pid) for pid in _members(session)))
            pause = max(0.05, 20 * (time.monotonic() - begun))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    yield seen
    done.set()
    thread.join()


def _members(session: int) -> Iterator[str]:
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and _session(entry.name) == session:
            yield entry.name


def _session(pid: str) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[3])
    except (OSError, IndexError):
        return None


def _memory(pid: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
