"""What looks otherwise after a change is named without being written, and little else is."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.world import told
from timeline import Options, Site
from timeline.render import Artifact, Asset, difference, finding_data

EVENT = "events/{}.yml"
STORY = {
    "timeline.yml": "title: S\ndescription: Of [[a]].\ntime-zone: America/Los_Angeles\n",
    "events/a.yml": "date: 2024-02-15\ntitle: A\nthreads: [t]\nentities: [e]\ntags: [Star Wars]\n",
    "events/b.yml": "date: 2025-03\ntitle: B\nlinks: [{led-to: c}]\nbody: See [[a]].\n",
    "events/c.yml": "date: 2025-03-04\ntitle: C\nthreads: [t]\nformer-ids: [was]\nsources: [s]\n",
    "events/d.yml": "date: 2026\ntitle: D\nsummary: After [[c]].\n",
    "events/f.yml": "date: 2026-05\ntitle: F\nthreads: [t, u]\nentities: [e, e2]\n",
    "entities/e.yml": "name: Somebody\npart-of: e2\n",
    "entities/e2.yml": "name: A firm\ndescription: See [[d]].\n",
    "threads/t.yml": "title: The thread\nanchor: a\nclock: true\n",
    "threads/u.yml": "title: Another\n",
    "sources/s.yml": "title: A source\nquote: Of [[b]].\n",
    "series/n.yml": "title: Numbers\nunit: views\npoints: [{at: 2024, value: 1.10, source: s}]\n",
}
NAMES = ("a", "b", "c", "d")
DATES = st.sampled_from(
    ["2023", "2024-02-15", "2024-02-15T13:05", "2024-02-15T23:05+01:00", "2025-03", "2025-03-04", "2026"]
)
TITLES = st.sampled_from(["A", "Another day", "A < B & C", "Über"])
PIECES = (
    "body: See [[a]] and [[c|the last]], [[e]], [[t]] and [[s]].\n",
    "body: Nothing.\nprivate: For us.\n",
    "summary: It was [[b]], said [[s]].\n",
    "summary: Plain.\n",
    "kind: launch\nstatus: disputed\n",
    "links: [{led-to: c, note: 'As [[d]] had it.'}]\n",
    "links: [{related: a}, {follows: b}]\n",
    "links: [{before: d}]\n",
    "threads: [t]\nentities: [e]\ntags: [Star Wars, x]\n",
    "threads: [u, t]\nentities: [e2]\ntags: [star wars]\n",
    "draft: true\n",
    "former-ids: [old]\n",
    "withdrawn: {date: 2025-01-01, reason: 'Not so, see [[a]].'}\n",
    "sources: [{id: s2, title: A book, url: 'https://example.org/', quote: 'Of [[a]].'}]\n",
    "sources: [s, {title: Nameless}]\nadded: 2024-05-01\nverified: 2025-01-01\n",
    "claims: [{says: 'It is [[c]].', for: [s], against: [{source: s, locator: p. 1}]}]\n",
    "figures: [{series: n, value: 3, source: s, at: 2025}, {label: L, value: 1}]\n",
    "corrections: [{date: 2025-02-01, note: 'Was [[b]].'}]\n",
)
OTHERS = {
    "entities/e.yml": ("name: Nobody\n", "name: Somebody\naliases: [E]\nbody: See [[a]].\n", "name: S\npart-of: e2\n"),
    "entities/e2.yml": ("name: A firm\ntype: organization\n", "name: Firm\ndescription: See [[a]].\n"),
    "threads/t.yml": ("title: The thread\n", "title: T\nanchor: b\nclock: true\n", "title: T\nsummary: See [[d]].\n"),
    "sources/s.yml": ("title: A source\npublisher: P\n", "title: Other\nurl: 'https://example.org/'\n"),
    "series/n.yml": ("title: Numbers\n", "title: N\npoints: [{at: 2024, value: 1.1}]\n"),
}
EVENTS = st.builds(
    lambda date, title, pieces: f"date: {date}\ntitle: {title!r}\n{''.join(pieces)}",
    DATES,
    TITLES,
    st.lists(st.sampled_from(PIECES), max_size=3),
)
CHANGES = st.one_of(
    st.tuples(st.sampled_from([EVENT.format(name) for name in NAMES]), EVENTS),
    st.tuples(st.sampled_from([EVENT.format(name) for name in NAMES]), st.sampled_from(PIECES).map("+{}".format)),
    st.tuples(st.sampled_from(sorted(STORY)), st.none()),
    st.tuples(st.just("move"), st.sampled_from([EVENT.format(f"z/{name}") for name in NAMES])),
    st.sampled_from(sorted(OTHERS)).flatmap(lambda path: st.tuples(st.just(path), st.sampled_from(OTHERS[path]))),
)
OPTIONS = st.builds(Options, split=st.sampled_from([2, 300]), search_above=st.sampled_from([None, 2]))


def changed(texts: Mapping[str, str], path: str, text: str | None) -> dict[str, str]:
    """Return record files with one written, added to (`+`), moved, or deleted."""
    changed = dict(texts)
    if path == "move" and text:
        old = EVENT.format(text[-5])
        if old in changed:
            changed[text] = changed.pop(old)
    elif text is None:
        changed.pop(path, None)
    elif text.startswith("+"):
        changed[path] = changed.get(path, "date: 2024\ntitle: N\n") + text[1:]
    else:
        changed[path] = text
    return changed


def _written(site: Site) -> dict[str, Any]:
    return {_address(each): _known(each) for each in site.artifacts}


def _known(artifact: Artifact) -> tuple[Any, ...]:
    return getattr(artifact, "title", ""), getattr(artifact, "record", ""), artifact.write()


def _address(artifact: Artifact) -> str:
    return artifact.path if isinstance(artifact, Asset) else artifact.url


def test_an_hour_is_told_by_the_story_and_its_own_date() -> None:
    """An hour of another offset leaves the words of all others as they are; another time zone changes every page."""
    texts = {**STORY, "events/a.yml": "date: 2024-02-15T13:05-08:00\ntitle: A\nthreads: [t]\n"}
    before = told(texts)
    abroad = STORY["events/b.yml"].replace("2025-03", "2025-03-01T22:00+01:00")
    now = told({**texts, "events/b.yml": abroad})
    found, thread = difference(before.ink, now.ink), now.pages["threads/t/"]
    assert found is not None
    assert found.touches(now.pages["timeline/"])
    assert not found.touches(thread)
    assert _known(thread) == _written(before)["threads/t/"]
    elsewhere = told({**texts, "timeline.yml": "title: S\ntime-zone: Europe/Paris\n"})
    assert difference(before.ink, elsewhere.ink) is None


@settings(max_examples=60, deadline=None)
@given(OPTIONS, st.lists(CHANGES, min_size=1, max_size=8))
def test_what_is_not_named_is_as_it_was(options: Options, changes: list[tuple[str, str | None]]) -> None:
    """Whatever was edited, added, moved or deleted: what the difference doesn't touch is the same to the letter."""
    texts: dict[str, str] = dict(STORY)
    before = told(texts, options)
    for path, text in changes:
        attempt = changed(texts, path, text)
        now = told(attempt, options)
        if now.errors:
            continue
        found = difference(before.ink, now.ink)
        if found is not None:
            was, alone = _written(before), {each.path: each for each in finding_data(now.ink, found.addresses)}
            for artifact in now.artifacts:
                if not found.touches(artifact):
                    assert was[_address(artifact)] == _known(artifact), _address(artifact)
                elif asset := alone.get(_address(artifact)):
                    assert asset.write() == artifact.write(), asset.path
        texts, before = attempt, now
