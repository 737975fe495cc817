"""From a save to the page, in a real `mkdocs serve`: `python -m tests.benchmarks.preview 1000 10000`.

For each number of events it says how long the preview took to start, the median of ten saves of one event until the
new page was served whole, and of ten broken and ten mended records until the page said so. The clock starts before the
file is written.
"""

import statistics
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import click

from tests.benchmarks.events import story
from tests.benchmarks.measure import end, start
from tests.benchmarks.projects import timeline

__all__ = ["main", "saves"]

_PATIENCE = 300.0


@click.command()
@click.argument("sizes", nargs=-1, type=int)
@click.option("--port", default=8271, help="A free port of this machine.")
@click.option("--times", default=10, help="How many saves.")
def main(sizes: tuple[int, ...], port: int, times: int) -> None:
    """Measure the preview at each of SIZES (1,000 and 10,000, unless said otherwise)."""
    for size in sizes or (1_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            timeline(made := story(size), Path(folder))
            event = made.events[size // 2]
            record = Path(folder, f"content/events/{event.day[:4]}/{event.id}.yml")
            ready, seen = saves(Path(folder), record, f"http://127.0.0.1:{port}/events/{event.id}/", port, times)
        for name, taken in seen.items():
            worst = f"{max(taken):.3f}"
            click.echo(
                f"{size} events, ready in {ready:.1f} s, {name}: {statistics.median(taken):.3f} s (at most {worst})"
            )


def saves(folder: Path, record: Path, address: str, port: int, times: int) -> tuple[float, dict[str, list[float]]]:
    """Serve a project, and return how long that took to start and how long the page took after each save."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    before, begun = record.read_text("utf-8"), time.monotonic()
    server = start(command, folder, folder / "serve.log")
    try:
        ready = _until(address, "tl-") - begun
        seen: dict[str, list[float]] = {"a save": [], "a broken record": [], "a mended record": []}
        for number in range(times):
            for name, text, words in (
                ("a save", f"{before}\n  saved{number}\n", f"saved{number}"),
                ("a broken record", f"{before}\nsoruces{number}: []\n", f"soruces{number}"),
                ("a mended record", f"{before}\n  mended{number}\n", f"mended{number}"),
            ):
                time.sleep(1)
                saved = time.monotonic()
                record.write_text(text, "utf-8")
                seen[name].append(_until(address, words) - saved)
        return ready, seen
    finally:
        end(server)


def _until(address: str, words: str) -> float:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
                if words.encode() in answer.read():
                    return time.monotonic()
        except OSError:
            time.sleep(0.05)
        time.sleep(0.005)
    raise TimeoutError(f"{address} never said {words}")


if __name__ == "__main__":
    main()
