"""Measure ourselves and our peers, and write RESULTS.md.

    python -m tests.benchmarks quick              1,000 events; us, Hugo, Material's blog: some four minutes
    python -m tests.benchmarks full               everything: half an hour to an hour
    python -m tests.benchmarks run --what cold --sizes 10000 --peers timeline,hugo-28k --rounds 2
    python -m tests.benchmarks report             write RESULTS.md again from what was measured

Rounds are interleaved: each peer in turn, then each again, so that a slow minute of the machine meets all alike. What
was measured is kept, a line of JSON each; a run that was broken off goes on where it stopped. `--afresh` starts anew.
"""

import argparse
import itertools
import json
import shutil
import signal
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.benchmarks.peers import PEERS, REPOSITORY, version
from tests.benchmarks.report import report
from tests.benchmarks.rounds import Bench, Row

ALL = tuple(PEERS)
SWIFT = ("timeline", "hugo", "hugo-28k", "eleventy")
SLOW = ("mkdocs", "pelican", "material-blog", "zensical")


@dataclass(frozen=True, slots=True)
class Task:
    """What is measured of whom, with how many events, how often."""

    what: str
    size: int
    peers: tuple[str, ...]
    rounds: int


QUICK = (
    Task("cold", 1000, ("timeline", "hugo-28k", "material-blog"), 2),
    Task("cold", 1000, ("timeline", "hugo-28k"), 4),
    Task("warm", 1000, ("timeline", "hugo-28k"), 3),
    Task("edited", 1000, ("timeline", "hugo-28k"), 3),
    Task("save", 1000, ("timeline", "hugo-28k"), 2),
)
FULL = (
    Task("cold", 100, ALL, 3),
    Task("cold", 1000, ALL, 3),
    Task("warm", 1000, ALL, 2),
    Task("edited", 1000, ALL, 2),
    Task("save", 1000, ALL, 3),
    Task("cold", 10_000, SWIFT, 2),
    Task("warm", 10_000, SWIFT, 2),
    Task("edited", 10_000, SWIFT, 2),
    Task("save", 10_000, SWIFT, 3),
    Task("cold", 10_000, SLOW, 1),
    Task("cold", 100_000, ("timeline",), 1),
)


def main() -> None:
    """Measure what is asked for, and write the report; whoever is ended ends the preview that was looked at, too."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    asked = _asked()
    kept: Path = asked.results
    if asked.afresh:
        kept.unlink(missing_ok=True)
    if asked.command != "report":
        skipped = set(asked.skip)
        for task in _tasks(asked):
            peers = tuple(name for name in task.peers if name not in skipped)
            _measure(Task(task.what, task.size, peers, asked.rounds or task.rounds), asked)
        shutil.rmtree(asked.memory, ignore_errors=True)
    rows = _known(kept)
    asked.to.write_text(report(rows), "utf-8")
    sys.stdout.write(f"{asked.to} tells of {len(rows)} measurements\n")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m tests.benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = partial(parser.add_argument, type=_listed, metavar="A,B")
    parser.add_argument("command", choices=("quick", "full", "run", "report"))
    add("--what", default=("cold",), help="cold, warm (nothing changed), edited (one event changed), save")
    add("--sizes", default=("1000",))
    add("--peers", default=ALL, help=", ".join(ALL))
    add("--skip", default=(), help="peers to leave out")
    parser.add_argument("--rounds", type=int, help="how often each is measured")
    parser.add_argument("--patience", type=float, default=600, help="seconds after which a build is given up")
    parser.add_argument("--port", type=int, default=8281, help="of the previews")
    parser.add_argument("--memory", type=Path, default=Path("/dev/shm/timeline-bench"), help="a folder in memory")  # noqa: S108 - not a temporary file
    parser.add_argument("--results", type=Path, default=REPOSITORY / ".cache/bench/results.jsonl")
    parser.add_argument("--to", type=Path, default=Path(__file__).parent / "RESULTS.md")
    parser.add_argument("--afresh", action="store_true", help="forget what was measured before")
    return parser.parse_args()


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def _tasks(asked: argparse.Namespace) -> tuple[Task, ...]:
    if asked.command == "run":
        return tuple(Task(what, int(size), asked.peers, 3) for size in asked.sizes for what in asked.what)
    return QUICK if asked.command == "quick" else FULL


def _measure(task: Task, asked: argparse.Namespace) -> None:
    """Measure in rounds; who fails once is left out of the rounds that follow, and what is known is not asked again."""
    failed: set[str] = set()
    known = {(row["what"], row["peer"], row["size"], row.get("round")) for row in _known(asked.results)}
    for round_, name in itertools.product(range(task.rounds), task.peers):
        if name in failed or (task.what, name, task.size, round_) in known:
            continue
        bench = Bench(PEERS[name], task.size, asked.memory, asked.patience)
        for number, row in enumerate(_rows(bench, task, asked.port), round_):
            _keep(asked.results, {"what": task.what, "peer": name, "size": task.size, "round": number, **row})
            known.add((task.what, name, task.size, number))
            failed |= {name} if "failed" in row else set()


def _rows(bench: Bench, task: Task, port: int) -> Iterable[Row]:
    """Return a build's figures; of a preview, which is started once, those of all its rounds."""
    match task.what:
        case "cold":
            return [bench.cold()]
        case "warm":
            return [bench.warm()]
        case "edited":
            return [bench.edited()]
        case "save":
            return bench.saves(port, task.rounds)
    raise SystemExit(f"there is nothing called '{task.what}' to measure")


def _known(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.is_file() else []


def _keep(file: Path, row: Row) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({**row, "version": version(PEERS[row["peer"]]), "at": time.strftime("%Y-%m-%d", time.gmtime())})
    with file.open("a", encoding="utf-8") as kept:
        kept.write(line + "\n")
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
