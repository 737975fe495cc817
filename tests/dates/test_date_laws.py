"""Laws that hold for every date."""

from datetime import UTC, date, timedelta
from functools import partial
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as some

from timeline.dates import EventDate
from timeline.dates.calendar import MONTHS, day_number, days_in_month, next_day, previous_day

ZONES = some.sampled_from([UTC, *map(ZoneInfo, ("America/Los_Angeles", "Asia/Kathmandu", "Pacific/Apia"))])

years = some.integers(-9999, 9999).map(lambda year: f"{year:04}" if year >= 0 else f"{year:05}")
far_years = some.integers(10_000, 99_999_999_999).flatmap(lambda year: some.sampled_from([f"Y{year}", f"Y-{year}"]))
months = some.integers(1, 12).map("{:02}".format)
parts = some.integers(21, 41).map("{:02}".format)
days = some.integers(1, 28).map("{:02}".format)
offsets = some.sampled_from(["Z", "+05:45", "-07:00", "+14:00", "-12:00"])
clocks = some.times().map(lambda clock: f"{clock:%H:%M}") | some.times().map(lambda clock: f"{clock:%H:%M:%S}")
instants = some.tuples(some.dates(), clocks, offsets).map(lambda at: f"{at[0].isoformat()}T{at[1]}{at[2]}")
open_digits = some.sampled_from(["202X", "19XX", "1XXX", "2025-XX", "2025-1X", "2025-12-XX", "2025-XX-11", "-01XX"])
plain = years | some.tuples(years, months | parts).map("-".join) | some.tuples(years, months, days).map("-".join)
points = some.tuples(plain | far_years | instants | open_digits, some.sampled_from(["", "", "~", "?", "%"])).map(
    "".join
)
thirds = some.tuples(
    some.sampled_from(["early", "mid", "late"]), some.sampled_from(MONTHS), some.integers(1000, 9999).map(str)
).map(" ".join)
singles = points | thirds


def _ordered(pattern: str, texts: tuple[str, str]) -> str:
    first, last = sorted(texts, key=lambda text: EventDate.parse(text).key(UTC))
    return pattern.format(first, last)


pairs = some.tuples(points, points)
intervals = pairs.map(partial(_ordered, "{}/{}")) | points.flatmap(
    lambda point: some.sampled_from([f"{point}/..", f"../{point}", f"{point}/", f"/{point}"])
)
sets = (
    some.lists(points, min_size=1, max_size=4, unique_by=EventDate.parse).map(",".join)
    | pairs.map(partial(_ordered, "{}..{}"))
    | points.flatmap(lambda point: some.sampled_from([f"{point}..", f"..{point}"]))
).flatmap(lambda inside: some.sampled_from([f"[{inside}]", f"{{{inside}}}"]))
dates = singles | intervals | sets


@given(dates)
def test_what_was_printed_is_the_same_date(text: str) -> None:
    """Reading the canonical text gives an equal date that prints the same, with the same meaning."""
    read = EventDate.parse(text)
    again = EventDate.parse(read.edtf)
    assert (again, again.edtf) == (read, read.edtf)
    assert (again.members, again.form) == (read.members, read.form)
    assert read.written == text


@given(dates, ZONES)
def test_the_earliest_is_not_after_the_latest(text: str, zone: ZoneInfo) -> None:
    """Where a date has both ends they are in order, and one end it always has."""
    first, last = EventDate.parse(text).span(zone)
    assert first is not None or last is not None
    assert first is None or last is None or first <= last


@given(some.dates(), ZONES)
def test_a_narrower_date_lies_inside_its_wider_one(day: date, zone: ZoneInfo) -> None:
    """A day lies in its month, the month in its quarter, that in its half, its year, its decade, its century."""
    year, month = f"{day.year:04}", day.month
    wider = [
        f"{year[:2]}XX",
        f"{year[:3]}X",
        year,
        f"{year}-{40 + (month - 1) // 6}",
        f"{year}-{33 + (month - 1) // 3}",
        f"{year}-{month:02}",
        day.isoformat(),
    ]
    spans = [EventDate.parse(text).span(zone) for text in wider]
    for (first, last), (inner_first, inner_last) in pairwise(spans):
        assert first is not None
        assert last is not None
        assert inner_first is not None
        assert inner_last is not None
        assert first <= inner_first
        assert inner_last <= last


@given(some.lists(dates, max_size=12), ZONES, some.randoms())
def test_the_order_is_total(texts: list[str], zone: ZoneInfo, chance: object) -> None:
    """Any dates can be ordered, and their order does not depend on where it began."""
    read = [EventDate.parse(text) for text in texts]
    shuffled = read.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    keys = [sorted(some_order, key=lambda at: (*at.key(zone), at.edtf)) for some_order in (read, shuffled)]
    assert [at.edtf for at in keys[0]] == [at.edtf for at in keys[1]]


@given(some.text(max_size=300) | some.text(alphabet="0123456789-/.,[]{}XYTZ~?%: +", max_size=40))
@example("²²²²")
@example("Y" + "9" * 5000)
@example("\ud800")
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    """Nothing but ValueError is raised, whatever is written."""
    try:
        read = EventDate.parse(text, ZoneInfo("America/Los_Angeles"))
    except ValueError as refusal:
        said = str(refusal)
    else:
        said = EventDate.parse(read.edtf).edtf
        assert said == read.edtf
    assert said.isprintable()


@given(some.lists(some.text(max_size=20), max_size=5))
def test_any_list_is_a_date_or_a_value_error(texts: list[str]) -> None:
    """Lists are as safe as texts."""
    try:
        read = EventDate.parse(texts)
    except ValueError:
        return
    assert EventDate.parse(read.edtf) == read


@given(some.integers(-99_999_999_999, 99_999_999_999), some.integers(1, 12), some.integers(1, 31))
def test_the_calendar_counts_every_day(year: int, month: int, day: int) -> None:
    """The day after has the next number, in any year, and the day before it is the day itself."""
    day = min(day, days_in_month(year, month))
    following = next_day(year, month, day)
    assert day_number(*following) == day_number(year, month, day) + 1
    assert previous_day(*following) == (year, month, day)


@given(some.dates())
def test_the_calendar_agrees_with_the_library(day: date) -> None:
    """Between the years 1 and 9999 the day's number is the standard library's."""
    assert day_number(day.year, day.month, day.day) == (day - date(1970, 1, 1)) // timedelta(days=1)
