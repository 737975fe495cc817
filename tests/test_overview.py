"""The overview: every event of a story at one glance, in lanes, on a line of time."""

import re
from datetime import UTC
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from timeline import Location, RecordFile, Site, build
from timeline.render.drawings import overview
from timeline.render.overview.layout import SIZE, Lane, lanes_of
from timeline.render.overview.scale import scale_of
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
    return lanes_of([("", "", events)], scale_of(moments, 0, 1000), UTC, top=0, head=0)[0]


def drawn(site: Site) -> ET.Element:
    """Return the drawing of all events of a site, as XML."""
    html = str(overview(site.seen_from(""), site.ink.chronology.events))
    start, end = html.index("<svg viewBox"), html.index("</svg>\n</div>") + 6
    text = html[start:end].replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ET.fromstring(text.replace("xlink:href", "href"))  # noqa: S314 - written by this very test


@pytest.mark.parametrize(
    ("first", "last", "unit", "count"),
    [
        (0, 40 * 60, "minute", (5, 10)),
        (0, 9 * 3600, "hour", (4, 12)),
        (0, 20 * 86_400, "day", (5, 22)),
        (0, 31 * 30 * 86_400, "month", (5, 16)),
        (-300 * 31_556_952, 0, "year", (5, 16)),
        (-12_000 * 31_556_952, 0, "year", (4, 16)),
    ],
)
def test_ticks_fit_the_span(first: int, last: int, unit: str, count: tuple[int, int]) -> None:
    """From forty minutes to twelve thousand years, a drawing has a handful of round ticks, none crowded."""
    ticks = scale_of([first, last], 0, 900).ticks(UTC)
    assert {tick.unit for tick in ticks} == {unit}
    assert count[0] <= len(ticks) <= count[1]
    places = [tick.x for tick in ticks]
    assert all(later - earlier > 40 for earlier, later in pairwise(places))


def test_marks_that_meet_stand_above_one_another() -> None:
    """Five events of one day take five rows; no two marks cover one another."""
    lane = lane_of(*["2025-10-03"] * 5, "2024-01-01")
    marks = [(mark.x, mark.y) for mark in lane.marks]
    assert len({y for x, y in marks if x > 500}) == 5
    for number, (x, y) in enumerate(marks):
        assert all(abs(x - u) >= SIZE or abs(y - v) >= SIZE for u, v in marks[:number])


def test_a_crowd_says_how_many_it_is() -> None:
    """Of forty events on one day, seven are marks and the others one mark with their number."""
    lane = lane_of(*["2025-10-03"] * 40, "2024-01-01")
    sizes = sorted(len(mark.events) for mark in lane.marks)
    assert sizes[-1] == 33
    assert sum(sizes) == 41


def test_vague_dates_are_soft_and_open_ones_open() -> None:
    """A month fades at both ends, a span of time doesn't, what goes on has an open end, "before" an open start."""
    lane = lane_of("2024-01", "2024-03-01/2024-06-30", "2025-01-01/..", "../2023-06-01", "2024-09-01~", "2023-01-01")
    looks = {mark.event.date.edtf: (mark.soft, mark.open_start, mark.open_end) for mark in lane.marks}
    assert looks == {
        "2024-01": (True, False, False),
        "2024-03-01/2024-06-30": (False, False, False),
        "2025-01-01/..": (False, False, True),
        "../2023-06-01": (False, True, False),
        "2024-09-01~": (True, False, False),
        "2023-01-01": (False, False, False),
    }


def test_every_mark_is_a_link_with_a_date_and_a_name() -> None:
    """Without a script, each mark leads to its event and says to a screen reader when and what it was."""
    site = told(*(f"date: 2024-0{n}-01\ntitle: A <b> & {n}\nkind: deal" for n in (1, 2, 3)))
    links = drawn(site).findall(f".//{SVG}a")
    assert [link.get("href") for link in links] == ["events/e0/", "events/e1/", "events/e2/"]
    assert [link.findtext(f"{SVG}title") for link in links] == [
        "1 January 2024: A <b> & 1",
        "1 February 2024: A <b> & 2",
        "1 March 2024: A <b> & 3",
    ]


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
    assert len(svg.findall(f".//{SVG}g[@class='tl-arcs']/{SVG}path")) == 1


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
    assert len(svg.findall(f"{SVG}g[@class='tl-ticks']/{SVG}path")) < 30


def test_two_drawings_on_a_page_share_no_id() -> None:
    """Two blocks that draw the same events on one page have ids of their own."""
    site = told(*(f"date: 2024-0{n}-01\ntitle: {n}" for n in (1, 2, 3)))
    ids = [
        set(re.findall(r' id="([^"]+)"', site.block("view: overview", "", Location("page.md", line))[0]))
        for line in (3, 9)
    ]
    assert ids[0]
    assert ids[0].isdisjoint(ids[1])
