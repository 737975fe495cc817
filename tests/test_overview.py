"""The overview: every event of a story at one glance, in lanes, on a line of time."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from timeline import Location, RecordFile, Site, build
from timeline.render.drawings import overview
from timeline.render.overview.ends import ends_of
from timeline.render.overview.labels import labels_in, length
from timeline.render.overview.layout import HALO, SIZE, Lane, lanes_of
from timeline.render.overview.scale import scale_of
from timeline.render.overview.stretch import stretched
from timeline.vocabulary import Collection

SVG = "{http://www.w3.org/2000/svg}"


def told(*events: str, threads: str = "") -> Site:
    """Return the site that some events, and a file of threads, tell."""
    files = [
        RecordFile(f"events/e{number}.yml", Collection.EVENTS, text.encode()) for number, text in enumerate(events)
    ]
    if threads:
        files.append(RecordFile("threads/all.yml", Collection.THREADS, threads.encode()))
    site = build(files)
    assert not site.errors
    return site


def lane_of(*dates: str) -> Lane:
    """Return events at these dates in one lane, a thousand units long."""
    site = told(*(f"date: {date}\ntitle: Event {number}" for number, date in enumerate(dates)))
    events = site.ink.chronology.events
    moments = [moment for event in events for moment in event.date.span(UTC) if moment is not None]
    ends = {event.id: ends_of(event.date, UTC) for event in events}
    return lanes_of([("", "", events)], ends, scale_of(moments, 0, 1000), top=0, head=0)[0]


def drawn(site: Site) -> ET.Element:
    """Return the drawing of all events of a site, as XML."""
    html = str(overview(site.seen_from(""), site.ink.chronology.events))
    start, end = html.index('<svg class="tl-drawing"'), html.index("</svg>\n</div>") + 6
    text = html[start:end].replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    return ET.fromstring(text.replace("xlink:", ""))  # noqa: S314 - written by this very test


def test_marks_that_meet_stand_above_one_another() -> None:
    """Five events of one day take five rows; no two marks cover one another."""
    lane = lane_of(*["2025-10-03"] * 5, "2024-01-01")
    marks = [(mark.x, mark.y) for mark in lane.marks]
    assert len({y for x, y in marks if x > 500}) == 5
    for number, (x, y) in enumerate(marks):
        assert all(abs(x - u) >= SIZE or abs(y - v) >= SIZE for u, v in marks[:number])


def test_a_crowd_says_how_many_it_is() -> None:
    """Of twelve events on one day, seven are marks and the others one mark with their number."""
    lane = lane_of(*["2025-10-03"] * 12, "2024-01-01")
    assert len(lane.marks) == 8
    assert [len(cluster.events) for cluster in lane.clusters] == [5]


def test_a_lane_too_full_for_marks_is_columns() -> None:
    """Two thousand events in a lane are some dozens of columns, each as high as it holds events, none left out."""
    lane = lane_of(*(f"20{10 + n % 9}-0{1 + n % 8}-1{n % 10}" for n in range(2000)))
    assert lane.marks == ()
    assert 10 < len(lane.clusters) <= 1000 / SIZE + 1
    assert sum(len(cluster.events) for cluster in lane.clusters) == 2000
    heights = sorted((len(cluster.events), cluster.height) for cluster in lane.clusters)
    assert [height for _, height in heights] == sorted(height for _, height in heights)


@pytest.mark.parametrize(
    ("date", "fade_in", "sure", "fade_out"),
    [
        ("2024-06-01/2024-08-31", 0, 92, 0),
        ("2024-06/2024-08", 30, 31, 31),
        ("2024-06/2024-08-31", 30, 62, 0),
        ("2024-06-01/2024-08", 0, 61, 31),
        ("2024-06", 15, 0, 15),
        ("2024", 183, 0, 183),
        ("[2024-06-01,2024-06-30]", 15, 0, 15),
    ],
)
def test_an_end_fades_over_the_span_it_may_lie_in(date: str, fade_in: int, sure: int, fade_out: int) -> None:
    """A month at the end of a span is a month of fading; an exact end is sharp; a vague date has no sure part."""
    lane = lane_of(date, "2023-01-01", "2026-01-01")
    bar = next(mark.bar for mark in lane.marks if mark.event.date.written in {date, date.replace(",", ", ")})
    assert bar is not None
    day = 1000 / (3 * 365.25 * 1.05)
    assert bar.begun - bar.first == pytest.approx(fade_in * day, abs=2)
    assert bar.ending - bar.begun == pytest.approx(sure * day, abs=2)
    assert bar.last - bar.ending == pytest.approx(fade_out * day, abs=2)


def test_ends_that_are_about_there_fade_beyond_and_open_ones_go_on() -> None:
    """`~` and `?` soften the end they stand at; `..` goes on to the edge; "before" fades in; a day alone has no bar."""
    dates = ("2024-02-01~", "2024-03-01/2024-06-30?", "2025-01-01/..", "2025-03-01/", "../2023-06-01", "2023-01-01")
    bars = {mark.event.date.edtf: mark.bar for mark in lane_of(*dates).marks}
    softened = {date: (bar.before, bar.after, bar.open) for date, bar in bars.items() if bar}
    assert softened == {
        "2024-02-01~": (HALO, HALO, False),
        "2024-03-01/2024-06-30?": (0, HALO, False),
        "2025-01-01/..": (0, 0, True),
        "2025-03-01/": (0, 0, False),
        "../2023-06-01": (0, 0, False),
    }
    before, going_on = bars["../2023-06-01"], bars["2025-01-01/.."]
    assert before
    assert going_on
    assert before.begun == before.last > before.first
    assert going_on.last == 1000


@pytest.mark.parametrize("crowd", [0, 28])
def test_labels_cover_nothing(crowd: int) -> None:
    """However the marks lie, no label covers a mark, a cluster or another label of its row, or leaves the drawing."""
    spread = (f"2024-{1 + n * n % 12:02}-{1 + n * 7 % 28:02}" for n in range(24))
    lane = lane_of(*spread, *(f"2024-{month:02}-{1 + n:02}" for month in (3, 4) for n in range(crowd)))
    labels = labels_in(lane, {}, 1000)
    assert len(labels) > 5
    assert bool(lane.clusters) == bool(crowd)
    for row in range(lane.rows):
        marks = [mark for mark in lane.marks if mark.row == row]
        spans = [(mark.left, mark.right) for mark in marks]
        if row == lane.rows - 1:
            spans += [(each.x - SIZE / 2, each.x + SIZE / 2) for each in lane.clusters]
        for mark in marks:
            if label := labels.get(mark.event.id):
                long = length(label.words)
                spans.append((label.x - long, label.x) if label.before else (label.x, label.x + long))
        spans.sort()
        assert all(earlier[1] <= later[0] + 0.1 for earlier, later in pairwise(spans))
        assert spans[0][0] >= 0
        assert spans[-1][1] <= 1000


def test_crowded_months_get_more_room_and_even_ones_none() -> None:
    """A month that holds most of three years takes several times its share; edges stay in order; even time is even."""
    crowded = [datetime(2025, 10, day, tzinfo=UTC).timestamp() for day in range(1, 25)]
    quiet = [datetime(year, 1, 15, tzinfo=UTC).timestamp() for year in (2023, 2024, 2025, 2026)]
    places = sorted(crowded + quiet)
    linear = scale_of([int(places[0]), int(places[-1])], 0, 1000)
    scale = stretched(linear, places, UTC, SIZE)
    october = [datetime(2025, month, 1, tzinfo=UTC).timestamp() for month in (10, 11)]
    assert scale.x(october[1]) - scale.x(october[0]) > 5 * (linear.x(october[1]) - linear.x(october[0]))
    assert [share for _, share in scale.knots] == sorted(share for _, share in scale.knots)
    assert (scale.x(scale.first), scale.x(scale.last)) == (0, 1000)
    even = [places[0] + n * 86_400 for n in range(900)]
    assert stretched(linear, even, UTC, SIZE) is linear


def test_a_drawing_of_very_much_stays_small() -> None:
    """Of five thousand events in thirty threads, a drawing has some hundreds of marks, and twelve lanes."""
    day = datetime(2000, 1, 1, tzinfo=UTC)
    dates = ((day + timedelta(days=n * 37 % 9000)).date() for n in range(5000))
    threads = "".join(f"- {{id: t{n}, title: Thread {n}}}\n" for n in range(30))
    site = told(
        *(f"date: {date}\ntitle: {n}\nthreads: [t{n % 30}]" for n, date in enumerate(dates)),
        threads=threads,
    )
    html = str(overview(site.seen_from(""), site.ink.chronology.events))
    assert html.count("<a ") < 500
    assert html.count('role="list"') == 12
    assert len(html) < 160_000


def test_every_mark_is_a_link_with_a_date_and_a_name() -> None:
    """Without a script, each mark leads to its event and says when and what it was, to who hears and to who points."""
    site = told(*(f"date: 2024-0{n}-01\ntitle: A <b> & {n}\nkind: deal" for n in (1, 2, 3)))
    links = drawn(site).findall(f".//{SVG}a")
    assert [link.get("href") for link in links] == ["events/e0/", "events/e1/", "events/e2/"]
    names = ["1 January 2024: A <b> & 1", "1 February 2024: A <b> & 2", "1 March 2024: A <b> & 3"]
    assert [link.get("aria-label") for link in links] == names
    assert [link.get("title") for link in links] == names


def test_causes_are_arcs_between_lanes() -> None:
    """Two threads are two lanes with their names, and a cause in one reaches its effect in the other."""
    site = told(
        "date: 2024-01-01\ntitle: Cause\nthreads: [a]\nlinks: [{led-to: e1}]",
        "date: 2024-06-01\ntitle: Effect\nthreads: [b]",
        "date: 2024-07-01\ntitle: Alone",
        threads="- {id: a, title: First}\n- {id: b, title: Second}\n",
    )
    svg = drawn(site)
    assert [group.get("aria-label") for group in svg.findall(f"{SVG}g[@role='list']")] == ["First", "Second", "Others"]
    arcs = svg.findall(f"{SVG}svg[@class='tl-arcs']/{SVG}path")
    assert [(arc.get("d", "").count("M"), arc.get("data-ends")) for arc in arcs] == [(1, "0-1 ")]


def test_a_mark_is_few_elements() -> None:
    """A mark is three elements, a bar one for each of its parts: a browser reckons with each before the first sight.

    What all share is drawn at once: lines at ticks and above lanes, arcs; and only the fades that some bar has.
    """
    svg = drawn(told("date: 2024-01-01\ntitle: 1", "date: 2024-06\ntitle: 2", "date: 2024-12-01\ntitle: 3"))
    sharp, vague, _ = svg.findall(f".//{SVG}svg[@role='listitem']")
    assert [each.tag.removeprefix(SVG) for each in sharp.iter() if each.tag != f"{SVG}text"] == ["svg", "a", "path"]
    assert len(vague.findall(f".//{SVG}rect")) == 2
    assert len(svg.findall(f".//{SVG}linearGradient")) == 2
    assert svg.findall(f".//{SVG}line") == svg.findall(f".//{SVG}use") == []


def test_two_events_are_not_drawn() -> None:
    """Two events are read at a glance: there is no drawing, and nothing in its place."""
    site = told("date: 2024-01-01\ntitle: One", "date: 2024-02-01\ntitle: Two")
    assert str(overview(site.seen_from(""), site.ink.chronology.events)) == ""


@pytest.mark.parametrize("year", ["-0043", "0001", "9999", "Y-99999999999"])
def test_days_of_any_year_are_drawn(year: str) -> None:
    """Three days of a year that no clock of the computer's reaches are drawn, and never with a crowd of ticks."""
    dates = [f"{year}-03-{day}" for day in (14, 15, 17)] if len(year) < 6 else [year, "2024", "2025"]
    svg = drawn(told(*(f"date: '{date}'\ntitle: Event {number}" for number, date in enumerate(dates))))
    assert len(svg.findall(f".//{SVG}a")) == 3
    lines = svg.findall(f"{SVG}svg[@class='tl-bands']/{SVG}path")
    ticks = [line.get("d", "") for line in lines if line.get("class") in {"tl-fines", "tl-majors"}]
    assert len(ticks) == 2
    assert "".join(ticks).count("M") < 30


LONG_AGO = {
    "stretched": ["Y-17000", *(f"-02{n}" for n in range(10, 22)), "1900", "1974", "1999", "2005"],
    "even": [f"-{n:04}" for n in range(2900, 0, -100)],
    "a year": [f"-0043-{n:02}" for n in range(1, 13)],
}


@pytest.mark.parametrize("dates", LONG_AGO.values(), ids=LONG_AGO)
def test_the_years_before_our_era_stand_apart(dates: list[str]) -> None:
    """Ticks whose words say the era too have room for them."""
    svg = drawn(told(*(f"date: '{date}'\ntitle: Event {number}" for number, date in enumerate(dates))))
    words = svg.findall(f".//{SVG}g[@class='tl-ticks']/{SVG}text")
    places = [(float(each.get("x", "0").rstrip("%")) * 7.2, each.text or "") for each in words]
    assert len(places) > 1
    assert all(x + 7 * len(text) < later for (x, text), (later, _) in pairwise(places)), places


def test_two_drawings_on_a_page_share_no_id() -> None:
    """Two blocks that draw the same events on one page have ids of their own."""
    site = told(*(f"date: 2024-0{n}-01\ntitle: {n}" for n in (1, 2, 3)))
    ids = [
        set(re.findall(r' id="([^"]+)"', site.block("view: overview", "", Location("page.md", line))[0]))
        for line in (3, 9)
    ]
    assert ids[0]
    assert ids[0].isdisjoint(ids[1])
