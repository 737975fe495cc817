"""The words for dates."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from timeline.dates import EventDate
from timeline.phrases import brief, month_name, phrase, short

# Text, the English phrase, the two parts for a list.
ENGLISH = [
    ("2025-12-11", "11 December 2025", ("11", "Dec")),
    ("2025-12", "December 2025", ("Dec", "")),
    ("2025", "2025", ("2025", "")),
    ("2025-10~", "around October 2025", ("~Oct", "")),
    ("2025-10?", "possibly October 2025", ("Oct?", "")),
    ("2026-02-14?", "possibly 14 February 2026", ("14?", "Feb")),
    ("2025%", "possibly around 2025", ("~2025?", "")),
    ("circa 1999", "around 1999", ("~1999", "")),
    ("2025-09-05", "5 September 2025", ("5", "Sept")),
    # from one to another
    ("2025-11-21/2025-11-24", "from 21 to 24 November 2025", ("21–24", "Nov")),
    ("2024-02-15/2024-12-09", "from 15 February to 9 December 2024", ("15", "Feb – 9 Dec")),
    ("2024-02-15/2025-01-03", "from 15 February 2024 to 3 January 2025", ("15", "Feb – 3 Jan 2025")),
    ("2024-02-15/2024-12", "from 15 February to December 2024", ("15", "Feb – Dec")),
    ("2025-03/2025-06", "from March to June 2025", ("Mar–Jun", "")),
    ("2024-11/2025-02", "from November 2024 to February 2025", ("Nov–Feb 2025", "")),
    ("1984/2004", "from 1984 to 2004", ("1984–2004", "")),
    ("1984~/2004-06", "from around 1984 to June 2004", ("~1984–Jun 2004", "")),
    ("2025-34/2025-36", "from the second quarter of 2025 to the fourth quarter of 2025", ("Q2–Q4", "")),
    ("2026-04-26/..", "since 26 April 2026", ("since", "26 Apr")),
    ("2026-04-26/", "from 26 April 2026, end unknown", ("from", "26 Apr")),
    ("../2024-12-09", "until 9 December 2024", ("until", "9 Dec")),
    ("../2026-03", "until March 2026", ("until", "Mar")),
    ("/2026-03", "until March 2026, start unknown", ("until", "Mar")),
    ("early October 2025/2025-12-24", "from early October 2025 to 24 December 2025", ("early", "Oct – 24 Dec")),
    # one of, all of
    ("[2025-11-21,2025-11-22,2025-11-24]", "21, 22 or 24 November 2025", ("21…24", "Nov")),
    ("[2025-11-21,2025-11-22]", "21 or 22 November 2025", ("21 or 22", "Nov")),
    ("[2025-11-21..2025-11-24]", "between 21 and 24 November 2025", ("21…24", "Nov")),
    ("[2025-11-21,2025-12-03]", "21 November or 3 December 2025", ("21", "Nov or 3 Dec")),
    ("[2025-11-21~,2025-12-03]", "around 21 November 2025 or 3 December 2025", ("~21", "Nov or 3 Dec")),
    ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", ("1667…1672", "")),
    ("[1984~..1990]", "between around 1984 and 1990", ("~1984…1990", "")),
    ("{2025-11-21,2025-11-24}", "21 and 24 November 2025", ("21 and 24", "Nov")),
    ("{2025-11-21..2025-12-24}", "21 November – 24 December 2025", ("21", "Nov – 24 Dec")),
    ("{1960,1961-12}", "1960 and December 1961", ("1960 and Dec 1961", "")),
    ("{2025-12..}", "all from December 2025 on", ("from", "Dec")),
    ("{..2025-12}", "all up to December 2025", ("by", "Dec")),
    ("before April 2026", "before April 2026", ("before", "Apr")),
    ("before January 2026", "before January 2026", ("before", "Jan 2026")),
    ("before 12 December 2025", "before 12 December 2025", ("before", "12 Dec")),
    ("after Q4 2025", "after the fourth quarter of 2025", ("after", "Q4 2025")),
    ("[..2025-12]", "December 2025 or earlier", ("by", "Dec")),
    ("[2025-12-11..]", "11 December 2025 or later", ("from", "11 Dec")),
    # instants
    ("2026-03-24T13:05-07:00", "24 March 2026, 13:05 UTC−7", ("24", "Mar 13:05")),
    ("2026-03-24T13:05:59Z", "24 March 2026, 13:05:59 UTC", ("24", "Mar 13:05")),
    ("2026-03-24T13:05+05:30~", "around 24 March 2026, 13:05 UTC+5:30", ("~24", "Mar 13:05")),
    ("2026-03-24T13:05Z/2026-03-24T15:00Z", "from 24 March 2026, 13:05 to 15:00 UTC", ("24", "Mar 13:05–15:00")),
    (
        "2026-03-24T13:05Z/2026-03-25T15:00Z",
        "from 24 March 2026, 13:05 UTC to 25 March 2026, 15:00 UTC",
        ("24", "Mar 13:05 – 25 Mar"),
    ),
    # far years
    ("-0042", "43 BCE", ("43 BCE", "")),
    ("0000", "1 BCE", ("1 BCE", "")),
    ("-0043-03-15", "15 March 44 BCE", ("15", "Mar")),
    ("0044", "44 CE", ("44 CE", "")),
    ("Y-17000", "17,001 BCE", ("17,001 BCE", "")),
    ("Y170000002", "170,000,002 CE", ("170,000,002 CE", "")),
    # parts of a year
    ("spring 2025", "spring 2025", ("spring", "")),
    ("winter 2025", "winter 2025–26", ("winter", "")),
    ("1999-24", "winter 1999–00", ("winter", "")),
    ("0044-24", "winter 44 CE/45 CE", ("winter", "")),
    ("2025-28", "winter 2025–26 (northern hemisphere)", ("winter", "")),
    ("2025-29", "spring 2025 (southern hemisphere)", ("spring", "")),
    ("Q4 2025", "fourth quarter of 2025", ("Q4", "")),
    ("2025-36~", "around the fourth quarter of 2025", ("~Q4", "")),
    ("2025-38", "second four months of 2025", ("May–Aug", "")),
    ("2025-40", "first half of 2025", ("H1", "")),
    ("early October 2025", "early October 2025", ("early", "Oct")),
    ("mid October 2025", "mid-October 2025", ("mid", "Oct")),
    ("Late Oct 2025", "late October 2025", ("late", "Oct")),
    # open digits
    ("202X", "2020s", ("2020s", "")),
    ("202X~", "around the 2020s", ("~2020s", "")),
    ("202X-12", "December of a year between 2020 and 2029", ("2020…2029", "")),
    ("202X-12~", "around December of a year between 2020 and 2029", ("~2020…2029", "")),
    ("202X-XX", "between 2020 and 2029", ("2020…2029", "")),
    ("-004X", "between 50 BCE and 41 BCE", ("50 BCE…41 BCE", "")),
    ("000X", "between 1 BCE and 9 CE", ("1 BCE…9 CE", "")),
    ("20XX", "between 2000 and 2099", ("2000…2099", "")),
    ("2025-1X", "between October and December 2025", ("Oct…Dec", "")),
    ("2025-XX", "2025, month unknown", ("2025", "")),
    ("2025-12-XX", "December 2025, day unknown", ("Dec", "")),
    ("2025-12-1X", "between 10 and 19 December 2025", ("10…19", "Dec")),
    ("2025-XX-11", "day 11 of an unknown month of 2025", ("2025", "")),
    ("15XX-12-25", "25 December of a year between 1500 and 1599", ("1500…1599", "")),
    ("1XXX-12", "December of a year between 1000 and 1999", ("1000…1999", "")),
]

# Text and locale, the small part with the offset: as the long form has it, one that two hours share behind both.
OFFSETS = [
    ("2026-03-24T13:05-07:00", "en", "Mar 13:05 UTC\N{MINUS SIGN}7"),
    ("2026-03-24T13:05:59Z", "en", "Mar 13:05 UTC"),
    ("2026-03-24T13:05+05:30~", "en", "Mar 13:05 UTC\N{ZERO WIDTH SPACE}+5:30"),
    ("2026-03-24T13:05Z/2026-03-24T15:00Z", "en", "Mar 13:05–15:00 UTC"),
    ("[2026-03-24T13:05Z, 2026-03-24T15:00Z]", "en", "Mar 13:05 or 15:00 UTC"),
    ("[2026-03-24T13:05Z, 2026-03-24T14:00Z, 2026-03-24T15:00Z]", "en", "Mar 13:05…15:00 UTC"),
    ("[2026-03-24T13:05+01:00, 2026-03-24T13:05Z]", "en", "Mar 13:05 UTC+1 or 13:05 UTC"),
    ("{2026-03-24T13:05Z, 2026-03-24T15:00Z}", "en", "Mar 13:05 and 15:00 UTC"),
    ("2026-03-24T13:05+01:00/2026-03-24T13:05:30+01:00", "en", "Mar 13:05 UTC+1"),
    ("2026-03-24T13:05+01:00/2026-03-24T13:05Z", "en", "Mar 13:05 UTC+1 – 13:05 UTC"),
    ("2026-03-24T13:05+10:00/2026-03-24T13:05+01:00", "en", "Mar 13:05 UTC+10 – 13:05 UTC+1"),
    ("2026-03-24T13:05+01:00/2026-03-25T15:00-07:00", "en", "Mar 13:05 UTC+1 – 25 Mar"),
    ("2026-03-24T01:00+09:00/2026-03-23T18:00-07:00", "en", "Mar 01:00 UTC+9 – 23 Mar 18:00 UTC\N{MINUS SIGN}7"),
    ("2026-03-24T13:05+01:00/2026-03-26", "en", "Mar 13:05 UTC+1 – 26 Mar"),
    ("2026-03-24T13:05+01:00/..", "en", "24 Mar"),
    ("2026-03-24/2026-03-26", "en", "Mar"),
    ("2026-03-24T13:05+01:00", "ar", "مارس 13:05 UTC+1"),
    ("2026-03-24T13:05+01:00", "de", "März 13:05 UTC+1"),
    ("2026-03-24T13:05+01:00", "es", "mar 13:05 UTC+1"),
    ("2026-03-24T13:05+01:00", "fr", "mars 13:05 UTC+1"),
    ("2026-03-24T13:05+01:00", "ja", "3月 13:05 UTC+1"),
    ("2026-03-24T13:05+01:00", "zh", "3月 13:05 UTC+1"),
]

# Locale; a day, a month, a year, alternatives; a day's parts.
LANGUAGES = [
    ("en", "11 December 2025", "December 2025", "2025", "21, 22 or 24 November 2025", ("11", "Dec")),
    ("de", "11. Dezember 2025", "Dezember 2025", "2025", "21., 22. oder 24. November 2025", ("11", "Dez.")),
    ("fr", "11 décembre 2025", "décembre 2025", "2025", "21, 22 ou 24 novembre 2025", ("11", "déc.")),
    ("es", "11 de diciembre de 2025", "diciembre de 2025", "2025", "21, 22 o 24 de noviembre de 2025", ("11", "dic")),
    ("ja", "2025年12月11日", "2025年12月", "2025年", "2025年11月21日、22日、または24日", ("11", "12月")),
    ("zh", "2025年12月11日", "2025年12月", "2025年", "2025年11月21日、22日或24日", ("11", "12月")),
    ("ar", "11 ديسمبر 2025", "ديسمبر 2025", "2025", "21 أو 22 أو 24 نوفمبر 2025", ("11", "ديسمبر")),
    ("fa", "۱۱ دسامبر ۲۰۲۵", "دسامبر ۲۰۲۵", "۲۰۲۵", "۲۱،\u200f ۲۲، یا ۲۴ نوامبر ۲۰۲۵", ("۱۱", "دسامبر")),
]


@pytest.mark.parametrize(("text", "words", "parts"), ENGLISH)
def test_a_date_has_english_words(text: str, words: str, parts: tuple[str, str]) -> None:
    """The words say what was written, day before month, and not more."""
    date = EventDate.parse(text)
    assert phrase(date) == words
    assert short(date) == parts


@pytest.mark.parametrize(("text", "locale", "small"), OFFSETS)
def test_an_hour_in_a_column_says_its_offset_where_it_is_asked_to(text: str, locale: str, small: str) -> None:
    """In every language an hour can say how far it is from UTC, and no date says more for that."""
    date = EventDate.parse(text)
    assert short(date, locale, offset=True)[1] == small
    assert ("UTC" in phrase(date, locale)) >= ("UTC" in small)


def test_a_span_that_ends_on_the_day_before_is_never_told_by_its_days() -> None:
    """Where clocks are behind those of its beginning, what began on the 12th and ended on the 11th has its hours."""
    date = EventDate.parse("2025-12-12T01:00+09:00/2025-12-11T18:00-08:00")
    assert brief(date) == phrase(date) == "from 12 December 2025, 01:00 UTC+9 to 11 December 2025, 18:00 UTC−8"
    assert brief(EventDate.parse("2026-01-01T01:00+09:00/2025-12-31T18:00-08:00")).startswith("from 1 January 2026, 01")
    assert brief(EventDate.parse("2025-12-11T01:00+09:00/2025-12-11T18:00-08:00")) == "11 Dec 2025"


@pytest.mark.parametrize(("locale", "day", "month", "year", "alternatives", "parts"), LANGUAGES)
def test_a_date_is_written_as_its_language_does(
    locale: str, day: str, month: str, year: str, alternatives: str, parts: tuple[str, str]
) -> None:
    """Names, order, digits and lists are CLDR's."""
    assert phrase(EventDate.parse("2025-12-11"), locale) == day
    assert phrase(EventDate.parse("2025-12"), locale) == month == month_name(2025, 12, locale)
    assert phrase(EventDate.parse("2025"), locale) == year == month_name(2025, None, locale)
    assert phrase(EventDate.parse("[2025-11-21,2025-11-22,2025-11-24]"), locale) == alternatives
    assert short(EventDate.parse("2025-12-11"), locale) == parts


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en_US", "December 11, 2025"),
        ("en-US", "December 11, 2025"),
        ("pt-BR", "11 de dezembro de 2025"),
        ("pt_PT", "11 de dezembro de 2025"),
        ("zh-Hant", "2025年12月11日"),
        ("xx", "11 December 2025"),
        ("", "11 December 2025"),
        ("../../etc", "11 December 2025"),
    ],
)
def test_a_locale_is_found_by_either_spelling(locale: str, words: str) -> None:
    """Hyphen or underscore name a locale; what CLDR does not have is English."""
    assert phrase(EventDate.parse("2025-12-11"), locale) == words


def test_what_is_shared_is_said_where_the_language_says_it() -> None:
    """A shared month and year stand last after days, first before them, and everywhere in American English."""
    date = EventDate.parse("2025-03/2025-06")
    assert phrase(date) == "from March to June 2025"
    assert phrase(date, "en_US") == "from March 2025 to June 2025"


def test_headings_are_months_and_years() -> None:
    """A heading is a month with its year, or a year of any size."""
    assert month_name(2025, 12) == "December 2025"
    assert month_name(2025, None) == "2025"
    assert month_name(-43, 3) == "March 44 BCE"
    assert month_name(-16_999, None) == "17,000 BCE"


def test_the_language_before_leaves_no_trace() -> None:
    """Names don't depend on which language was asked first."""
    for locale in ("ja", "fr", "ar", "es", "ja", "ru"):
        phrase(EventDate.parse("2025-09/2025-10"), locale)
    assert short(EventDate.parse("2025-09-05"), "es") == ("5", "sept")
    assert month_name(2025, 9, "ru").startswith("сентябрь 2025")


@given(some.sampled_from([text for text, _, _ in ENGLISH]), some.sampled_from(["en", "en_US", "de", "ja", "ar", "lt"]))
def test_every_date_has_words_in_every_language(text: str, locale: str) -> None:
    """No form of date is without words, in whichever order the language has."""
    date = EventDate.parse(text)
    assert phrase(date, locale).strip()
    assert short(date, locale)[0].strip()


def test_words_are_cheap() -> None:
    """A day's words take some microseconds once the language is known."""
    date = EventDate.parse("2025-12-11")
    phrase(date)
    started = time.perf_counter()
    for _ in range(1000):
        phrase(date)
    assert time.perf_counter() - started < 0.1
