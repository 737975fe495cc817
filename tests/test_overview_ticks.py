"""The ticks of an overview's axis: round moments that people count by, as many as there is room for."""

from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tests.test_overview import SVG, drawn, told
from timeline.dates import Bound
from timeline.dates.bounds import first_second
from timeline.render.overview.scale import Scale, scale_of, ticks_every


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


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("-1200", "-0300", "0900"), ["1000 BCE", "500 BCE", "1 CE", "500 CE"]),
        (("-3000", "-2600", "-1000"), ["3000 BCE", "2500 BCE", "2000 BCE", "1500 BCE"]),
        (("-0002", "0001", "0003"), ["3 BCE", "2 BCE", "1 BCE", "1 CE", "2 CE", "3 CE"]),
        (("-0009", "-0001", "0012"), ["10 BCE", "5 BCE", "1 CE", "5 CE", "10 CE"]),
        (("Y-17000", "-0100", "2000"), ["15,000 BCE", "10,000 BCE", "5000 BCE", "1 CE"]),
        (("0990", "1500", "2010"), ["1000", "1200", "1400", "1600", "1800", "2000"]),
    ],
)
def test_ticks_long_ago_are_round_as_years_are_counted(dates: tuple[str, ...], words: list[str]) -> None:
    """Before our era a tick is at 500 BCE, and not at the 501 BCE of astronomers; where eras meet it is at 1 CE."""
    svg = drawn(told(*(f"date: '{date}'\ntitle: Event {number}" for number, date in enumerate(dates))))
    assert [each.text for each in svg.findall(f".//{SVG}g[@class='tl-ticks']/{SVG}text")] == words


@pytest.mark.parametrize("count", [1, 2, 5, 10, 100, 1_000, 10_000])
def test_ticks_stand_at_every_round_year_once(count: int) -> None:
    """Nothing is left out where eras meet or a drawing begins, and no tick is nearer to the next than from 1 CE on."""
    scale = Scale(first_second(Bound(1 - 3 * count, 1, 1), UTC), first_second(Bound(3 * count, 1, 1), UTC), 0, 900)
    years = [tick.year for _, tick in ticks_every("year", count, scale, UTC)]
    before, after = [1 - number * count for number in (3, 2, 1)], [number * count for number in (1, 2, 3)]
    assert years == ([*before, *after] if count == 1 else [*before, 1, *after])


def test_days_begin_at_midnight_when_the_clocks_change() -> None:
    """Ticks of days and of hours are what the story's clock shows, in the week of a change too."""
    zone = ZoneInfo("America/Los_Angeles")
    first = int(datetime(2026, 3, 5, 12, tzinfo=zone).timestamp())
    days = scale_of([first, first + 10 * 86_400], 0, 900).ticks(zone)
    assert {(tick.hour, tick.minute) for tick in days} == {(0, 0)}
    hours = scale_of([first + 60 * 3600, first + 96 * 3600], 0, 500).ticks(zone)
    assert {tick.hour % 6 for tick in hours} == {0}
