"""RESULTS.md, made from what was measured."""

import itertools
import math
import os
import platform
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["report"]

Row = Mapping[str, Any]

NAMES = {
    "timeline": "**mkdocs-timeline**",
    "hugo": "Hugo, lean pages",
    "hugo-28k": "Hugo, 28 kB of page furniture",
    "eleventy": "Eleventy",
    "pelican": "Pelican",
    "mkdocs": "MkDocs + Material, bare pages",
    "material-blog": "Material's blog",
    "zensical": "Zensical, the same blog",
}
WHAT = {
    "cold": (
        "Cold",
        "Nothing is there from before but what is kept for all of a user's projects: modules and templates, compiled.",
    ),
    "warm": ("Warm", "The site and the caches of the build before are there, and nothing has changed."),
    "edited": ("One event changed", "The same, but for a line added to one event."),
}

HOW = """# Benchmarks

How fast a story is built, beside the generators that people use for the same thing. All are given the same made-up
events (`events.py`: a body of some 120 words with two or three links, 1 to 4 tags and entities, sources, relations),
one page each, and build what they can: pages of tags, a search's data, a feed. Only mkdocs-timeline makes backlinks,
typed links, pages of entities, kinds, threads and months with drawings, and filters; the others are given links and
sources as text. Sources and output lie in memory. Rounds are interleaved, so that a slow minute of the machine meets
all alike: **trust ratios more than seconds**. Figures are medians, least and most in brackets; ratios are those of the
same round, in the middle, but for what was built once.

"Largest" is the memory of the largest process as the kernel kept it; "together" that of all processes at once, looked
up some times a second. A row that is not there was not run.

To run it again, on a quiet machine with Python 3.11, Node and some 10 GB of memory:

    make bench                                   # 1,000 events; us, Hugo, Material's blog: under five minutes
    make bench-all                               # everything, into this file; half an hour to an hour
    python -m tests.benchmarks full              # goes on where that was broken off
    python -m tests.benchmarks --help            # single peers, sizes and rounds; what to leave out
    python -m tests.benchmarks.browser           # filters, search and zoom in Chromium, at 10,000 events
    python -m tests.benchmarks.profile           # where the time of a cold build goes

All that is written in Python is measured with the Python that `.venv` was made with (`make bench PYTHON=...`). Take one
that was compiled with `--enable-optimizations`, as Debian's and python.org's are: others, such as pyenv's own, need a
fifth more time.
"""


def report(rows: Sequence[Row]) -> str:
    """Return RESULTS.md: the machine, a table for each size and question, and how time grows with size."""
    parts = [HOW, _circumstances(rows)]
    for what, (title, meaning) in WHAT.items():
        for size in sorted({row["size"] for row in rows if row["what"] == what}):
            told = [row for row in rows if row["what"] == what and row["size"] == size]
            parts.append(f"## {title}: {size:,} events\n\n{meaning}\n\n{_table(told)}")
    parts += [_saves(rows), _growth(rows), _profile(rows), _browser(rows)]
    return "\n".join(part for part in parts if part).rstrip() + "\n"


def _circumstances(rows: Sequence[Row]) -> str:
    days = sorted({row["at"] for row in rows}) or ["never"]
    when = " to ".join(dict.fromkeys((days[0], days[-1])))
    machine = f"{os.cpu_count()} cores ({_processor()}), {_memory():.0f} GB, {platform.system()}"
    versions = "".join(f"- {NAMES[name]}: {said}\n" for name, said in sorted(_versions(rows).items()))
    return f"Measured {when} on {machine}, Python {platform.python_version()}.\n\n{versions}"


def _versions(rows: Iterable[Row]) -> dict[str, str]:
    return {row["peer"]: row["version"] for row in rows if row["peer"] in NAMES}


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _table(rows: Sequence[Row]) -> str:
    lines = [
        "| | seconds | ratio to ours | processor s | largest, MB | together, MB | pages | site, MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    ours = _walls(rows, "timeline")
    for name, called in NAMES.items():
        mine = [row for row in rows if row["peer"] == name]
        if good := [row for row in mine if "failed" not in row]:
            ratio = _ratio(rows, name) if ours else ""
            figures = (_median(good, key) for key in ("processor", "largest", "together"))
            cells = [_spread(good), ratio, *(f"{each:,.{1 if each < 10 else 0}f}" for each in figures)]
            cells += [f"{good[0]['pages']:,}", f"{good[0]['megabytes']:,.0f}"]
            lines.append(f"| {called} | {' | '.join(cells)} |")
        elif mine:
            lines.append(f"| {called} | failed: {mine[0]['failed'].splitlines()[0][:60]} | | | | | | |")
    return "\n".join(lines) + "\n"


def _saves(rows: Sequence[Row]) -> str:
    told = [row for row in rows if row["what"] == "save"]
    if not told:
        return ""
    sizes = sorted({row["size"] for row in told})
    lines = [f"| | {' | '.join(f'{size:,}' for size in sizes)} |", f"|---|{'---|' * len(sizes)}"]
    for name, called in NAMES.items():
        mine = {size: [row for row in told if (row["peer"], row["size"]) == (name, size)] for size in sizes}
        if any(mine.values()):
            cells = [_spread([row for row in each if "failed" not in row]) or _failure(each) for each in mine.values()]
            lines.append(f"| {called} | {' | '.join(cells)} |")
    return (
        "## From a save to the page, in the preview\n\nSeconds from writing an event's file until its page is served "
        "with the change; watching is included.\n\n" + "\n".join(lines) + "\n"
    )


def _growth(rows: Sequence[Row]) -> str:
    lines = []
    for name, called in NAMES.items():
        medians = sorted(_by_size(rows, name).items())
        for (less, short), (more, long) in itertools.pairwise(medians):
            exponent = math.log(long / short) / math.log(more / less)
            lines.append(f"| {called} | {less:,} → {more:,} | {exponent:.2f} |")
    if not lines:
        return ""
    head = "## Growth\n\nA cold build's time grows as its size to the power of this: 1 is in proportion.\n"
    return "\n".join([head, "| | from → to | exponent |", "|---|---|---|", *lines]) + "\n"


def _profile(rows: Sequence[Row]) -> str:
    told = [row for row in rows if row["what"] == "profile"]
    if not told:
        return ""
    latest = {(row["size"], row["part"]): row["share"] for row in told}
    sizes = sorted({size for size, _ in latest})
    parts = sorted({part for _, part in latest}, key=lambda part: -latest.get((sizes[-1], part), 0))
    lines = [f"| {part} | {' | '.join(f'{latest.get((size, part), 0)} %' for size in sizes)} |" for part in parts]
    head = f"| | {' | '.join(f'{size:,}' for size in sizes)} |\n|---|{'---|' * len(sizes)}"
    meaning = "Of the processor time of a cold build by one process. What one part leaves to another is the other's."
    return f"## Where the time goes\n\n{meaning}\n\n{head}\n" + "\n".join(lines) + "\n"


def _browser(rows: Sequence[Row]) -> str:
    told = [row for row in rows if row["what"] == "browser"]
    if not told:
        return ""
    looks: dict[tuple[int, str, str], list[float]] = {}
    for row in told:
        looks.setdefault((row["size"], row["measure"], row["unit"]), []).append(row["value"])
    lines = [
        f"| {size:,} | {what} | {_looked(values)} {unit} |" for (size, what, unit), values in sorted(looks.items())
    ]
    return "\n".join(["## In Chromium\n", "| events | what | |", "|---|---|---|", *lines]) + "\n"


def _looked(values: Sequence[float]) -> str:
    """Return the value in the middle, and where they differ the least and the most."""
    least, most = min(values), max(values)
    spread = f" ({least:,}–{most:,})" if least < most else ""
    return f"{statistics.median(values):,}{spread}"


def _by_size(rows: Sequence[Row], name: str) -> dict[int, float]:
    cold = [row for row in rows if row["what"] == "cold" and row["peer"] == name and "failed" not in row]
    sizes = {row["size"] for row in cold}
    return {size: _median((row for row in cold if row["size"] == size), "wall") for size in sizes}


def _ratio(rows: Sequence[Row], name: str) -> str:
    """Return how many times as long as ours, round by round, in the middle; who has one round, beside our median."""
    ours, theirs = _walls(rows, "timeline"), _walls(rows, name)
    if len(theirs) == 1:
        ours = dict.fromkeys(theirs, statistics.median(ours.values()))
    pairs = [theirs[round_] / ours[round_] for round_ in theirs if round_ in ours]
    return f"{statistics.median(pairs):.2f}" if pairs else ""


def _walls(rows: Iterable[Row], name: str) -> dict[int, float]:
    return {row["round"]: row["wall"] for row in rows if row["peer"] == name and "failed" not in row}


def _median(rows: Iterable[Row], key: str) -> float:
    return float(statistics.median(row[key] for row in rows))


def _spread(rows: Sequence[Row]) -> str:
    walls = sorted(_seconds(rows))
    if not walls:
        return ""
    middle = f"{statistics.median(walls):.2f}"
    return f"{middle} ({walls[0]:.2f}–{walls[-1]:.2f})" if len(walls) > 1 else f"{middle} (once)"


def _seconds(rows: Iterable[Row]) -> Iterator[float]:
    return (row["wall"] for row in rows)


def _failure(rows: Sequence[Row]) -> str:
    return "failed" if rows else ""
