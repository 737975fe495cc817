"""Time zones by name, and the hours a clock shows twice or never."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from timeline.dates import EventDate, known_zone

ZONES = ["UTC", "America/Los_Angeles", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"]


def test_a_zone_is_known_by_its_exact_name() -> None:
    """Names of the tz database give their zone."""
    assert known_zone("America/Los_Angeles") == ZoneInfo("America/Los_Angeles")
    assert known_zone("UTC").utcoffset(None) in {None, timedelta(0)}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("America/Los_Angelos", "did you mean 'America/Los_Angeles'?"),
        ("america/los_angeles", "did you mean 'America/Los_Angeles'?"),
        ("Europe/berlin ", "did you mean 'Europe/Berlin'?"),
        ("../../etc/passwd", "no time zone is called"),
        ("/etc/localtime", "no time zone is called"),
        ("localtime", "no time zone is called"),
        ("Factory", "no time zone is called"),
        ("", "no time zone is called"),
        ("UTC\n", "no time zone is called"),
        ("\x00", "no time zone is called"),
        ("x" * 10_000, "a time zone is a name"),
    ],
)
def test_other_names_are_refused_with_the_nearest(name: str, words: str) -> None:
    """Misspelt names, paths and the machine's own zone are refused."""
    with pytest.raises(ValueError, match="time zone") as refusal:
        known_zone(name)
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "zone", "words"),
    [
        ("2026-03-08T02:30", "America/Los_Angeles", "never shows 8 March 2026, 02:30"),
        ("2026-11-01T01:30", "America/Los_Angeles", "shows 1 November 2026, 01:30 twice"),
        ("2026-03-29T02:00:00", "Europe/Berlin", "never shows 29 March 2026, 02:00"),
        ("2011-12-30T12:00", "Pacific/Apia", "never shows 30 December 2011, 12:00"),
        ("1850-01-01T12:00", "America/Los_Angeles", "not whole minutes"),
        ("0001-01-01T00:00", "Asia/Tokyo", "needs its offset"),
        ("9999-12-31T23:59", "America/Los_Angeles", "needs its offset"),
    ],
)
def test_no_hour_is_guessed(text: str, zone: str, words: str) -> None:
    """A time the zone's clock shows twice or never is refused, and so is one with no offset to write."""
    with pytest.raises(ValueError, match=words):
        EventDate.parse(text, ZoneInfo(zone))


@pytest.mark.parametrize("text", ["2026-03-08T02:30-08:00", "2026-11-01T01:30-07:00", "2026-11-01T01:30Z"])
def test_an_offset_says_which(text: str) -> None:
    """With an offset every hour can be written."""
    assert EventDate.parse(text, ZoneInfo("America/Los_Angeles")).edtf == text


@pytest.mark.parametrize(
    ("text", "zone", "needed"),
    [
        ("2026-03-24", None, False),
        ("2026-03/..", "America/Los_Angeles", False),
        ("2026-03-24T13:05-07:00", "America/Los_Angeles", False),
        ("2026-01-24T13:05-08:00", "America/Los_Angeles", False),
        ("2026-03-24T13:05:59Z", "UTC", False),
        ("2026-03-24T13:05Z", "Europe/London", False),
        ("2026-03-24T13:05Z", None, True),
        ("2026-03-24T13:05-08:00", "America/Los_Angeles", True),  # winter's offset, in summer time
        ("2026-03-24T21:05+01:00", "America/Los_Angeles", True),
        ("2026-03-24T13:05-07:00/2026-03-24T23:00+01:00", "America/Los_Angeles", True),
        ("2026-03-24/2026-03-25T13:05+01:00", "America/Los_Angeles", True),
        ("2026-11-01T01:30-07:00", "America/Los_Angeles", True),  # an hour that comes twice
        ("2026-11-01T01:30-08:00", "America/Los_Angeles", True),
        ("2026-03-08T02:30-08:00", "America/Los_Angeles", True),  # and one that never comes
        ("1850-01-01T12:00-08:00", "America/Los_Angeles", True),  # before standard time
        ("0001-01-01T00:00+09:00", "Asia/Tokyo", True),
        ("9999-12-31T23:59-08:00", "America/Los_Angeles", False),
    ],
)
def test_a_time_needs_its_offset_where_its_zone_does_not_tell_it(text: str, zone: str | None, *, needed: bool) -> None:
    """What the zone's clock shows once can be said without an offset; any other time of day can't."""
    assert EventDate.parse(text).needs_offset(known_zone(zone) if zone else None) is needed


@given(some.datetimes(datetime(1890, 1, 1), datetime(2100, 1, 1)), some.sampled_from(ZONES))  # noqa: DTZ001
def test_what_is_written_without_an_offset_is_told_without_one(clock: datetime, zone: str) -> None:
    """A time that its zone is enough to read needs no offset in that zone, and one that it isn't enough for does."""
    try:
        date = EventDate.parse(f"{clock:%Y-%m-%dT%H:%M}", known_zone(zone))
    except ValueError:
        written = (EventDate.parse(f"{clock:%Y-%m-%dT%H:%M}{hours:+03}:00") for hours in range(-12, 15))
        assert all(date.needs_offset(known_zone(zone)) for date in written)
    else:
        assert not date.needs_offset(known_zone(zone))


def test_fixed_offsets_are_zones_too() -> None:
    """Any tzinfo reads instants and days."""
    assert EventDate.parse("2026-03-24T13:05", UTC).edtf == "2026-03-24T13:05Z"
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    assert EventDate.parse("2026-03-24T13:05", kathmandu).edtf == "2026-03-24T13:05+05:45"
