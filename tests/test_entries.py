"""An entry of a list says when in a big and a small word."""

import json
import re

import pytest

from tests.world import page, shown, told
from timeline import Location, Options
from timeline.render.data import EVENTS


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("1900-03", ("Mar", "1900")),
        ("1900-03-04", ("4", "Mar 1900")),
        ("-0043", ("44 BCE", "")),
        ("-0043~", ("~44 BCE", "")),
        ("-0204/-0059", ("205 BCE\N{EN DASH}60 BCE", "")),
        ("Y-17000", ("17,001 BCE", "")),
        ("1999?", ("1999?", "")),
        ("197X", ("1970s", "")),
        ("2016/..", ("since", "2016")),
        ("[..1974]", ("by", "1974")),
        ("1900-11/1901-09", ("Nov", "1900 \N{EN DASH} Sept 1901")),
        ("1900-11-24/1901-09-30", ("24", "Nov 1900 \N{EN DASH} 30 Sept 1901")),
        ("[1900-12-31, 1901-01-02]", ("31", "Dec 1900 or 2 Jan 1901")),
        ("1900-11-24/1900-12-30", ("24", "Nov \N{EN DASH} 30 Dec 1900")),
    ],
)
def test_a_list_says_each_year_once(date: str, shown: tuple[str, str]) -> None:
    """Where no heading says the year of an event, its date does, and says it once."""
    html, _ = told({"events/a.yml": f"{{date: '{date}', title: A}}"}).block(
        "view: list", "", Location("docs/page.md", 1, 1)
    )
    big, small = re.findall(r'<span class="tl-(?:big|small)[^>]*>([^<]*)<', html)
    assert (big, small) == shown


HOURS = {
    "a": "2025-12-11T09:00-08:00",
    "b": "2025-12-11T18:30+01:00",
    "c": "2025-12-11T10:00",
    "d": "2025-12-11T19:00Z/2025-12-11T20:00Z",
    "e": "2025-12-12",
}
IN_CALIFORNIA = [
    ("11", "Dec 09:00"),
    ("11", "Dec 18:30 UTC+1"),
    ("11", "Dec 10:00"),
    ("11", "Dec 19:00–20:00 UTC"),
    ("12", "Dec"),
]
ANYWHERE = [("11", "Dec 09:00 UTC−8"), *IN_CALIFORNIA[1:2], *IN_CALIFORNIA[3:]]


def _story(dates: dict[str, str], zone: str = "") -> dict[str, str]:
    events = {f"events/{id_}.yml": f"date: {date}\ntitle: {id_}\nthreads: [t]\n" for id_, date in dates.items()}
    return events | {"threads/t.yml": "title: T\n", "timeline.yml": f"title: S\n{zone and f'time-zone: {zone}'}\n"}


def _columns(html: str) -> list[tuple[str, str]]:
    words = re.findall(r'<span class="tl-(?:big|small)[^>]*>([^<]*)<', html)
    return list(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize(
    ("zone", "dates", "columns"),
    [
        ("America/Los_Angeles", HOURS, IN_CALIFORNIA),
        ("", {id_: date for id_, date in HOURS.items() if id_ != "c"}, ANYWHERE),
    ],
)
def test_an_hour_of_another_clock_says_so(zone: str, dates: dict[str, str], columns: list[tuple[str, str]]) -> None:
    """An hour that stands alone is the story's clock's: 18:30 in Paris is told apart from it in every list.

    A story without a time zone has no clock, and each hour says whose it is.
    """
    site = told(_story(dates, zone))
    assert _columns(page(site, "timeline/").content) == columns
    assert _columns(page(site, "threads/t/").content) == columns
    asked = json.loads(next(each.content for each in shown(site) if each.url == EVENTS))
    short = [tuple(line.split("\t")) for line in asked["short"].split("\n")]
    assert [short[place] for place in asked["date"]] == columns
    block, _ = site.block("view: list", "", Location("docs/page.md", 1, 1))
    assert _columns(block) == [(big, f"{small} 2025") for big, small in columns]


def test_an_hour_of_one_clock_says_no_more_than_before() -> None:
    """A story in one zone has its hours alone, in summer and in winter; an hour that comes twice says which it was."""
    dates = {"a": "2025-07-01T09:00-07:00", "b": "2025-11-02T01:30-07:00", "c": "2025-11-02T01:30-08:00"}
    columns = _columns(
        page(told(_story(dates | {"d": "2025-12-11T09:00"}, "America/Los_Angeles")), "timeline/").content
    )
    assert columns == [("1", "Jul 09:00"), ("2", "Nov 01:30 UTC−7"), ("2", "Nov 01:30 UTC−8"), ("11", "Dec 09:00")]


def test_a_new_year_elsewhere_says_its_year() -> None:
    """Under a heading of the old year, and where there are no headings, a date has the year it was written in."""
    dates = {"a": "2026-01-01T03:00+09:00", "b": "2025-12-31T12:00", "c": "2026-01-01T16:00+09:00/.."}
    site = told(_story(dates, "America/Los_Angeles"))
    columns = [("1", "Jan 03:00 UTC+9 2026"), ("31", "Dec 12:00"), ("since", "1 Jan 2026")]
    assert _columns(page(site, "timeline/").content) == columns
    block, _ = site.block("view: list", "", Location("docs/page.md", 1, 1))
    assert _columns(block) == [columns[0], ("31", "Dec 12:00 2025"), columns[2]]


def test_a_span_has_its_years_once_in_any_language() -> None:
    """Where the word for a year is more than its number, too, a span into another year says its first one once."""
    files = {"events/a.yml": "{date: 1900-11-24/1901-09-30, title: A}"}
    block, _ = told(files, Options(locale="ja")).block("view: list", "", Location("docs/page.md", 1, 1))
    assert _columns(block) == [("24", "11月 1900年 \N{EN DASH} 1901年9月30日")]
