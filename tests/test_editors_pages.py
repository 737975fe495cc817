"""What rests on a source alone, and the page for editors."""

import re

from tests.world import page, told
from timeline import Options, Site
from timeline.dates import EventDate
from timeline.render.health import findings_of
from timeline.render.resting import resting_on

SOURCES = {f"sources/{id_}.yml": f"id: {id_}\ntitle: Report {id_}\n" for id_ in "ab"}
RESTING = {
    **SOURCES,
    "events/e.yml": """date: 2024-01-01
title: Both carry this
sources: [a, b]
claims:
- {says: Only A says so., for: [a]}
- {says: Both say so., for: [a, b]}
- {says: A denies it., for: [b], against: [a]}
figures: [{label: Sum, value: 3, source: a}]
""",
    "events/f.yml": "date: 2024-01-02\ntitle: Only A\nsources: [a]\n",
}


def test_a_source_says_what_rests_on_it_alone() -> None:
    """Events, single claims and figures that nothing else carries stand apart from what others carry too."""
    site = told(RESTING)
    rest = resting_on(site.ink, site.ink.story.sources["a"])
    assert [event.id for event in rest.events] == ["f"]
    assert [(each.event.id, each.number) for each in rest.claims] == [("e", 1)]
    assert [(each.event.id, each.number) for each in rest.shared] == [("e", 2)]
    assert [(each.event.id, each.number) for each in rest.opposed] == [("e", 3)]
    assert [(event.id, str(each.value)) for event, each in rest.figures] == [("e", "3")]
    content = page(site, "sources/a/").content
    assert re.findall(r'<h2 id="(alone|supports|opposes)">.*?tl-count">(\d+)<', content) == [
        ("alone", "3"),
        ("supports", "1"),
        ("opposes", "1"),
    ]
    assert 'href="../../events/e/#claim-1"' in content
    assert 'id="claim-1"' in page(site, "events/e/").content
    other = resting_on(site.ink, site.ink.story.sources["b"])
    assert [(each.event.id, each.number) for each in other.claims] == [("e", 3)]


def _found(site: Site) -> dict[str, list[tuple[str, str]]]:
    return {each.id: [(row.thing.id, row.words) for row in each.rows] for each in findings_of(site.ink)}


SICK = {
    "sources/a.yml": "id: a\ntitle: A\nurl: https://a.example/\n",
    "sources/b.yml": "id: b\ntitle: B\nurl: https://b.example/\narchived: https://archive.example/b\n",
    "entities/x.yml": "id: x\nname: X\n",
    "entities/y.yml": "id: y\nname: Y\n",
    "entities/z.yml": "id: z\nname: Z\n",
    "events/one.yml": "date: 2024-01-01\ntitle: One\nentities: [x, y]\nsources: [a]\nverified: 2024-01-10\n",
    "events/two.yml": "date: 2024-03-01\ntitle: Two\nentities: [x]\nsources: [a, b]\nverified: 2025-06-01\n",
    "events/three.yml": "date: 2024-03-05\ntitle: Three\nlinks: [{led-to: one}]\n",
}


def test_editors_are_told_what_to_look_at() -> None:
    """Single sources, none, missing copies and checks, gaps, entities named once, effects before causes."""
    message = "the effect 'one' (2024-01-01) came before its cause 'three' (2024-03-05)"
    assert _found(told(SICK)) == {
        "unsourced": [("three", "5 Mar 2024")],
        "single": [("one", "A")],
        "checks": [("three", message)],
        "unverified": [("one", "checked 10 Jan 2024"), ("three", "never checked")],
        "unarchived": [("a", "")],
        "silent": [("one", "1 Jan 2024 · 59 days until Two")],
        "once": [("y", "1 event"), ("z", "0 events")],
    }


def test_an_effect_before_its_cause_is_named_among_the_others_of_its_file() -> None:
    """Of several events in one file, the one that has the impossible link is the one to look at."""
    events = "".join(
        f"- {{id: {id_}, date: {date}, title: {id_}{more}}}\n"
        for id_, date, more in (("one", 2024, ""), ("two", 2025, ""), ("three", 2026, ", links: [{led-to: one}]"))
    )
    assert [id_ for id_, _ in _found(told({"events/all.yml": events}))["checks"]] == ["three"]


def test_what_is_long_ago_depends_on_the_day_that_is_given() -> None:
    """Without a day of the build the newest date that the record declares is today."""
    later = Options(build_date=EventDate.parse("2026-07-01"))
    assert [id_ for id_, _ in _found(told(SICK, later))["unverified"]] == ["one", "two", "three"]
    sooner = Options(build_date=EventDate.parse("2024-02-01"))
    assert [id_ for id_, _ in _found(told(SICK, sooner))["unverified"]] == ["three"]


def test_the_page_for_editors_is_there_where_it_is_asked_for() -> None:
    """With links to the records; it is no page that search reads, and not there without being asked for."""
    site = told(SICK, Options(health=True))
    content = page(site, "health/").content
    assert site.pages["health/"].listing
    assert 'href="../events/three/"' in content
    assert "health/" not in told(SICK).pages
    assert "Nothing found." in page(told({}, Options(health=True)), "health/").content
