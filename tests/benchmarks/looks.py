"""What commands that look at one size of our own have in common: what they are asked, and rows for RESULTS.md."""

import argparse
import json
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.peers import PEERS, REPOSITORY, version

__all__ = ["keep", "parser_of"]


def parser_of(name: str, about: str | None) -> argparse.ArgumentParser:
    """Return what reads how many events are looked at, where they lie meanwhile, and where rows are kept."""
    parser = argparse.ArgumentParser(
        f"python -m tests.benchmarks.{name}", description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--memory", type=Path, default=Path("/dev/shm/timeline-bench"))  # noqa: S108 - not a temporary file
    parser.add_argument("--results", type=Path, default=REPOSITORY / ".cache/bench/results.jsonl")
    return parser


def keep(results: Path, what: str, size: int, seen: Iterable[Mapping[str, Any]]) -> None:
    """Put what was seen to the rows that are kept, each as soon as it is there."""
    about = {"what": what, "peer": "timeline", "size": size, "version": version(PEERS["timeline"])}
    results.parent.mkdir(parents=True, exist_ok=True)
    with results.open("a", encoding="utf-8") as kept:
        for row in seen:
            kept.write(json.dumps({**about, **row, "at": time.strftime("%Y-%m-%d")}) + "\n")
