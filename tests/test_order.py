"""Events in order, and under which headings they stand."""

from hypothesis import given
from hypothesis import strategies as st

from tests.worlds import said, told
from timeline.views import by_month

DATES = [
    "2024",
    "2024-02",
    "2024-02-01",
    "2024-02-01~",
    "2024-01-01/..",
    "../2024-03",
    "[2024-02-01,2024-02-03]",
    "2024-21",
]


def order(files: dict[str, str]) -> list[str]:
    """Return the ids of a site's events in order."""
    return [event.id for event in told(files).ink.chronology.events]


def dated(**dates: str) -> dict[str, str]:
    """Return an event file for each date."""
    return {f"events/{name}.yml": f"date: '{date}'\ntitle: {name}\n" for name, date in dates.items()}


def test_earliest_first_then_the_vaguer_then_by_id() -> None:
    """A month stands before its first day, equals by their ids, and what has no start by its end."""
    files = dated(day="2024-02-01", month="2024-02", b="2024-02-02", a="2024-02-02", until="../2024-01-15")
    assert order(files) == ["until", "month", "day", "a", "b"]


def test_before_and_after_settle_what_dates_leave_open() -> None:
    """Where the dates overlap, a link decides; the other events stay where they are."""
    files = dated(first="2024-02", second="2024-02-10", third="2024-02-20")
    files["events/first.yml"] += "links: [{after: second}]\n"
    assert order(files) == ["second", "first", "third"]


def test_before_against_the_dates_is_an_error() -> None:
    """An event can't be before one that surely came earlier."""
    files = dated(late="2024-03-01", early="2024-01-01")
    files["events/late.yml"] += "links: [{before: early}]\n"
    assert said(files) == [
        "events/late.yml:3:9: error: 'late' (2024-03-01) can't be before 'early' (2024-01-01) [order]"
    ]


def test_a_circle_of_befores_is_an_error() -> None:
    """Three events each before the next have no order, and the complaint names them."""
    files = dated(a="2024", b="2024", c="2024")
    for one, other in ("ab", "bc", "ca"):
        files[f"events/{one}.yml"] += f"links: [{{before: {other}}}]\n"
    assert [complaint.rpartition(": ")[2] for complaint in said(files)] == ["a, b, c [order]"]


@given(st.permutations(list(enumerate(DATES))))
def test_the_order_of_files_is_no_order(dates: list[tuple[int, str]]) -> None:
    """Whatever order the files come in, the events come in one."""
    files = dated(**{f"e{number}": date for number, date in dates})
    assert order(files) == order(dict(sorted(files.items())))


def test_events_stand_under_the_month_they_are_known_to() -> None:
    """A day and a month have their month; a year, a season and a quarter stand under the year alone."""
    files = dated(a="2024", b="2024-21", c="2024-03", d="2024-03-05", e="../2024-05-02", f="2025-01-01/2025-02-01")
    chronology = told(files).ink.chronology
    groups = [
        (month.year, month.month, [event.id for event in month.events])
        for year in by_month(chronology.events, chronology.zone)
        for month in year.months
    ]
    assert groups == [(2024, None, ["a", "b"]), (2024, 3, ["c", "d"]), (2024, 5, ["e"]), (2025, 1, ["f"])]


def test_an_instant_stands_where_the_story_s_clock_says() -> None:
    """Two in the morning in Tokyo is the evening before in California."""
    files = dated(a="2026-01-01T02:00:00+09:00") | {"timeline.yml": "time-zone: America/Los_Angeles"}
    chronology = told(files).ink.chronology
    years = by_month(chronology.events, chronology.zone)
    assert [(year.year, year.months[0].month) for year in years] == [(2025, 12)]
