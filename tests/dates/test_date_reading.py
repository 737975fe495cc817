"""What is read as a date, and what it means."""

import pickle
from zoneinfo import ZoneInfo

import pytest

from timeline.dates import Bound, EventDate, Form, Missing, Point, Precision

LOS_ANGELES = ZoneInfo("America/Los_Angeles")

# The examples of the Extended Date/Time Format specification (Library of Congress, 4 February 2019):
# text (canonical where none follows), earliest, latest, precision.
SPECIFICATION: list[tuple[str, str | None, str | None, str]] = [
    # level 0: date; date and time; interval
    ("1985-04-12", "1985-04-12", "1985-04-12", "day"),
    ("1985-04", "1985-04-01", "1985-04-30", "month"),
    ("1985", "1985-01-01", "1985-12-31", "year"),
    ("1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z", "second"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12T23:20:30+04:30", "1985-04-12T23:20:30+04:30", "second"),
    ("1964/2008", "1964-01-01", "2008-12-31", "year"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "month"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "day"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "month"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", "year"),
    ("2005/2006-02", "2005-01-01", "2006-02-28", "year"),
    # level 1: years with a letter; seasons; qualification; open digits; extended intervals; before 0000
    ("Y170000002", "+170000002-01-01", "+170000002-12-31", "year"),
    ("Y-170000002", "-170000002-01-01", "-170000002-12-31", "year"),
    ("2001-21", "2001-03-01", "2001-05-31", "season"),
    ("2001-22", "2001-06-01", "2001-08-31", "season"),
    ("2001-23", "2001-09-01", "2001-11-30", "season"),
    ("2001-24", "2001-12-01", "2002-02-28", "season"),
    ("1984?", "1984-01-01", "1984-12-31", "year"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day"),
    ("201X", "2010-01-01", "2019-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "century"),
    ("2004-XX", "2004-01-01", "2004-12-31", "year"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "month"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "year"),
    ("1985-04-12/..", "1985-04-12", None, "day"),
    ("1985-04/..", "1985-04-01", None, "month"),
    ("1985/..", "1985-01-01", None, "year"),
    ("../1985-04-12", None, "1985-04-12", "day"),
    ("../1985-04", None, "1985-04-30", "month"),
    ("../1985", None, "1985-12-31", "year"),
    ("1985-04-12/", "1985-04-12", None, "day"),
    ("1985-04/", "1985-04-01", None, "month"),
    ("1985/", "1985-01-01", None, "year"),
    ("/1985-04-12", None, "1985-04-12", "day"),
    ("/1985-04", None, "1985-04-30", "month"),
    ("/1985", None, "1985-12-31", "year"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "year"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30", "year"),
    ("1984~/2004~", "1984-01-01", "2004-12-31", "year"),
    ("1984?/2004%", "1984-01-01", "2004-12-31", "year"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08", "day"),
    ("-1985", "-1985-01-01", "-1985-12-31", "year"),
    # level 2, as far as it is read: parts of a year; sets; open digits anywhere
    ("2001-34", "2001-04-01", "2001-06-30", "quarter"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "year"),
    ("[..1760-12-03]", None, "1760-12-03", "day"),
    ("[1760-12..]", "1760-12-01", None, "month"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", None, "month"),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", "year"),
    ("[..1984]", None, "1984-12-31", "year"),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", "year"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "year"),
    ("{..1984}", None, "1984-12-31", "year"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "decade"),
    ("15XX-12-25", "1500-12-25", "1599-12-25", "century"),
    ("1XXX-XX", "1000-01-01", "1999-12-31", "millennium"),
    ("1XXX-12", "1000-12-01", "1999-12-31", "millennium"),
    ("1984-1X", "1984-10-01", "1984-12-31", "year"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", "month"),
]

# What the record format shows, and the corners of it.
CANONICAL: list[tuple[str, str | None, str | None, str]] = [
    ("2026-03-24T13:05:00-07:00", "2026-03-24T13:05:00-07:00", "2026-03-24T13:05:00-07:00", "second"),
    ("2026-03-24T13:05-07:00", "2026-03-24T13:05:00-07:00", "2026-03-24T13:05:59-07:00", "minute"),
    ("2026-03-24T13:05Z", "2026-03-24T13:05:00Z", "2026-03-24T13:05:59Z", "minute"),
    ("2026-03-24T13:05Z~", "2026-03-24T13:05:00Z", "2026-03-24T13:05:59Z", "minute"),
    ("2026-03-24T13:05Z/2026-03-24", "2026-03-24T13:05:00Z", "2026-03-24", "day"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("1900-02", "1900-02-01", "1900-02-28", "month"),
    ("2000-02-29", "2000-02-29", "2000-02-29", "day"),
    ("2025-25", "2025-03-01", "2025-05-31", "season"),
    ("2025-28", "2025-12-01", "2026-02-28", "season"),
    ("2025-29", "2025-09-01", "2025-11-30", "season"),
    ("2025-30", "2025-12-01", "2026-02-28", "season"),
    ("2025-31", "2025-03-01", "2025-05-31", "season"),
    ("2025-32", "2025-06-01", "2025-08-31", "season"),
    ("2023-24", "2023-12-01", "2024-02-29", "season"),
    ("2025-33", "2025-01-01", "2025-03-31", "quarter"),
    ("2025-36", "2025-10-01", "2025-12-31", "quarter"),
    ("2025-37", "2025-01-01", "2025-04-30", "quadrimester"),
    ("2025-38", "2025-05-01", "2025-08-31", "quadrimester"),
    ("2025-39", "2025-09-01", "2025-12-31", "quadrimester"),
    ("2025-40", "2025-01-01", "2025-06-30", "half"),
    ("2025-41", "2025-07-01", "2025-12-31", "half"),
    ("2025-XX-11", "2025-01-11", "2025-12-11", "year"),
    ("2025-XX-31", "2025-01-31", "2025-12-31", "year"),
    ("2025-0X-31", "2025-01-31", "2025-08-31", "year"),
    ("2025-12-1X", "2025-12-10", "2025-12-19", "month"),
    ("2025-02-2X", "2025-02-20", "2025-02-28", "month"),
    ("202X-02-29", "2020-02-29", "2028-02-29", "decade"),
    ("20X5", "2005-01-01", "2095-12-31", "century"),
    ("-005X", "-0059-01-01", "-0050-12-31", "decade"),
    ("-00XX", "-0099-01-01", "-0001-12-31", "century"),
    ("0000", "0000-01-01", "0000-12-31", "year"),
    ("0000-02-29", "0000-02-29", "0000-02-29", "day"),
    ("-0043", "-0043-01-01", "-0043-12-31", "year"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "day"),
    ("-0004-02", "-0004-02-01", "-0004-02-29", "month"),
    ("9999-24", "9999-12-01", "+10000-02-29", "season"),
    ("Y-17000", "-17000-01-01", "-17000-12-31", "year"),
    ("Y-99999999999", "-99999999999-01-01", "-99999999999-12-31", "year"),
    ("[2025-11-21,2025-11-22,2025-11-24]", "2025-11-21", "2025-11-24", "day"),
    ("[2025-11-21~,2025-12]", "2025-11-21", "2025-12-31", "month"),
    ("2025-10/2025-10", "2025-10-01", "2025-10-31", "month"),
    ("2025-12-11/2025", "2025-12-11", "2025-12-31", "year"),
]

# Text, the canonical EDTF for it.
OTHER_WORDS = [
    ("March 2020", "2020-03"),
    ("mar 2020", "2020-03"),
    ("Sept. 2020", "2020-09"),
    ("Sep 2020", "2020-09"),
    ("24 March 2026", "2026-03-24"),
    ("4 MARCH 2026", "2026-03-04"),
    ("March 24, 2026", "2026-03-24"),
    ("Mar 24, 2026", "2026-03-24"),
    ("Mar. 4, 2026", "2026-03-04"),
    ("Q4 2025", "2025-36"),
    ("q1 2025", "2025-33"),
    ("spring 2025", "2025-21"),
    ("Summer 2025", "2025-22"),
    ("autumn 2025", "2025-23"),
    ("fall 2025", "2025-23"),
    ("winter 2025", "2025-24"),
    ("early October 2025", "early October 2025"),
    ("Mid-Oct 2025", "mid October 2025"),
    ("late Feb. 2024", "late February 2024"),
    ("circa 1999", "1999~"),
    ("c. 1999", "1999~"),
    ("ca. March 1999", "1999-03~"),
    ("around 24 March 2026", "2026-03-24~"),
    ("about winter 2025", "2025-24~"),
    ("before April 2026", "[..2026-03]"),
    ("Before 2026", "[..2025]"),
    ("before 1 January 2026", "[..2025-12-31]"),
    ("before January 2026", "[..2025-12]"),
    ("before Q4 2025", "[..2025-09]"),
    ("before Y10000", "[..9999]"),
    ("before 0000", "[..-0001]"),
    ("after April 2026", "[2026-05..]"),
    ("after 9999", "[Y10000..]"),
    ("after winter 2025", "[2026-03..]"),
    ("March 2020/24 April 2020", "2020-03/2020-04-24"),
    ("2026-03-24T13:05:00-07", "2026-03-24T13:05:00-07:00"),
    ("2026-03-24T13:05:00+00:00", "2026-03-24T13:05:00Z"),
    ("[2025-11-24,2025-11-21]", "[2025-11-21,2025-11-24]"),
    ("[2025-11-21, 2025-11-24]", "[2025-11-21,2025-11-24]"),
    ("[2025-11-21]", "2025-11-21"),
    ("{2025-11-21}", "2025-11-21"),
]


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
