"""The command line of MkDocs in a process of its own for each command, forked where all that it imports is at hand.

Python takes twice as long to import MkDocs, its theme and this plugin as to build a small site. Nothing has been run
where the forks come from: each begins as `python -m mkdocs` would.
"""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["mkdocs"]

_IMPORTED = (
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "material.plugins.search.plugin",
    "mkdocs_timeline.plugin",
    "pygments.formatters",
    "pygments.lexers",
)
_REPOSITORY = Path(__file__).parents[2]


def mkdocs(arguments: list[str], cwd: Path, environment: Mapping[str, str], patience: int) -> tuple[int, str]:
    """Run a command in a folder, and return how it ended and what it said, its complaints last.

    Each has another seed for the order of sets than the one before it: what depends on that is not made twice alike.
    """
    return next(_nurseries()).run(arguments, cwd, environment, patience)


@cache
def _nurseries() -> Iterator["_Nursery"]:
    return cycle([_Nursery(seed) for seed in random.SystemRandom().sample(range(1, 2**32), 2)])


@dataclass
class _Nursery:
    """A process that has imported MkDocs and waits for orders; it ends with the one that started it."""

    seed: int
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            cwd=_REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": str(self.seed)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, arguments: list[str], cwd: Path, environment: Mapping[str, str], patience: int) -> tuple[int, str]:
        orders, answers = self.process.stdin, self.process.stdout
        assert orders
        assert answers
        with TemporaryDirectory() as folder:
            said = [Path(folder, name) for name in ("said", "complained")]
            streams = [os.devnull, *map(str, said)]
            orders.write(json.dumps([arguments, str(cwd), {**environment}, streams, patience]) + "\n")
            orders.flush()
            return int(answers.readline()), "".join(each.read_text("utf-8") for each in said)


def _wait() -> None:
    """Fork for each order, and say how the child ended; return in the child only."""
    for order in sys.stdin:
        child = os.fork()
        if not child:
            return _become(*json.loads(order))
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()
    sys.exit()


def _become(arguments: list[str], cwd: str, environment: dict[str, str], streams: list[str], patience: int) -> None:
    """Be as a process that was started for a command; one that takes too long is ended."""
    signal.alarm(patience)
    for number, path in enumerate(streams):
        opened = os.open(path, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[0] = cwd
    sys.argv[1:] = arguments


if __name__ == "__main__":
    for each in _IMPORTED:
        import_module(each)
    _wait()
    import_module("mkdocs.__main__").cli(prog_name="mkdocs")
