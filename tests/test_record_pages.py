"""Pages that gather what records say: changes, charts, citations."""

import json
import re
from datetime import UTC

from tests.world import page, told
from timeline import Options
from timeline.render.changes import changes_of
from timeline.render.chart import Chart, chart_in, chart_of
from timeline.render.citations import citations_of
from timeline.render.graph import causes_of, chains_among

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
    assert all(dot.width > 0 for dot in mirrored.dots)


def test_one_number_is_no_line() -> None:
    """A series with a single dated number has its table and no chart."""
    site = told({"series/s.yml": "id: s\ntitle: S\npoints: [{at: 2024-01, value: 3}]\n"})
    assert chart_of(site.ink.story.series["s"], [], UTC) is None
    assert "<table" in page(site, "series/s/").content
    assert "<svg viewBox" not in page(site, "series/s/").content


def _drawn(points: str, events: str = "", locale: str = "en") -> tuple[Chart, str]:
    files = {"series/s.yml": f"id: s\ntitle: S\nunit: million\npoints: [{points}]\n"}
    for n, title in enumerate(filter(None, events.split("|")), 1):
        files[f"events/e{n}.yml"] = f"date: 2024-02-0{n}\ntitle: {title}\nfigures: [{{series: s, value: 1}}]\n"
    site = told(files, Options(locale=locale))
    chart = chart_in(site.ink.at("series", "s"), site.ink.story.series["s"])
    assert chart is not None
    return chart, page(site, "series/s/").content


def test_numbers_below_zero_hang_below_a_line() -> None:
    """The axis holds zero, in another stroke, wherever the numbers lie; equal distances are drawn equal."""
    chart, content = _drawn("{at: 2024-01-01, value: 3}, {at: 2024-02-01, value: -2}, {at: 2024-03-01, value: 0}")
    above, below, nothing = chart.dots
    assert nothing.y == chart.zero
    assert abs((chart.zero - above.y) / 3 - (below.y - chart.zero) / 2) < 0.2
    assert [str(step) for _, step in chart.steps] == ["-2", "-1", "0", "1", "2", "3"]
    assert content.count('class="tl-zero"') == 1
    chart, _ = _drawn("{at: 2024-01-01, value: -3}, {at: 2024-02-01, value: -2}")
    assert chart.zero == min(y for y, _ in chart.steps)


def test_a_number_of_a_longer_time_is_as_long_as_that() -> None:
    """A month's number is a bar from its first to its last day, a day's is a dot; bounds are bands behind them."""
    chart, content = _drawn("{at: 2024-01, value: 3, low: 2, high: 5}, {at: 2024-03-01, value: 1}")
    month, day = chart.dots
    assert month.lasting
    assert month.band == (month.start, month.width)
    assert not day.lasting
    assert content.count('class="tl-lasting"') == 1
    assert content.count('class="tl-band"') == 1
    assert "Bands are the bounds" in content


def test_events_are_named_on_a_chart_where_there_is_room() -> None:
    """Titles take rows of their own and never lie on one another; those for which there is no room are marks only."""
    numbers = "{at: 2024-01-01, value: 3}, {at: 2024-12-01, value: 2}"
    chart, content = _drawn(numbers, "First thing|Second thing|Third thing|Fourth thing|Fifth thing")
    assert [each.row for each in chart.events] == [0, 1, 2, 3, None]
    assert [each.label for each in chart.events[:2]] == ["First thing", "Second thing"]
    assert content.count('class="tl-moment"') == 5
    assert 'href="../../events/e5/"><title>5 February 2024: Fifth thing</title>' in content


def test_a_chart_goes_the_other_way_where_the_language_does() -> None:
    """In Arabic time goes to the left, and the numbers of the axis stand at the right."""
    numbers = "{at: 2024-01, value: 3}, {at: 2024-12, value: 2}"
    left, right = _drawn(numbers)[0], _drawn(numbers, locale="ar")[0]
    assert [dot.x for dot in right.dots] == [round(left.width - dot.x, 1) for dot in left.dots]
    assert right.width - right.right == left.left
    assert "-" not in right.line


def test_a_chart_names_its_sources() -> None:
    """Below the drawing stand the sources of its numbers, each once, in few words."""
    site = told(
        {
            "sources/a.yml": "id: a\ntitle: T\npublisher: Paper A (in a copy)\n",
            "series/s.yml": "id: s\ntitle: S\npoints:\n"
            "- {at: 2024-01, value: 3, source: a}\n- {at: 2024-02, value: 2, source: a}\n",
        }
    )
    caption = re.search(r'<span class="tl-chart__sources">(.*?)</span>', page(site, "series/s/").content)
    assert caption
    assert re.sub(r"<[^>]*>", "", caption[1]) == "Sources: Paper A"


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
    told_causes = [
        (cause.event.id, [effect.id for _, effect, _ in cause.effects])
        for cause in causes_of(site.ink, chains_among(site.ink, site.ink.chronology.events))
    ]
    assert told_causes == [("a", ["b", "c"]), ("b", ["c"])]
    content = page(site, "graph/").content
    assert "".join(re.findall(r'"tl-graph__heads" d="([^"]+)', content)).count("Z") == 3
    assert "So <em>they</em> say." in content
    assert "Event 4" not in content
