"""How long after an anchor something was, no more precisely than the vaguer of the two is known."""

from zoneinfo import ZoneInfo

import pytest

from timeline.dates import EventDate, elapsed

CALIFORNIA = ZoneInfo("America/Los_Angeles")


def _since(anchor: str, date: str) -> str:
    return str(elapsed(EventDate.parse(anchor, CALIFORNIA), EventDate.parse(date, CALIFORNIA), CALIFORNIA))


@pytest.mark.parametrize(
    ("anchor", "date", "shown"),
    [
        # instants: the units that are known, without empty ones
        ("2026-03-24T13:05-07:00", "2026-03-26T17:05-07:00", "T+2 d 4 h"),
        ("2026-03-24T13:05-07:00", "2026-03-24T13:40-07:00", "T+35 min"),
        ("2026-03-24T13:05:00-07:00", "2026-03-24T13:05:09-07:00", "T+9 s"),
        ("2026-03-24T13:05-07:00", "2026-03-24T13:05:59-07:00", "T+0 min"),
        ("2026-03-24T13:05-07:00", "2026-03-24T20:05Z", "T+0 min"),
        # before the anchor, with a real minus
        ("2026-03-24T13:05-07:00", "2026-03-23T12:00-07:00", "T\N{MINUS SIGN}1 d 1 h 5 min"),
        ("2026-03-24", "2026-03-16", "T\N{MINUS SIGN}8 d"),
        # the clocks go forward on 8 March 2026 and back on 1 November 2026: the seconds that passed count
        ("2026-03-07T12:00-08:00", "2026-03-08T12:00-07:00", "T+23 h"),
        ("2026-10-31T12:00-07:00", "2026-11-01T12:00-08:00", "T+1 d 1 h"),
        ("2026-03-07", "2026-03-09", "T+2 d"),
        # a day beside an instant: whole days of the story's zone, though UTC is a day further
        ("2026-03-24T23:30-07:00", "2026-03-25", "T+1 d"),
        ("2026-03-24", "2026-03-25T06:30Z", "T+0 d"),
        # vaguer dates lie between two numbers of days
        ("2025-12-11", "2026-01", "T+21 d to T+51 d"),
        ("2025-12", "2025-12-31", "T+0 d to T+30 d"),
        ("2025-12-11", "[2025-12-12, 2025-12-14]", "T+1 d to T+3 d"),
        ("2025-12-11", "2025-12-12~", "about T+1 d"),
        # what lasts does so from one lapse to another; an open end is open
        ("2025-12-11", "2025-12-12/2025-12-20", "T+1 d to T+9 d"),
        ("2025-12-11/2026-03-24", "2026-03-24", "T+103 d"),
        ("2025-12-11", "2025-12-12/..", "T+1 d to …"),
        ("2025-12-11", "../2025-12-12", "… to T+1 d"),
        # the anchor itself is the beginning, however vague
        ("2025-12", "2025-12", "T+0 d"),
        # years beyond the library's clock
        ("-0043-03-15", "-0043-03-17", "T+2 d"),
    ],
)
def test_time_since_an_anchor(anchor: str, date: str, shown: str) -> None:
    """A unit that was not known is not there, and what is vague is a range."""
    assert _since(anchor, date) == shown
