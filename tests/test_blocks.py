"""A timeline block asks a question, and is answered with events or told what is wrong with it."""

import re

import pytest

from tests.test_views import WORLD
from tests.world import contents, told
from timeline import Location, Site
from timeline.render.words import figured

PLACE = Location("docs/page.md", 10, 5)
"""Where the text of a block begins on its page."""


@pytest.fixture(scope="module")
def site() -> Site:
    """Return a small story with a little of everything."""
    return told(WORLD)


def _faults(site: Site, text: str) -> list[str]:
    html, faults = site.block(text, "../", PLACE)
    assert not faults or html == ""
    return [str(fault) for fault in faults]


def _answer(site: Site, text: str) -> list[str]:
    html, faults = site.block(text, "../", PLACE)
    assert faults == []
    ids = ("preview", "deal", "suit", "numbers", "hoax")
    return sorted((id_ for id_ in ids if f"events/{id_}/" in html), key=lambda id_: html.index(f"events/{id_}/"))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ["preview", "deal", "suit", "numbers"]),
        ("view: list", ["preview", "deal", "suit", "numbers"]),
        ("view: table", ["preview", "deal", "suit", "numbers"]),
        ("kind: deal", ["deal"]),
        ("kind: [deal, legal]", ["deal", "suit"]),
        ("kind: outage", []),
        ("thread: law", ["deal", "suit"]),
        ("entity: openai", ["preview", "deal"]),
        ("tag: Star Wars", ["preview", "deal"]),
        ("tag: star-wars", ["preview", "deal"]),
        ("source: filing", ["deal"]),
        ("source: letter", ["preview"]),
        ("status: [confirmed, reported]", ["preview", "deal"]),
        ("from: 2025-12\nto: 2026-01-15", ["deal", "suit", "numbers"]),
        ("to: December 2025", ["preview", "deal"]),
        ("limit: 2", ["preview", "deal"]),
        ("order: newest\nlimit: 1", ["numbers"]),
        ("entity: openai\nkind: deal\nview: table", ["deal"]),
    ],
)
def test_an_answer(site: Site, text: str, ids: list[str]) -> None:
    """A block shows the events that it asks for, in the order that it asks for."""
    assert _answer(site, text) == ids


def test_views(site: Site) -> None:
    """A list shows entries, a table rows, and either says so when nothing answers."""
    assert '<article class="tl-entry"' in site.block("", "../", PLACE)[0]
    assert '<th scope="row"><a href="../events/deal/">Deal</a></th>' in site.block("view: table", "../", PLACE)[0]
    for view in ("list", "table"):
        assert "No event answers this." in site.block(f"view: {view}\nkind: outage", "../", PLACE)[0]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("kind: dael", ["10:11: error: no kind is called 'dael', did you mean 'deal'? [unknown-kind]"]),
        (
            "kind: deal\nthread: [law, deels]",
            ["11:19: error: no thread is called 'deels', did you mean 'deals'? [unknown-thread]"],
        ),
        ("entity: disnye", ["10:13: error: no entity is called 'disnye', did you mean 'disney'? [unknown-entity]"]),
        ("source: reprot", ["10:13: error: no source is called 'reprot', did you mean 'report'? [unknown-source]"]),
        ("tag: Star War", ["10:10: error: no event has the tag 'Star War', did you mean 'Star Wars'? [unknown-tag]"]),
        (
            "status: confirmd",
            ["10:13: error: no status is called 'confirmd', did you mean 'confirmed'? [unknown-status]"],
        ),
        ("knid: deal", ["10:5: error: a block has no field 'knid', did you mean 'kind'? [unknown-field]"]),
        ("limit: 0", ["10:12: error: limit '0': expected a number like 5 [limit]"]),
        ("limit: ٣", ["10:12: error: limit '٣': expected a number like 5 [limit]"]),
        ("order: newset", ["10:12: error: order 'newset': expected oldest, newest, did you mean 'newest'? [order]"]),
        ("kind: {a: b}", ["10:11: error: kind: expected a word or a list of words [type]"]),
        ("from: 2025-02-30", ["10:11: error: date '2025-02-30': February 2025 has 28 days [date]"]),
        ("kind: deal\nkind: legal", ["11:5: error: the field 'kind' stands here a second time [doubled-field]"]),
        ("\tkind: deal", ["10:5: error: a tab can't indent YAML: use spaces [syntax]"]),
        ("tag: @sama", ["10:10: error: a value that begins with '@' must be put in quotes [syntax]"]),
        (
            "tag: @sama\nkind: [deal\nlimit: 5",
            [
                "10:10: error: a value that begins with '@' must be put in quotes [syntax]",
                "11:11: error: a value that begins with '[' must be put in quotes, unless it is a whole list [syntax]",
            ],
        ),
    ],
)
def test_a_fault(site: Site, text: str, faults: list[str]) -> None:
    """A fault is said at its place on the page the block stands in, and the block shows nothing."""
    assert _faults(site, text) == [f"docs/page.md:{fault}" for fault in faults]


def test_every_fault_at_once(site: Site) -> None:
    """All faults of a block are said together."""
    codes = [
        fault.code
        for fault in site.block("view: lst\nkind: dael\nlimit: -1\nto: never\nzzz: 1\norder: up", "../", PLACE)[1]
    ]
    assert sorted(codes) == ["date", "limit", "order", "unknown-field", "unknown-kind", "view"]


def test_a_value_of_the_wrong_shape_is_a_fault(site: Site) -> None:
    """Lists and fields where a word belongs are complained of, whatever the field."""
    for name in ("view", "kind", "tag", "from", "to", "limit", "order"):
        for value in ("{a: b}", "[[a]]", "[{a: b}]"):
            assert _faults(site, f"{name}: {value}"), (name, value)


@pytest.mark.parametrize(
    "text", ["words", "- a\n- b", "- {kind: deal}\n- {kind: legal}", "kind: deal\n---\nkind: legal"]
)
def test_a_text_that_is_no_block_is_a_fault(site: Site, text: str) -> None:
    """What is not one mapping of fields is complained of, never passed over."""
    assert _faults(site, text)


def test_mentions_on_a_hosts_own_page(site: Site) -> None:
    """A mention on any page links to its record, and one of nothing is told apart with its place."""
    assert site.mention("deal", "the deal", "../").endswith(">the deal</a>")
    assert 'href="../events/deal/"' in site.mention("deal", None, "../")
    assert list(site.mention_faults("deal", PLACE)) == []
    (fault,) = site.mention_faults("dael", PLACE)
    assert str(fault) == "docs/page.md:10:5: error: no record is called 'dael', did you mean 'deal'? [unknown-record]"


DRAWN = {
    "events/a.yml": "date: 2024-01-01\ntitle: First\nlinks: [{led-to: b}]",
    "events/b.yml": "date: 2024-02-01\ntitle: Second\nlinks: [{led-to: c}]",
    "events/c.yml": "date: 2024-03-01\ntitle: Third",
    "events/d.yml": "date: 2024-04-01\ntitle: Fourth",
    "series/n.yml": "id: n\ntitle: Numbers\npoints: [{at: 2024-01, value: 1}, {at: 2024-02, value: 3}]",
}


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        ("view: overview", ["<svg", "First", "Fourth"], []),
        ("view: graph", ["<svg", "First", "Third"], ["Fourth"]),
        ("view: chart\nseries: n", ["<svg", "Numbers", "tl-line"], ["First"]),
        ("view: count\nfrom: 2024-02", ["<b>3 events</b>", "February 2024 – April 2024"], ["<svg"]),
        ("view: graph\nfrom: 2024-04", ["None of these events"], ["<svg"]),
    ],
)
def test_a_drawn_answer(text: str, shown: list[str], hidden: list[str]) -> None:
    """A block draws what it finds: in time, by causes, as a chart, or as a number."""
    html, faults = told(DRAWN).block(text, "../", PLACE)
    assert faults == []
    assert [word for word in shown if word not in html] == []
    assert [word for word in hidden if word in html] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("view: chart", "10:11: error: a chart needs 'series: …', the id of a series [series]"),
        ("series: n", "10:5: error: only 'view: chart' shows a series [series]"),
        ("view: chart\nseries: m", "11:13: error: no series is called 'm' [unknown-series]"),
    ],
)
def test_a_chart_and_a_series_belong_together(text: str, fault: str) -> None:
    """A chart without a series, and a series without a chart, are faults that say what to write."""
    assert [str(each) for each in told(DRAWN).block(text, "../", PLACE)[1]] == [f"docs/page.md:{fault}"]


CLAIMS = "view: claims"
DISPUTED = {
    "events/a.yml": """\
date: 2024-01-01
title: First
sources: [one, {title: Without an id}]
added: 2024-05-01
verified: 2024-05-02
claims:
  - {says: It was on a Monday., status: disputed, for: [one], against: [two]}
  - {says: It was cold., status: reported, for: [one]}
""",
    "events/b.yml": """\
date: 2024-02-01
title: Second
sources: [one]
added: 2024-05-01
verified: 2024-04
corrections: [{date: 2024-06-01, note: It was not on the 2nd.}]
claims: [{says: Nobody came., status: disputed}, {says: Somebody came.}]
""",
    "sources/s.yml": "- {id: one, title: One, publisher: The One}\n- {id: two, title: Two, publisher: The Two}",
}


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        (
            "view: facts",
            ["<b>2</b> events", "<b>3</b> sources", "<b>2</b> disputed claims", "last checked", "2 May 2024"],
            ["<svg"],
        ),
        ("view: facts\nevent: b", ["<b>1</b> event<", "<b>1</b> source<", "<b>1</b> disputed claim<"], ["events"]),
        ("view: claims", ["on a Monday", "It was cold", "Nobody came", "Somebody came"], ["No claim"]),
        ("view: claims\nstatus: disputed", ["on a Monday", "The One", "The Two", "Nobody came"], ["cold", "Somebody"]),
        ("view: claims\nstatus: disputed\nlimit: 1", ["on a Monday"], ["Nobody came", "Second"]),
        ("view: claims\nstatus: disputed\norder: newest\nlimit: 1", ["Nobody came", "nobody on record"], ["Monday"]),
        ("view: claims\nstatus: confirmed", ["No claim answers this."], ["tl-claim__says"]),
        ("view: changes", ["corrected", "not on the 2nd", "added", "First", "Second"], ["No change"]),
        ("view: changes\nlimit: 1", ["corrected", "not on the 2nd"], ["added", "First"]),
        ("view: changes\nevent: a", ["added", "First"], ["corrected", "Second"]),
        ("view: changes\nfrom: 2025", ["No change answers this."], ["corrected"]),
        ("event: [b, a]", ["First", "Second"], []),
        ("event: b", ["Second"], ["First"]),
    ],
)
def test_a_story_at_a_glance(text: str, shown: list[str], hidden: list[str]) -> None:
    """A block counts what there is, sets the sides of a claim beside each other, and says what was changed last."""
    html, faults = told(DISPUTED).block(text, "../", PLACE)
    assert faults == []
    assert [word for word in shown if word not in html] == []
    assert [word for word in hidden if word in html] == []


def test_what_is_disputed_is_the_same_everywhere() -> None:
    """Counted on the event, at a glance and listed: what is called so, and what something speaks against unsaid."""
    claims = (
        "{says: Called so., status: disputed}, {says: Spoken against., against: [s]}, "
        "{says: Taken back., status: retracted, against: [s]}, {says: Sure., status: confirmed, against: [s]}"
    )
    world = {"events/a.yml": f"date: 2024\ntitle: A\nclaims: [{claims}]", "sources/s.yml": "title: S"}
    site = told(world)
    assert "2 claims disputed" in contents(site)["events/a/"]
    assert "<b>2</b> disputed claims" in site.block("view: facts", "", PLACE)[0]
    listed = site.block("view: claims\nstatus: disputed", "", PLACE)[0]
    assert re.findall("Called so|Spoken against|Taken back|Sure", listed) == ["Called so", "Spoken against"]


def test_a_claims_status_is_not_its_events() -> None:
    """The status that a block of claims asks for is the claim's own: a confirmed event may have disputed claims."""
    world = {"events/a.yml": "date: 2024\ntitle: A\nstatus: confirmed\nclaims: [{says: So it was., status: disputed}]"}
    assert "So it was" in told(world).block("view: claims\nstatus: disputed", "", PLACE)[0]
    assert "So it was" not in told(world).block("view: claims\nstatus: confirmed", "", PLACE)[0]


def test_a_claim_with_no_side_says_why_it_is_disputed() -> None:
    """Where no source is named for a claim nor against it, its note stands in the place of both."""
    claim = "{says: So it was., status: disputed, note: Some *say* so.SIDE}"
    world = {"events/a.yml": f"date: 2024\ntitle: A\nclaims: [{claim}]", "sources/s.yml": "id: s\ntitle: S"}
    html, _ = told({**world, "events/a.yml": world["events/a.yml"].replace("SIDE", "")}).block(CLAIMS, "", PLACE)
    assert "Some <em>say</em> so." in html
    assert "on record" not in html
    html, _ = told({**world, "events/a.yml": world["events/a.yml"].replace("SIDE", ", for: [s]")}).block(
        CLAIMS, "", PLACE
    )
    assert "nothing on record" in html
    assert "Some" not in html


def test_a_withdrawal_is_among_the_changes() -> None:
    """An event that is no longer told has no place in a list, but that it was withdrawn is a change."""
    gone = {"events/x.yml": "{date: 2024, title: Gone, withdrawn: {date: 2024-07-01, reason: It never was.}}"}
    site = told(DISPUTED | gone)
    assert "It never was" in site.block("view: changes\nlimit: 1", "", PLACE)[0]
    assert "Gone" not in site.block("view: list", "", PLACE)[0]


def test_a_block_of_unknown_events() -> None:
    """An event that a block names and nobody tells is a fault at its place."""
    faults = told(DISPUTED).block("view: claims\nevent: [a, bb]", "", PLACE)[1]
    assert [str(each) for each in faults] == [
        "docs/page.md:11:16: error: no event is called 'bb', did you mean 'b'? [unknown-event]"
    ]


def test_figures_are_set_off_without_a_tag_of_the_words() -> None:
    """A number among words is set off; what looks like markup or a reference stays words."""
    assert figured("1,234 events") == "<b>1,234</b> events"
    assert figured("<i>'7'") == "&lt;i&gt;&#39;<b>7</b>&#39;"
    assert figured("no number") == "no number"
