"""Where dates lie in time, and how they are ordered."""

import locale
import os
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from timeline.dates import EventDate

LOS_ANGELES = ZoneInfo("America/Los_Angeles")

# In order in Los Angeles: by earliest moment, then the vaguer first; without a start by the last moment.
IN_ORDER = [
    "Y-17000",
    "-0043",
    "0000",
    "1XXX",
    "1999",
    "../2019",
    "202X",
    "2025/..",
    "2025",
    "2025-01",
    "2025-01-01",
    "2025-01-01T00:00-08:00",
    "2025-01-01T00:00:00-08:00",
    "2025-01-01T09:00Z",
    "2025-01-02",
    "before April 2025",
    "2025-04/2025-06",
    "2025-04-01T00:00-07:00",
    "2025-10",
    "early October 2025",
    "[2025-10-01,2025-10-03]",
    "2025-10-01",
    "2026-03-24T13:05-07:00",
    "Y10000",
]

SPANS = [
    ("2025-12-11", UTC, "2025-12-11T00:00:00+00:00", "2025-12-11T23:59:59+00:00"),
    ("2025-12-11", LOS_ANGELES, "2025-12-11T00:00:00-08:00", "2025-12-11T23:59:59-08:00"),
    ("2026-03-08", LOS_ANGELES, "2026-03-08T00:00:00-08:00", "2026-03-08T23:59:59-07:00"),
    ("2025", LOS_ANGELES, "2025-01-01T00:00:00-08:00", "2025-12-31T23:59:59-08:00"),
    ("2026-03-24T13:05-07:00", UTC, "2026-03-24T13:05:00-07:00", "2026-03-24T13:05:59-07:00"),
    ("2025-07/2025-11", LOS_ANGELES, "2025-07-01T00:00:00-07:00", "2025-11-30T23:59:59-08:00"),
    # midnight is skipped, so the day starts at one o'clock
    ("2018-11-04", ZoneInfo("America/Sao_Paulo"), "2018-11-04T01:00:00-02:00", "2018-11-04T23:59:59-02:00"),
    # the clock goes back at midnight, so the day's last hour is there twice
    ("2018-02-17", ZoneInfo("America/Sao_Paulo"), "2018-02-17T00:00:00-02:00", "2018-02-17T23:59:59-03:00"),
]


@pytest.fixture(params=["UTC", "Pacific/Kiritimati", "America/St_Johns", "Europe/Dublin"])
def machine_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """Set the machine's own time zone for a test."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(("text", "zone", "first", "last"), SPANS)
def test_a_span_reads_days_in_the_zone(text: str, zone: tzinfo, first: str, last: str) -> None:
    """Days begin and end where the zone's clock has them, instants where they are."""
    span = EventDate.parse(text).span(zone)
    assert span == tuple(int(datetime.fromisoformat(moment).timestamp()) for moment in (first, last))


@pytest.mark.parametrize("text", ["Y-17000", "-0043-03-15", "0000", "Y10000", "9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("zone", [UTC, LOS_ANGELES, ZoneInfo("Pacific/Kiritimati")])
def test_far_years_have_spans(text: str, zone: tzinfo) -> None:
    """Before year 1 and after 9999 seconds are counted on, whole days long, without an error."""
    first, last = EventDate.parse(text).span(zone)
    assert first is not None
    assert last is not None
    assert first < last


def test_far_years_count_days() -> None:
    """The last second of the year 0 comes before the first of the year 1; 400 years are 146,097 days."""
    assert EventDate.parse("0000").span(UTC)[1] == -62_135_596_801
    year, later = (EventDate.parse(text).span(UTC)[0] for text in ("-0400", "0000"))
    assert year is not None
    assert later is not None
    assert later - year == 146_097 * 86_400


def test_open_ends_have_no_second() -> None:
    """A missing bound is None on its side."""
    assert EventDate.parse("2025/..").span(UTC)[1] is None
    assert EventDate.parse("../2025").span(UTC)[0] is None


def test_a_day_the_zone_skipped_is_no_shorter_than_a_moment() -> None:
    """Samoa had no 30 December 2011: its span is where it would have begun, not a negative one."""
    first, last = EventDate.parse("2011-12-30").span(ZoneInfo("Pacific/Apia"))
    assert first == last


def test_days_tile_the_time_line() -> None:
    """Each day ends one second before the next begins, through every change of the clock."""
    for zone in map(ZoneInfo, ("America/Sao_Paulo", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo")):
        days = [f"2014-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
        spans = [EventDate.parse(day).span(zone) for day in days]
        for (day, span), (other, following) in pairwise(zip(days, spans, strict=True)):
            if day[:7] == other[:7]:
                assert span[1] is not None
                assert span[1] + 1 == following[0]


def test_dates_are_in_order() -> None:
    """By earliest moment, then the vaguer first; an open start stands by its latest."""
    dates = [EventDate.parse(text) for text in IN_ORDER]
    keys = [date.key(LOS_ANGELES) for date in dates]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_the_order_is_that_of_the_dates(machine_zone: str) -> None:
    """The order is the same from any input order, under any locale and machine's zone."""
    shuffled = [EventDate.parse(text) for text in IN_ORDER]
    random.Random(machine_zone).shuffle(shuffled)  # noqa: S311  chance, not secrecy
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C")
        ordered = sorted(shuffled, key=lambda date: date.key(LOS_ANGELES))
    finally:
        locale.setlocale(locale.LC_ALL, before)
    assert [date.written for date in ordered] == IN_ORDER


def test_dates_of_one_span_share_a_key() -> None:
    """What tells them apart, the id, is the caller's."""
    for zone in (UTC, LOS_ANGELES):
        month, about = EventDate.parse("2025-10"), EventDate.parse("2025-10~")
        assert month.key(zone) == about.key(zone)


def test_a_day_beside_an_instant_is_compared_in_the_zone() -> None:
    """23:30 in Los Angeles is on the 11th there, and after the 12th began in UTC."""
    instant, next_day = EventDate.parse("2025-12-11T23:30-08:00"), EventDate.parse("2025-12-12")
    assert instant.key(LOS_ANGELES) < next_day.key(LOS_ANGELES)
    assert instant.key(UTC) > next_day.key(UTC)
