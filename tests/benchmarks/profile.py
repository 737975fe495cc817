"""Where the time of a cold build goes, for RESULTS.md: how often each part was at work when somebody looked.

    python -m tests.benchmarks.profile                  10,000 events, by one process, so that all is seen
    python -m tests.benchmarks.profile --size 1000

A clock of processor time interrupts the build some hundreds of times a second, and notes what it is at.
"""

import argparse
import json
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

from tests.benchmarks.looks import keep, parser_of
from tests.benchmarks.measure import quietly
from tests.benchmarks.peers import PEERS, REPOSITORY
from tests.benchmarks.rounds import Bench

_PARTS = {
    "timeline.remembering.remember": "remembering the story for the next build",
    "mkdocs_timeline.publishing.assets.<locals>.make": "files of filters and search",
    "mkdocs_timeline.staging.Stage.put": "writing files",
    "mkdocs_timeline.wrapping.Wrapper.wrap": "wrapping pages in the theme's",
    "mkdocs_timeline.wrapping.Wrapper.index": "the host's search",
    "timeline.render.events.pages._write": "the events' own pages",
    "timeline.render.drawings.overview": "drawings of entities, threads, kinds, tags and years",
    "mkdocs_timeline.publishing._made": "all else on pages of entities, threads, kinds, tags and years",
    "mkdocs_timeline.workers.spread": "reading records",
    "timeline.site._examined": "examining records",
    "timeline.site.Memory.connect": "links and mentions",
    "mkdocs_timeline.plugin.TimelinePlugin.on_pre_build": "all else before the first page",
    "mkdocs_timeline.incremental.Revision.prove": "proving that shells are the theme's pages",
    "mkdocs.commands.build._populate_page": "pages that MkDocs builds",
    "mkdocs.commands.build._build_page": "pages that MkDocs builds",
    "mkdocs_timeline.plugin.TimelinePlugin._settle": "putting the site in place, and the note of it",
    "mkdocs.commands.build.build": "all else that MkDocs does",
}
"""Functions, and what is said of the time in them: the first that is at work is told of."""
_START = "starting: modules and settings"
_INHERITING = "INHERIT: mkdocs.yml\nplugins: [search, {timeline: {workers: 1}}]\n"


def main() -> None:
    """Sample a build, keep what was seen, and say it."""
    parser = parser_of("profile", __doc__)
    parser.add_argument("--sampled", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.sampled:
        sample(asked.sampled)
        return
    bench = Bench(PEERS["timeline"], asked.size, asked.memory, 600)
    bench.cold()  # which leaves compiled templates behind
    bench.forget()
    (bench.project / "one.yml").write_text(_INHERITING, "utf-8")
    seen = bench.project / "seen.json"
    command = [sys.executable, "-m", "tests.benchmarks.profile", "--sampled", str(seen)]
    subprocess.run(command, cwd=REPOSITORY, env=quietly(bench.project), check=True)
    parts: dict[str, int] = json.loads(seen.read_text("utf-8"))
    shares = {part: round(100 * times / sum(parts.values()), 1) for part, times in parts.items()}
    for part, share in sorted(shares.items(), key=lambda item: -item[1]):
        print(f"{share:5.1f} % {part}")  # noqa: T201 - a command says what it found
    keep(asked.results, "profile", asked.size, ({"part": part, "share": share} for part, share in shares.items()))
    shutil.rmtree(asked.memory)


def sample(to: Path) -> None:
    """Build the project beside a file, and put into the file how often each part was seen at work."""
    seen: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        names = set()
        while frame is not None:
            names.add(f"{frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}")
            frame = frame.f_back
        seen[next((said for name, said in _PARTS.items() if name in names), _START)] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    from mkdocs.__main__ import cli

    try:
        cli(["build", "-q", "-f", str(to.parent / "one.yml")], standalone_mode=False)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    to.write_text(json.dumps(seen), "utf-8")


if __name__ == "__main__":
    main()
