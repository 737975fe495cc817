"""What is read as a date, and what it means."""

import pickle
from zoneinfo import ZoneInfo

import pytest

from tests.dates.golden import CANONICAL, OTHER_WORDS, SPECIFICATION
from timeline.dates import Bound, EventDate, Form, Missing, Point, Precision

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), SPECIFICATION + CANONICAL)
def test_a_date_is_as_wide_as_it_is_written(
    text: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    """Canonical EDTF prints as written, and its bounds are the first and last day or second it allows."""
    date = EventDate.parse(text)
    assert (date.edtf, date.written, str(date)) == (text, text, text)
    assert (_text(date.earliest), _text(date.latest)) == (earliest, latest)
    assert date.precision == Precision(precision)


@pytest.mark.parametrize(("text", "edtf"), OTHER_WORDS)
def test_other_words_mean_the_same(text: str, edtf: str) -> None:
    """Plain English and loose EDTF equal the canonical text, and the author's words are kept."""
    date = EventDate.parse(text)
    assert date.edtf == edtf
    assert date.written == text
    assert date == EventDate.parse(edtf)
    assert hash(date) == hash(EventDate.parse(edtf))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("early October 2025", "2025-10-01", "2025-10-10"),
        ("mid October 2025", "2025-10-11", "2025-10-20"),
        ("late October 2025", "2025-10-21", "2025-10-31"),
        ("late February 2024", "2024-02-21", "2024-02-29"),
    ],
)
def test_thirds_of_a_month_are_approximate(text: str, earliest: str, latest: str) -> None:
    """Early, mid and late are days 1-10, 11-20 and 21-end, and approximate."""
    date = EventDate.parse(text)
    assert (_text(date.earliest), _text(date.latest)) == (earliest, latest)
    assert date.precision is Precision.THIRD
    assert date.approximate
    assert not date.uncertain
    assert date.datetime is None


def test_a_list_means_one_of_its_dates() -> None:
    """A YAML list is a one-of set, in words, ranges and any order."""
    dates = EventDate.parse(["24 November 2025", "2025-11-21", "2025-11-22"])
    assert dates == EventDate.parse("[2025-11-21,2025-11-22,2025-11-24]")
    assert dates.written == "[24 November 2025, 2025-11-21, 2025-11-22]"
    assert dates.form is Form.ONE_OF
    assert EventDate.parse(["1667", "1668", "1670..1672"]).edtf == "[1667,1668,1670..1672]"
    assert EventDate.parse(["..2025-12"]).edtf == "[..2025-12]"
    assert EventDate.parse(("2025-12-11",)) == EventDate.parse("2025-12-11")


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025-10", False, False),
        ("2025-10~", True, False),
        ("2025-10?", False, True),
        ("2025-10%", True, True),
        ("1984?/2004~", True, True),
        ("[1984?,1985]", False, True),
    ],
)
def test_qualifiers_soften(text: str, *, approximate: bool, uncertain: bool) -> None:
    """`~`, `?` and `%` are kept, at either end of an interval and in sets too, and widen nothing."""
    date, firm = EventDate.parse(text), EventDate.parse(text.translate(dict.fromkeys(map(ord, "~?%"))))
    assert (date.approximate, date.uncertain) == (approximate, uncertain)
    assert (date.earliest, date.latest) == (firm.earliest, firm.latest)
    assert (date == firm) is not (approximate or uncertain)


@pytest.mark.parametrize(
    ("text", "form", "start", "end"),
    [
        ("2025-12", Form.SINGLE, "2025-12", "2025-12"),
        ("2025-11/2025-12~", Form.INTERVAL, "2025-11", "2025-12~"),
        ("2025-11/..", Form.INTERVAL, "2025-11", Missing.OPEN),
        ("2025-11/", Form.INTERVAL, "2025-11", Missing.UNKNOWN),
        ("../2025-11", Form.INTERVAL, Missing.OPEN, "2025-11"),
        ("/2025-11", Form.INTERVAL, Missing.UNKNOWN, "2025-11"),
        ("[2025-11-21,2025-11]", Form.ONE_OF, "2025-11", "2025-11"),
        ("{1984,1990..}", Form.ALL_OF, "1984", Missing.OPEN),
    ],
)
def test_a_date_has_a_form_and_ends(text: str, form: Form, start: str, end: str) -> None:
    """Intervals and sets know their ends, and an open end is not an unknown one."""
    date = EventDate.parse(text)
    assert date.form is form
    assert str(date.start) == str(start)
    assert str(date.end) == str(end)
    assert isinstance(date.start, Missing) is isinstance(start, Missing)


def test_open_and_unknown_ends_differ() -> None:
    """Both are no bound, and yet not the same date."""
    goes_on, unknown = EventDate.parse("2026-04-26/.."), EventDate.parse("2026-04-26/")
    assert goes_on.latest is None
    assert unknown.latest is None
    assert goes_on != unknown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025", "2025"),
        ("2025-12", "2025-12"),
        ("2025-12-11", "2025-12-11"),
        ("11 December 2025", "2025-12-11"),
        ("2025-12~", "2025-12"),
        ("2026-03-24T13:05-07:00", "2026-03-24T13:05-07:00"),
        ("2026-03-24T13:05:59Z", "2026-03-24T13:05:59Z"),
        ("0001", "0001"),
        ("Y170000002", "170000002"),
        ("0000", None),
        ("-0043-03-15", None),
        ("2025-21", None),
        ("202X", None),
        ("2025-12-XX", None),
        ("2025/2026", None),
        ("[2025-11-21,2025-11-22]", None),
    ],
)
def test_html_gets_no_invented_precision(text: str, value: str | None) -> None:
    """`<time datetime>` gets a value only where HTML can say the date as it was written."""
    assert EventDate.parse(text).datetime == value


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2026-03-24T13:05", "2026-03-24T13:05-07:00"),
        ("2026-01-24T13:05:00", "2026-01-24T13:05:00-08:00"),
        ("2026-01-24T13:05~", "2026-01-24T13:05-08:00~"),
        ("2026-01-24T13:05Z", "2026-01-24T13:05Z"),
        ("2026-01-24T13:05/2026-01-24T14:05", "2026-01-24T13:05-08:00/2026-01-24T14:05-08:00"),
    ],
)
def test_an_instant_without_an_offset_is_of_the_storys_zone(text: str, edtf: str) -> None:
    """Its canonical text carries the offset, its own words stay, and it is read back without a zone."""
    date = EventDate.parse(text, LOS_ANGELES)
    assert (date.edtf, date.written) == (edtf, text)
    assert EventDate.parse(edtf) == date


@pytest.mark.parametrize("text", ["2025-12-11", "2026-03-24T13:05Z", "[1667,1670..1672]", "2025/..", "late May 2025"])
def test_a_date_is_a_value(text: str) -> None:
    """A date can't be changed, can be a key, and survives pickling whole."""
    date = EventDate.parse(text)
    copy = pickle.loads(pickle.dumps(date))  # noqa: S301  our own pickle
    assert (copy, copy.written, copy.members) == (date, date.written, date.members)
    assert {date: 1}[copy] == 1
    with pytest.raises(AttributeError):
        date.edtf = "2026"  # type: ignore[misc]
    assert not hasattr(date, "__dict__")


def test_the_points_of_a_date_are_all_that_was_written() -> None:
    """Points come in order, and a range brings both of its ends."""
    date = EventDate.parse("{1960~,1961-12..1963}")
    assert [point.edtf for point in date.points] == ["1960~", "1961-12", "1963"]
    assert all(isinstance(point, Point) for point in date.points)


def _text(bound: Bound | None) -> str | None:
    return None if bound is None else str(bound)
