"""An event's page: claims on both sides, numbered sources, how a date is known, what it hangs together with."""

import re

from tests.plugin.pages import find, find_all, parse, words
from tests.world import event, page, said, told
from timeline import Options, Site
from timeline.render.clock import clock_of
from timeline.render.connections import connections_of, neighbours_of, ranks_of, steps_of
from timeline.render.notes import notes_of, short_name

SOURCES = {
    f"sources/{id_}.yml": f"id: {id_}\ntitle: Report {id_}\npublisher: Paper {id_}\ndate: 2024-01-0{n}\n"
    for n, id_ in enumerate("abc", 1)
}
CLAIMED = """date: 2024-01-01
title: Deal ends
sources: [a]
claims:
- {says: One left., for: [a], against: [b], status: disputed}
- {says: Nobody paid., for: [b, a]}
figures: [{label: Sum, value: 3, low: 2, high: 4, unit: million, source: c}]
"""


def _claimed() -> Site:
    return told({"events/e.yml": CLAIMED, **SOURCES})


def test_sources_are_numbered_and_say_which_claims_they_carry() -> None:
    """The event's own sources come first, then those that only a claim or a figure names; all can be referred to."""
    site = _claimed()
    notes = notes_of(site.ink.story, event(site, "e"))
    assert [(each.number, each.source.id, each.supports, each.opposes, each.named) for each in notes] == [
        (1, "a", (1, 2), (), True),
        (2, "b", (2,), (1,), False),
        (3, "c", (), (), False),
    ]
    assert "3 sources" in page(site, "timeline/").content


def test_a_source_of_which_only_the_place_is_known_begins_with_it() -> None:
    """Where in it to look stands behind who published it, or by itself."""
    files = {
        "events/e.yml": "{date: 2024, title: E, sources: [{source: a, locator: p. 4}, {source: b, locator: p. 5}]}",
        "sources/a.yml": "{title: Bare}",
        "sources/b.yml": "{title: Full, publisher: Paper}",
    }
    tree = parse(page(told(files), "events/e/").content)
    items = find_all(find(tree, "ol", "tl-sources"), "li")
    assert [words(find(item, "span", "tl-aside")) for item in items] == ["p. 4", "Paper, p. 5"]


def test_what_is_disputed_is_seen_at_a_glance() -> None:
    """The head counts disputed claims; such a claim has its two sides beside one another, an undisputed one a line."""
    tree = parse(page(_claimed(), "events/e/").content)
    assert words(find(tree, "a", "tl-disputed")) == "1 claim disputed"
    assert words(find(tree, "h2")) == "What is claimed 1 of 2 disputed"
    first, second = find_all(tree, "li", "tl-claim")
    assert [words(side) for side in find_all(first, "div", "tl-side")] == [
        "Says so 1 Paper a1 1 Jan 2024",
        "Speaks against it 1 Paper b2 2 Jan 2024",
    ]
    assert list(find_all(second, "div", "tl-side")) == []
    assert words(find(second, "p", "tl-claim__by")) == "Says so: Paper b2 2 Jan 2024; Paper a1 1 Jan 2024"


def test_every_reference_leads_to_its_note_and_back() -> None:
    """Numbers beside names lead to the list of sources, and the list to the claims."""
    content = page(_claimed(), "events/e/").content
    ids = set(re.findall(r' id="([^"]+)"', content))
    targets = set(re.findall(r'href="#([^"]+)"', content))
    assert targets >= {"source-1", "source-2", "source-3", "claim-1", "claim-2"}
    assert targets <= ids


def test_a_publisher_is_named_in_few_words() -> None:
    """Asides of a publisher's name stand in the list of sources, not beside every claim."""
    site = told(
        {
            "sources/a.yml": "id: a\ntitle: T\npublisher: 'Gate, as a repost (original publisher not stated)'\n",
            "sources/b.yml": "id: b\ntitle: T\npublisher: The Wall Street Journal\n",
            "sources/c.yml": "id: c\ntitle: A title that is a good deal longer than a line of a column\n",
        }
    )
    names = [short_name(source) for source in site.ink.story.sources.values()]
    assert names == ["Gate", "The Wall Street Journal", "A title that is a good deal…"]


def test_a_vague_date_says_how_it_is_known() -> None:
    """How precise, how sure, and the author's own words; a plain day says so itself."""
    dates = {"a": "2024-01-05", "b": "2024-03", "c": "circa 1999", "d": "[2024-05-01, 2024-05-03]"}
    site = told({f"events/{id_}.yml": f"date: {date!r}\ntitle: T\n" for id_, date in dates.items()})
    shown = {id_: words(find(parse(page(site, f"events/{id_}/").content), "p", "tl-date")) for id_ in dates}
    assert shown == {
        "a": "5 January 2024",
        "b": "March 2024known to the month · on record as 2024-03",
        "c": "around 1999known to the year, approximate · on record as circa 1999",
        "d": "1 or 3 May 2024one of these, and it is not known which · on record as [2024-05-01, 2024-05-03]",
    }


def _linked() -> Site:
    thread = "threads: [t]\n"
    return told(
        {
            "threads/t.yml": "id: t\ntitle: The thread\n",
            "events/a.yml": "date: 2024-01-01\ntitle: A\n" + thread,
            "events/b.yml": "date: 2024-01-02\ntitle: B\n"
            + thread
            + "links: [{after: a}, {caused-by: a, note: So.}, {related: c}, {responds-to: d}]\n",
            "events/c.yml": "date: 2024-01-03\ntitle: C\n",
            "events/d.yml": "date: 2024-01-04\ntitle: D\n" + thread,
        }
    )


def test_another_event_is_said_once() -> None:
    """Several relations to one event are one line, under the strongest; the dates say "after" themselves."""
    site = _linked()
    groups = connections_of(site.ink, event(site, "b"), ranks_of(site.ink.story))
    assert [(label, [(each.event.id, each.note, each.also) for each in group]) for label, group in groups] == [
        ("caused by", [("a", "So.", ())]),
        ("responds to", [("d", None, ())]),
        ("related to", [("c", None, ())]),
    ]
    labels = [
        (label, each.event.id)
        for label, group in connections_of(site.ink, event(site, "d"), ranks_of(site.ink.story))
        for each in group
    ]
    assert labels == [("answered by", "b")]


def test_neighbours_in_time_and_in_threads_are_one() -> None:
    """The event before is named once though it is next in time and in a thread; one linked already isn't repeated."""
    site = _linked()
    steps = steps_of(site.ink)
    before, after = neighbours_of(site.ink, event(site, "b"), steps["b"], ["a", "c", "d"])
    assert [(each.event.id, each.in_time, [thread.id for thread in each.threads]) for each in before] == [
        ("a", True, ["t"])
    ]
    assert [(each.event.id, each.in_time) for each in after] == [("c", True)]
    _, after = neighbours_of(site.ink, event(site, "b"), steps["b"], [])
    assert [(each.event.id, each.in_time) for each in after] == [("c", True), ("d", False)]


CLOCK = {
    "timeline.yml": "time-zone: America/Los_Angeles\n",
    "threads/t.yml": "id: t\ntitle: The outage\nclock: true\nanchor: a\n",
    "events/a.yml": "date: 2026-03-24T13:05-07:00\ntitle: A\nthreads: [t]\n",
    "events/b.yml": "date: 2026-03-26T17:05-07:00\ntitle: B\nthreads: [t]\n",
    "events/c.yml": "date: 2026-04\ntitle: C\nthreads: [t]\n",
}


def test_a_clock_shows_local_time_utc_and_time_since_its_anchor() -> None:
    """On the thread's page every event has its T+; local time and UTC stand where the time of day is known."""
    site = told(CLOCK)
    readings = clock_of(site.ink, site.ink.story.threads["t"])
    assert [(str(each.elapsed), each.local, each.utc) for each in readings] == [
        ("T+0 min", "24 March 2026, 13:05 PDT", "24 March 2026, 20:05 UTC"),
        ("T+2 d 4 h", "26 March 2026, 17:05 PDT", "27 March 2026, 00:05 UTC"),
        ("T+8 d to T+37 d", "", ""),
    ]
    table = find(parse(page(site, "threads/t/").content), "table", "tl-table--clock")
    rows = [[words(cell) for cell in row if cell.tag in {"td", "th"}] for row in find_all(table, "tr")]
    assert rows[1:] == [
        ["T+0 min", "A", "24 March 2026, 13:05 PDT", "24 March 2026, 20:05 UTC"],
        ["T+2 d 4 h", "B", "26 March 2026, 17:05 PDT", "27 March 2026, 00:05 UTC"],
        ["T+8 d to T+37 d", "C", "April 2026", ""],
    ]
    assert "T+2 d 4 h" in words(find(parse(page(site, "events/b/").content), "dl", "tl-clock"))


def test_where_local_time_is_utc_it_is_told_once() -> None:
    """A story without a time zone of its own has one column for the time, with the time of day in it."""
    site = told({path: text for path, text in CLOCK.items() if path != "timeline.yml"})
    table = find(parse(page(site, "threads/t/").content), "table", "tl-table--clock")
    rows = [[words(cell) for cell in row if cell.tag in {"td", "th"}] for row in find_all(table, "tr")]
    assert rows[:2] == [["T", "Event", "When"], ["T+0 min", "A", "24 March 2026, 20:05 UTC"]]
    assert rows[3][2] == "April 2026"


def test_a_mark_does_not_stand_alone() -> None:
    """Above its title an event says its kind and its threads; one of neither has no mark there."""
    record = "date: 2024\ntitle: A\n"
    assert "tl-kicker" not in page(told({"events/a.yml": record}), "events/a/").content
    assert "tl-kicker" in page(told({"events/a.yml": record + "kind: deal\n"}), "events/a/").content


def test_a_thread_without_a_clock_has_none() -> None:
    """Local time and T+ are for threads that ask for them."""
    site = told({**CLOCK, "threads/t.yml": "id: t\ntitle: The outage\nanchor: a\n"})
    assert "T+" not in page(site, "threads/t/").content + page(site, "events/b/").content


ICONS = {"material/gavel": '<svg viewBox="0 0 24 24"><path d="m1 1"/></svg>'}


def test_a_kind_shows_its_icon_where_the_host_has_it() -> None:
    """The icon stands inlined on the event's and the kind's page and in the index; elsewhere, and else, the mark."""
    files = {"events/a.yml": "date: 2024-01-01\ntitle: A\nkind: legal\n"}
    site = told(files, Options(icons=ICONS))
    for url in ("events/a/", "kinds/legal/", "kinds/"):
        assert '<svg class="tl-icon tl-brown" viewBox="0 0 24 24"' in page(site, url).content
    assert "tl-icon" not in page(site, "timeline/").content
    assert "tl-icon" not in page(told(files), "kinds/").content


def test_an_icon_that_is_not_there_is_named_with_the_nearest() -> None:
    """A warning at the icon's place; without a host that knows icons nobody can tell."""
    files = {"timeline.yml": "kinds:\n  recall: {icon: material/gavle}\n"}
    message = "no icon is called 'material/gavle', did you mean 'material/gavel'?"
    assert said(told(files, Options(icons=ICONS))) == [f"timeline.yml:2:18: warning: {message} [unknown-icon]"]
    assert said(told(files)) == []


def test_a_picture_has_its_words_its_credit_and_its_licence() -> None:
    """What it shows stands in its text, whose it is below it; corrections and the last check stand on the page."""
    record = (
        "date: 2024-01-01\ntitle: A\nverified: 2024-02-01\nadded: 2024-01-02\n"
        "corrections: [{date: 2024-01-03, note: It was *B*.}]\n"
        "media: [{image: a.png, alt: A cat, caption: The *cat*., credit: Jo, license: CC-BY-4.0}]\n"
    )
    site = told({"events/a.yml": record}, Options(pictures={"events/a.png": "events/a.png"}))
    tree = parse(page(site, "events/a/").content)
    picture = find(tree, "figure", "tl-picture")
    assert find(picture, "img").attrib["alt"] == "A cat"
    assert find(picture, "img").attrib["src"] == "../../events/a.png"
    assert words(picture) == "The cat. Jo, CC-BY-4.0"
    assert words(find(tree, "ul", "tl-corrections")) == "3 January 2024: It was B."
    assert "checked against its sources on 1 February 2024" in words(find(tree, "p", "tl-standing"))
