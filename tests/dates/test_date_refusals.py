"""What is refused as a date, and what the author is told."""

import re
import time
from zoneinfo import ZoneInfo

import pytest

from timeline.dates import EventDate

# Text, some words of the reason.
REFUSED = [
    # no such day, month or year
    ("2025-02-30", "February 2025 has 28 days"),
    ("30 February 2024", "February 2024 has 29 days"),
    ("1900-02-29", "February 1900 has 28 days"),
    ("2025-04-31", "April 2025 has 30 days"),
    ("2025-04-00", "days are counted from 01"),
    ("2025-13", "there is no month 13"),
    ("2025-00", "there is no month 00"),
    ("2025-42", "there is no month 42"),
    ("2025-13-11", "year, month, day would be '2025-11-13'"),
    ("2025-21-05", "has no days"),
    ("2025-50-05", "months are 01 to 12"),
    ("-0000", "0000 is 1 BCE"),
    ("2025-2X", "no month is written '2X'"),
    ("2025-02-3X", "no day agrees"),
    ("2025-02-4X", "no day agrees"),
    ("1XXX-02-30", "no day agrees"),
    ("XXXX-12-25", "at least the first digit"),
    ("Y100000000000", "years end at 99999999999"),
    ("Y" + "9" * 190, "years end at 99999999999"),
    # EDTF beyond what is read
    ("2004-06~-11", "stand once, at the end"),
    ("2004?-06-11", "stand once, at the end"),
    ("?2004-06-~11", "stand once, at the end"),
    ("2004-%06-11", "stand once, at the end"),
    ("2025~~", "stand once, at the end"),
    ("2025?~", "stand once, at the end"),
    ("Y-17E7", "exponents"),
    ("1950S2", "significant digits"),
    ("Y171010000S3", "significant digits"),
    ("Y3388E2S3", "exponents"),
    ("Y2025", "four digits alone"),
    ("Y012345", "four digits alone"),
    ("Y12345-06", "stands alone"),
    ("12345", "starts with Y"),
    ("2004-06-(01)~", "no date"),
    # the EDTF of 2012
    ("199u", "capital X"),
    ("202x", "capital X"),
    ("2004-01-01/open", "ends with two dots"),
    ("2004-01-01/unknown", "left empty"),
    ("unknown/2004", "left empty"),
    # shapes of other places
    ("10/11/12", "can't be told apart"),
    ("03/04/2024", "can't be told apart"),
    ("3/4", "can't be told apart"),
    ("11.12.2025", "can't be told apart"),
    ("11-12-2025", "can't be told apart"),
    ("2025/12/11", "'2025-03-04'"),
    ("2025.12.11", "'2025-03-04'"),
    ("2025-3-4", "'2025-03-04'"),
    ("20251211", "hyphens"),
    ("202512", "hyphens"),
    ("2025-345", "days of the year"),
    ("2025-W50", "weeks"),
    ("2025W50", "weeks"),
    ("2025Q4", "'Q4 2025'"),
    ("25", "four digits"),
    ("1990s", "'199X'"),
    ("20th century", "'19XX'"),
    ("2nd century BCE", "'-01XX'"),
    ("2nd century B.C.", "'-01XX'"),
    ("-44", "'-0043'"),
    ("AD 1066", "'1066'"),
    ("1066 CE", "'1066'"),
    ("44 BCE", "'-0043'"),
    ("44 BC", "'-0043'"),
    ("+2025", "no date"),
    # words
    ("Monday", "depends on the day it is read"),
    ("yesterday", "depends on the day it is read"),
    ("last week", "depends on the day it is read"),
    ("3 days ago", "depends on the day it is read"),
    ("next March", "depends on the day it is read"),
    ("Monday, 24 March 2026", "leave out the day of the week"),
    ("March", "which year"),
    ("24 March", "which year"),
    ("March 24", "which year"),
    ("24 March 26", "a date in words"),
    ("24. Dezember 2025", "no date"),
    ("Maerz 2025", "no date"),
    ("early 2025", "go with a month"),
    ("since 2024", "two dots"),
    ("until 2024", "two dots"),
    ("from March 2024 to May 2024", "with a slash"),
    ("March 2024 - May 2024", "with a slash"),
    ("circa1999", "'circa 1999'"),
    ("before circa 1999", "goes with a plain date"),
    ("around 1999~", "goes with a plain date"),
    ("before 199X", "goes with a plain date"),
    ("before early May 2025", "goes with a plain date"),
    ("before 2026-03-24T13:05Z", "whole days"),
    ("before", "no date"),
    ("TBD", "no date"),
    # times
    ("2026-03-24T13", "13:05"),
    ("2026-03-24 13:05Z", "after a T"),
    ("2026-03-24t13:05z", "after a T"),
    ("2026-03-24T9:05Z", "13:05"),
    ("13:05", "needs its day"),
    ("2026-03-24T13:05", "the story's time zone"),
    ("2026-03-24T13:05:00.5Z", "fractions"),
    ("2026-03-24T24:00Z", "next day"),
    ("2026-03-24T24:00:00Z", "next day"),
    ("2026-03-24T24:01Z", "between 00:00:00 and 23:59:59"),
    ("2016-12-31T23:59:60Z", "leap seconds"),
    ("2026-03-24T13:60Z", "between 00:00:00 and 23:59:59"),
    ("2026-02-30T13:05Z", "February 2026 has 28 days"),
    ("2026-03-24T13:05-00:00", "written Z"),
    ("2026-03-24T13:05+25:00", "no clock is +25:00"),
    ("2026-03-24T13:05+01:75", "no clock is"),
    ("0000-03-24T13:05Z", "0001 to 9999"),
    # intervals
    ("2025-12/2025-03", "is it '2025-03' to '2025-12'?"),
    ("2026-03-24T13:05Z/2026-03-24T13:04Z", "it ends before it starts"),
    ("2026-03-24T13:05Z/2026-03-23", "it ends before it starts"),
    ("../..", "at least one end"),
    ("/", "at least one end"),
    ("../", "at least one end"),
    ("2025/2026/2027", "one slash"),
    ("2025/26", "both years take four digits"),
    ("2025-11-21/24", "written whole"),
    ("2025 / 2026", "no spaces"),
    ("2025/present", "two dots"),
    ("P1Y/2025", "durations"),
    ("[2025,2026]/2027", "a set is written"),
    ("before 2025/2026", "stand alone"),
    ("2025-02-30/2026", "February 2025 has 28 days"),
    # sets
    ("[2025", "a set is written"),
    ("[2025}", "a set is written"),
    ("[", "a set is written"),
    ("[]", "no date"),
    ("[..]", "at least one end"),
    ("[2025,,2026]", "no date"),
    ("[2025,2025]", "stands twice"),
    ("[2026..2025]", "it ends before it starts"),
    ("[2025/2026]", "two dots"),
    ("[[2025],2026]", "inside another"),
    ("[2025..,2027]", "comes last"),
    ("2025..2026", "'2025-11/2025-12'"),
    ("2025--2026", "'2025-11/2025-12'"),
    # characters
    ("", "no date"),
    ("   ", "no date"),
    ("2025-12-11\n", "before or after"),
    (" 2025", "before or after"),
    ("\u200b2025", "can't be seen"),
    ("2025\x00", "can't be seen"),
    ("２０２５", "digits 0 to 9"),
    ("٢٠٢٥-١٢-١١", "digits 0 to 9"),
    ("202²", "digits 0 to 9"),
    ("2025\u201312\u201311", "plain hyphens"),
    ("\u22120043", "plain hyphens"),
    ("２０２５年", "digits 0 to 9"),
    ("mar\u017fh 2020", "no date"),
    ("x" * 201, "at most 200 characters"),
    ("1" * 100_000, "at most 200 characters"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_is_refused_is_refused_with_a_reason(text: str, words: str) -> None:
    """A text that is no date names itself and says what is wrong or what to write, and never guesses."""
    with pytest.raises(ValueError, match=r"^['\"]") as refusal:
        EventDate.parse(text)
    reason = str(refusal.value)
    assert words in reason
    assert reason.isprintable()
    assert len(reason) < 200


@pytest.mark.parametrize("text", [text for text, _ in REFUSED if "T13:05" not in text])
def test_no_zone_makes_a_refused_date_readable(text: str) -> None:
    """What is no date is none in any time zone."""
    with pytest.raises(ValueError, match=r"^['\"]"):
        EventDate.parse(text, ZoneInfo("Asia/Tokyo"))


def test_a_refusal_quotes_the_authors_words() -> None:
    """The message is `'words': reason`; long words are cut, unseen characters shown escaped."""
    with pytest.raises(ValueError, match=r"^'2025-02-30': February 2025 has 28 days$"):
        EventDate.parse("2025-02-30")
    with pytest.raises(ValueError, match=r"^'2025-12-11\\n': "):
        EventDate.parse("2025-12-11\n")
    with pytest.raises(ValueError, match=rf"^'{'x' * 40}…': "):
        EventDate.parse("x" * 1000)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["2025", "2025-02-30"], "'2025-02-30': February 2025 has 28 days"),
        (["2025", "2025"], "'[2025, 2025]': a date stands twice in the set"),
        ([], "'[]': a set of no dates"),
        (["March 24", "2026"], "'March 24': which year? Write it too, as in '24 March 2026'"),
        (["2025"] * 101, "one of 101 dates: at most 100 are read"),
        (["before 2025", "2026"], "'before 2025': before and after stand alone"),
    ],
)
def test_a_list_names_the_date_that_is_wrong(texts: list[str], message: str) -> None:
    """Of a list the text that can't be read is quoted, not the list."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        EventDate.parse(texts)


def test_only_texts_are_dates() -> None:
    """Numbers and nested lists in a list are refused like any other text."""
    for texts in ([2025], [None], [["2025"]]):
        with pytest.raises(ValueError, match="a date is text"):
            EventDate.parse(texts)  # type: ignore[arg-type]


def test_refusing_is_quick() -> None:
    """Texts made to mislead the patterns cost next to nothing."""
    tricks = ["-" * 200, "0" * 200, "may " * 50, "~" * 200, "jan" * 66, "/" * 200, "[" * 200, "x-" * 100]
    tricks += ["[" + "1XXX-XX-XX," * 17 + "1XXX]", "1" * 10**6, "mon " * 50, ".." * 100, "T" * 200]
    started = time.perf_counter()
    for trick in tricks:
        with pytest.raises(ValueError, match=r"^['\"]"):
            EventDate.parse(trick)
    assert time.perf_counter() - started < 0.5
