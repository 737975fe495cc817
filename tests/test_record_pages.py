"""Pages that gather what records say: changes, charts, citations."""

import json
import re
from datetime import UTC

from tests.world import page, told
from timeline.render.changes import changes_of
from timeline.render.chart import chart_of
from timeline.render.citations import citations_of
from timeline.render.graph import causes_of

EVENT = "date: 2024-01-0{n}\ntitle: Event {n}\n"


def test_changes_are_told_newest_first() -> None:
    """What was added, corrected and withdrawn stands under its day, on the dates that authors declared."""
    site = told(
        {
            "events/a.yml": EVENT.format(n=1)
            + "added: 2026-01-01\ncorrections: [{date: 2026-03-01, note: It was *B*.}]\n",
            "events/b.yml": EVENT.format(n=2) + "added: 2026-02-01\n",
            "events/c.yml": EVENT.format(n=3) + "added: 2026-01-01\nwithdrawn: {date: 2026-04-01, reason: Wrong.}\n",
        }
    )
    assert [(str(each.date), each.what, each.event.id) for each in changes_of(site.ink)] == [
        ("2026-04-01", "withdrawn", "c"),
        ("2026-03-01", "corrected", "a"),
        ("2026-02-01", "added", "b"),
        ("2026-01-01", "added", "a"),
    ]
    content = page(site, "changes/").content
    assert re.findall(r"<time[^>]*>([^<]*)", content)[:2] == ["1 April 2026", "1 March 2026"]
    assert "It was <em>B</em>." in content


def test_a_chart_begins_at_zero_and_holds_every_number() -> None:
    """Half as much is drawn half as high, bounds hold their number, and no number leaves the frame."""
    points = "{at: 2024-01, value: 3.2, low: 3.0, high: 3.3}, {at: 2024-02, value: 1.6}, {at: 2024-03, value: 0}"
    site = told({"series/s.yml": f"id: s\ntitle: S\nunit: million\npoints: [{points}]\n"})
    chart = chart_of(site.ink.story.series["s"], [], UTC)
    assert chart is not None
    first, second, third = chart.dots
    assert third.y == chart.floor
    assert abs((chart.floor - second.y) * 2 - (chart.floor - first.y)) < 0.3
    assert first.high < first.y < first.low
    assert min(y for y, _ in chart.steps) <= first.high
    assert [str(step) for _, step in chart.steps] == ["0", "1", "2", "3", "4"]


def test_time_goes_the_languages_way_in_a_chart() -> None:
    """From right to left every number stands as far from the right edge as it would from the left, its band too."""
    points = "{at: 2024-01, value: 3, low: 2, high: 4}, {at: 2024-02, value: 1}, {at: 2024-05, value: 2}"
    site = told({"series/s.yml": f"id: s\ntitle: S\npoints: [{points}]\n"})
    chart, mirrored = (chart_of(site.ink.story.series["s"], [], UTC, mirrored=each) for each in (False, True))
    assert chart is not None
    assert mirrored is not None
    assert [round(chart.width - dot.x, 1) for dot in chart.dots] == [dot.x for dot in mirrored.dots]
    assert [round(chart.width - tick.x, 1) for tick in chart.ticks] == [tick.x for tick in mirrored.ticks]
    assert all(dot.start < dot.end for dot in mirrored.dots)
    assert mirrored.edges == (chart.width - chart.edges[0], 0)


def test_one_number_is_no_line() -> None:
    """A series with a single dated number has its table and no chart."""
    site = told({"series/s.yml": "id: s\ntitle: S\npoints: [{at: 2024-01, value: 3}]\n"})
    assert chart_of(site.ink.story.series["s"], [], UTC) is None
    assert "<table" in page(site, "series/s/").content
    assert "<svg viewBox" not in page(site, "series/s/").content


def test_numbers_below_zero_are_told_and_not_drawn() -> None:
    """A chart that begins at zero can't show them; the table does."""
    site = told({"series/s.yml": "id: s\ntitle: S\npoints: [{at: 2024-01, value: 3}, {at: 2024-02, value: -2}]\n"})
    assert chart_of(site.ink.story.series["s"], [], UTC) is None
    assert "-2" in page(site, "series/s/").content


def test_an_event_can_be_cited() -> None:
    """Words, BibTeX, RIS, CSL-JSON and wiki text name the page, the site, its address and the day of the record."""
    site = told({"events/a.yml": "date: 2024-01-01\ntitle: '50% of {A} & B'\nadded: 2026-01-05\n"})
    event = site.ink.story.events["a"]
    ways = {each.name: each.text for each in citations_of(event, "The | story", "https://s.example/events/a/")}
    assert ways["Text"] == "“50% of {A} & B.” The | story, 2026-01-05. https://s.example/events/a/"
    assert ways["BibTeX"] == (
        "@online{a,\n  title = {50\\% of \\{A\\} \\& B},\n  organization = {The | story},\n"
        "  date = {2026-01-05},\n  url = {https://s.example/events/a/},\n}"
    )
    assert ways["RIS"].split("\n")[-2:] == ["UR  - https://s.example/events/a/", "ER  - "]
    assert json.loads(ways["CSL-JSON"])[0]["issued"] == {"date-parts": [[2026, 1, 5]]}
    assert "title=50% of &#123;A&#125; & B |website=The &#124; story" in ways["Wiki"]


def test_causes_are_told_in_the_order_of_time() -> None:
    """Each cause stands with its effects, drawn as lines and said in words, whichever end wrote the link."""
    site = told(
        {
            "events/a.yml": EVENT.format(n=1) + "links: [{led-to: c, note: So *they* say.}, {led-to: b}]\n",
            "events/b.yml": EVENT.format(n=2),
            "events/c.yml": EVENT.format(n=3) + "links: [{caused-by: b}, {related: d}]\n",
            "events/d.yml": EVENT.format(n=4),
        }
    )
    told_causes = [(cause.event.id, [effect.id for _, effect, _ in cause.effects]) for cause in causes_of(site.ink)]
    assert told_causes == [("a", ["b", "c"]), ("b", ["c"])]
    content = page(site, "graph/").content
    assert content.count('<path d="M') >= 3
    assert "So <em>they</em> say." in content
    assert "Event 4" not in content
