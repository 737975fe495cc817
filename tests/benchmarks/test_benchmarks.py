"""What the benchmarks are given to build."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.events import story
from tests.benchmarks.peers import PEERS, Peer
from tests.benchmarks.projects import timeline
from tests.benchmarks.report import report
from timeline import Severity, build, find_files

_DIGEST = """
from hashlib import sha256
from tests.benchmarks.events import story
print(sha256(repr(story(40)).encode()).hexdigest())
"""


def test_a_story_is_the_same_in_every_run() -> None:
    """Neither the order of sets nor anything else of a process shows in what is made."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", _DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert len(runs[0]) == 65
    assert runs[0] == runs[1]


def test_a_story_is_valid_records(tmp_path: Path) -> None:
    """All events are told, linked to one another, and nothing is wrong with any."""
    timeline(story(120), tmp_path)
    records, unreadable = find_files(tmp_path / "content", "content")
    site = build(records)
    faults = [each for each in site.diagnostics if each.severity is not Severity.ADVICE]
    assert (list(unreadable), faults) == ([], [])
    assert len(site.ink.chronology.events) == 120
    assert len(site.ink.links.causal) > 10


@pytest.mark.parametrize("peer", PEERS.values(), ids=PEERS)
def test_all_are_given_the_same_events(peer: Peer, tmp_path: Path) -> None:
    """Each generator's project has a file for every event, with its title in it."""
    told = story(30)
    peer.write(told, tmp_path)
    for event in told.events:
        year, month, day = event.day.split("-")
        text = (tmp_path / peer.edited.format(id=event.id, year=year, month=month, day=day)).read_text("utf-8")
        assert event.title in text
        assert text.count(event.links[0].target if event.links else "") > 0


def test_a_report_tells_what_was_measured_and_nothing_else() -> None:
    """Ratios are of a round, or of what was built once to our median; who was not measured has no row."""
    figures = {"processor": 1.0, "largest": 50.0, "together": 60.0, "pages": 100, "megabytes": 2.0}
    about = {"what": "cold", "size": 100, "version": "1", "at": "2026-11-24"}
    walls = {"timeline": (1, 2, 4), "hugo": (3, 4, 2), "material-blog": (30,)}
    rows = [
        {**about, **figures, "peer": peer, "round": number, "wall": wall}
        for peer, rounds in walls.items()
        for number, wall in enumerate(rounds)
    ]
    rows.append({**about, "peer": "zensical", "round": 0, "failed": "gave up"})
    text = report(rows)
    assert "| **mkdocs-timeline** | 2.00 (1.00–4.00) | 1.00 |" in text
    assert "| Hugo, lean pages | 3.00 (2.00–4.00) | 2.00 |" in text
    assert "| Material's blog | 30.00 (once) | 15.00 |" in text
    assert "| Zensical, the same blog | failed: gave up |" in text
    assert "Pelican" not in text


def test_a_report_tells_where_the_time_goes() -> None:
    """Parts come in the order of their share of the largest story, the latest look at each being told."""
    about = {"what": "profile", "peer": "timeline", "version": "1", "at": "2026-11-24"}
    looks = [(100, "reading", 9), (1000, "reading", 30), (1000, "writing", 50), (1000, "writing", 70)]
    text = report([{**about, "size": size, "part": part, "share": share} for size, part, share in looks])
    assert "| writing | 0 % | 70 % |\n| reading | 9 % | 30 % |" in text


def test_a_report_tells_what_a_reader_waits_for() -> None:
    """Of several looks it tells the middle, the least and the most; what is the same in all of them once."""
    about = {"what": "browser", "peer": "timeline", "version": "1", "at": "2026-11-24", "size": 1000}
    looks = [*(("zooming", frames, "frames") for frames in (49, 45, 51)), *[("data", 684.1, "kB")] * 3]
    text = report([{**about, "measure": what, "value": value, "unit": unit} for what, value, unit in looks])
    assert "| 1,000 | data | 684.1 kB |\n| 1,000 | zooming | 49 (45–51) frames |" in text
