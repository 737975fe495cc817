"""A story told again from memory is the story told afresh."""

import gc
import pickle
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.events import story
from tests.benchmarks.projects import timeline
from tests.world import everything, record_files
from timeline import Memory, RecordFile, Shelf, Site, build, find_files
from timeline.recall import remember

NAMES = ("a", "b", "c")
PIECES = (
    "title: The day\n",
    "title: Another\nbody: See [[b]] and [[t|the thread]].\n",
    "title: Another\nbody: |\n  | See |\n  |--|\n  | [[b\\|B]] |\n",
    "title: Another\nbody: |\n  | See | |\n  |--|--|\n  | [[b|B]] |\n",
    "title: Linked\nlinks: [{led-to: c}, {related: a}]\n",
    "title: Placed\nthreads: [t]\nentities: [e]\ntags: [Star Wars]\n",
    "title: Drafted\ndraft: true\n",
    "title: Gone\nwithdrawn: {date: 2025-01-01, reason: Not so.}\n",
    "title: Was\nformer-ids: [old]\n",
    "title: [broken\n",
    "soruces: []\ntitle: Wrong\n",
)
OTHERS = {
    "entities/e.yml": ("name: Somebody\n", "name: Another [[a]]\naliases: [E]\n"),
    "threads/t.yml": ("title: The thread\n", "title: The thread\nanchor: a\n"),
    "timeline.yml": ("title: S\n", "time-zone: America/Los_Angeles\n", "kinds: {lunch: {label: Lunch}}\n"),
}
DATES = ("2024", "2024-02-15", "2024-02-15T13:05", "2025-02-30")

EVENTS = st.builds("date: {}\n{}".format, st.sampled_from(DATES), st.sampled_from(PIECES))
CHANGES = st.one_of(
    st.tuples(
        st.sampled_from([f"events/{name}.yml" for name in NAMES]),
        st.none()
        | st.builds(lambda date, piece: f"date: {date}\n{piece}", st.sampled_from(DATES), st.sampled_from(PIECES)),
    ),
    st.sampled_from(sorted(OTHERS)).flatmap(
        lambda path: st.tuples(st.just(path), st.none() | st.sampled_from(OTHERS[path]))
    ),
)


def _said(site: Site) -> list[str]:
    return [str(each) for each in site.diagnostics]


@given(st.lists(CHANGES, max_size=12))
def test_a_telling_from_memory_is_a_telling_afresh(changes: list[tuple[str, str | None]]) -> None:
    """Whatever was added, edited, broken, mended or deleted before: every complaint and every page is the same."""
    texts: dict[str, str] = {}
    memory = Memory()
    kept: dict[str, RecordFile] = {}
    for path, text in changes:
        if text is None:
            texts.pop(path, None)
        else:
            texts[path] = text
        files = [kept[each.path] if kept.get(each.path) == each else each for each in record_files(texts)]
        kept = {each.path: each for each in files}
        site, fresh = build(files, memory=memory), build(record_files(texts))
        assert _said(site) == _said(fresh)
        if not fresh.errors:
            assert everything(site) == everything(fresh)


def _elsewhere(work: Callable[[RecordFile], Any], files: Sequence[RecordFile]) -> list[Any]:
    """Do as another process does that sends back what it made."""
    return [pickle.loads(pickle.dumps(work(file))) for file in files]  # noqa: S301 - one's own


@given(st.lists(CHANGES, max_size=6))
def test_who_reads_a_file_never_shows(changes: list[tuple[str, str | None]]) -> None:
    """Read here or elsewhere, for once or to be remembered: every complaint and every page is the same."""
    files = record_files({path: text for path, text in changes if text is not None})
    here = build(files)
    memory = Memory()
    for there in (build(files, spread=_elsewhere), *(build(files, memory=memory, spread=_elsewhere) for _ in "12")):
        assert _said(there) == _said(here)
        if not here.errors:
            assert everything(there) == everything(here)


def test_a_mention_that_a_table_cuts_now_is_complained_about() -> None:
    """A mention of the same record that was right is a fault where its bar isn't escaped any more, and no backlink."""
    memory, table = Memory(), "date: 2025\ntitle: A\nbody: |\n  | See | |\n  |--|--|\n  | {} |\n"
    codes, mentioned = [], []
    for mention in ("[[b\\|B]]", "[[b|B]]", "[[b\\|B]]"):
        files = record_files({"events/a.yml": table.format(mention), "events/b.yml": "{date: 2025, title: B}"})
        site = build(files, advice=False, memory=memory)
        codes.append([each.code for each in site.diagnostics])
        mentioned.append(site.ink.links.mentioned_in("b"))
    assert codes == [[], ["cut-mention"], []]
    assert mentioned == [("a",), (), ("a",)]


def test_a_file_that_is_as_it_was_is_the_same_value(tmp_path: Path) -> None:
    """A shelf opens what has changed, and finds what `find_files` finds: files change in the same second, and go."""
    shelf = Shelf(tmp_path, "content")
    (tmp_path / "events").mkdir()
    for name in NAMES:
        (tmp_path / f"events/{name}.yml").write_text("date: 2024\ntitle: The day\n")
    first = shelf.look()[0]
    assert first == find_files(tmp_path, "content")[0]
    (tmp_path / "events/b.yml").write_text("date: 2025\ntitle: The day\n")
    (tmp_path / "events/c.yml").unlink()
    second = shelf.look()[0]
    assert second == find_files(tmp_path, "content")[0]
    assert [file.path for file in second] == ["content/events/a.yml", "content/events/b.yml"]
    assert second[0] is first[0]
    assert second[1].content == b"date: 2025\ntitle: The day\n"


def test_what_is_told_once_takes_little_memory(tmp_path: Path) -> None:
    """Of a story that is told once, neither the texts nor what was read in them are kept, but what passed."""
    timeline(story(300), tmp_path)
    build(find_files(tmp_path / "content")[0])  # what a process needs once, whatever it tells
    gc.collect()
    tracemalloc.start()
    try:
        site = build(find_files(tmp_path / "content")[0])
        gc.collect()
        kept = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert len(site.ink.story.events) == 300
    assert kept / 300 < 5_500  # bytes an event; its text alone has some 1,700


def test_no_more_is_remembered_than_there_may_be() -> None:
    """The last answer is there, and never more than so many."""
    known: dict[int, str] = {}
    for number in range(10):
        remember(known, number, str(number), most=3)
        assert known[number] == str(number)
        assert len(known) <= 3
