"""Why a text is no date, and what to write instead."""

import re

__all__ = ["check_text", "interval_reason", "quoted", "reason"]

_LONGEST = 200
_SHOWN = 40
_ANY = re.DOTALL | re.IGNORECASE | re.ASCII
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?"
_TODAY = rf"today|yesterday|tomorrow|now|present|currently|recently|ongoing|ago|last|next|this|{_WEEKDAY}"

# Hyphens, dashes and the minus sign that word processors put where a hyphen was typed.
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"

_NO_DATE = "no date; write it like '2025', '2025-12', '2025-12-11' or '11 December 2025'"

# Dates are seldom wrong: what these look for is compiled when it is first looked for.
_REASONS = (
    (
        r"[0-9]{1,2}[./-][0-9]{1,2}([./-]([0-9]{2}|[0-9]{4}))?",
        "day, month and year can't be told apart; write '2025-12-11' or '11 December 2025'",
    ),
    (
        r"[0-9]{4}[./-][0-9]{1,2}([./-][0-9]{1,2})?",
        "year, month and day take four, two and two digits with hyphens, as in '2025-03-04'",
    ),
    (r"[\[{].*", "a set can't stand inside another"),
    (r".*/.*", "inside a set or a list a range is written with two dots, as in '2025-11..2025-12'"),
    (r"[0-9]{1,3}", "a year takes four digits, as in '2025'"),
    (r"[0-9]{4}-[0-9]{3}", "days of the year are not read; write month and day, as in '2025-12-11'"),
    (r"[0-9]{6}|[0-9]{8}", "write hyphens between year, month and day, as in '2025-12-11'"),
    (r"[+-]?[0-9]{5,}.*", "a year of more than four digits starts with Y, as in 'Y17000' or 'Y-17000'"),
    (
        r"Y-?[0-9]{1,4}|Y-?0.*",
        "Y is for years of more than four digits; write four digits alone, as in '2025'",
    ),
    (
        r"Y?-?[0-9]+E[0-9]+(S[0-9]+)?",
        "exponents are not read; write the year's digits, as in 'Y-170000000'",
    ),
    (r"Y?-?[0-9]+S[0-9]+", "significant digits are not read; write the open digits as X, as in '195X'"),
    (r"Y-?[0-9]+-.*", "a year with Y stands alone"),
    (
        r"[0-9]{4}-?W[0-9]{1,2}(-?[0-9])?",
        "weeks are not read; write the days, as in '2025-12-08/2025-12-14'",
    ),
    (r"[0-9]{4}-?Q[1-4]|Q[1-4]-[0-9]{4}", "a quarter is written 'Q4 2025' or '2025-36'"),
    (r"[0-9]{4}-?H[12]|H[12] [0-9]{4}", "the halves of a year are written '2025-40' and '2025-41'"),
    (r"[0-9xu-]*[xu][0-9xu-]*", "an open digit is a capital X, as in '202X', '2025-1X' or '2025-12-XX'"),
    (
        r"[~?%]?[0-9X]+[~?%]?(-[~?%]?[0-9X]+[~?%]?)+|[~?%].+|.+[~?%]",
        "~, ? and % stand once, at the end, and go for the whole date, as in '2004-06-11~'",
    ),
    (
        r"[0-9-]+T?[0-9:]+[.,][0-9]+.*",
        "fractions of a second are not read; write whole seconds",
    ),
    (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T_t]+[0-9]{1,2}.*",
        "a time is written 13:05 or 13:05:59 after a T, with its offset, as in '2026-03-24T13:05-07:00'",
    ),
    (r"[0-9]{1,2}:[0-9]{2}.*", "a time needs its day, as in '2026-03-24T13:05-07:00'"),
    (r"[0-9]{3}0'?s", "a decade is written with an X, as in '199X'"),
    (r".*\bcentury (bce?|b\.c\..*)", "a century before 1 is written with XX, as in '-01XX' for the second BCE"),
    (r".*\bcentury\b.*", "a century is written with XX, as in '19XX' for 1900 to 1999"),
    (r"-[0-9]{1,3}", "years before 1 take four digits: '0000' for 1 BCE, '-0043' for 44 BCE"),
    (r"(ad|ce) [0-9]+|[0-9]+ (ad|ce)", "a year since 1 stands alone, in four digits, as in '1066'"),
    (r"[0-9]+ (bce?|b\.c\.(e\.)?)", "years before 1 are written '0000' for 1 BCE, '-0043' for 44 BCE"),
    (rf"{_WEEKDAY}[., ]+.*[0-9]{{4}}.*", "leave out the day of the week, as in '24 March 2026'"),
    (r"since .*", "what goes on is written with two dots, as in '2026-04-26/..'"),
    (r"(until|till|by|to) .*", "what has no start is written with two dots, as in '../2026-03'"),
    (
        r"(from|between) .*",
        "from one day to another is written with a slash, as in '2025-11-21/2025-11-24'",
    ),
    (r"c(irca|a)?\.?[0-9].*", "write 'circa 1999' or '1999~'"),
    (rf".*\b({_TODAY})\b.*", "that depends on the day it is read; write the date, as in '2025-12-11'"),
    (
        r"(early|mid|late)[ -].*",
        "early, mid and late go with a month and its year, as in 'early October 2025'",
    ),
    (
        rf"({_MONTH}|[0-9]{{1,2}} {_MONTH}|{_MONTH} [0-9]{{1,2}})",
        "which year? Write it too, as in '24 March 2026'",
    ),
    (
        rf".*\b{_MONTH} .*-.*",
        "from one day to another is written with a slash, as in '2025-11-21/2025-11-24'",
    ),
    (rf".*\b{_MONTH} .*", "a date in words looks like '24 March 2026', 'March 24, 2026' or 'March 2026'"),
    (
        r".+(\.\.|--).*|.*\.\..+",
        "a range is written '2025-11/2025-12', or '[2025-11..2025-12]' for one of",
    ),
    (r".*T.*Z|.*T[0-9].*", "an instant looks like '2026-03-24T13:05:00-07:00' or '2026-03-24T20:05:00Z'"),
)

_INTERVAL_REASONS = (
    (r"[^/]*/[^/]*/.*", "an interval has one slash, as in '2025-11-21/2025-11-24'"),
    (r".+-.+/[0-9]{1,2}", "an interval's end is written whole, as in '2025-11-21/2025-11-24'"),
    (
        r"[0-9]{4}/[0-9]{1,2}",
        "both years take four digits, as in '2025/2026'; a month is written '2025-12'",
    ),
    (r".* /.*|.*/ .*", "an interval has no spaces around its slash"),
    (
        r".+/(now|present|today|ongoing|open|current)",
        "what goes on ends with two dots, as in '2026-04-26/..'",
    ),
    (r"(.+/)?unknown(/.+)?", "an unknown end is left empty, as in '2026-04-26/'"),
    (r"P[0-9].*/.*|.*/P[0-9].*", "durations are not read; write both dates"),
    (r"[\[{].*|.*/[\[{].*", "a set can't be an end of an interval"),
)


def check_text(text: str) -> None:
    """Raise ValueError, without the text, unless it could be a date at all."""
    if not isinstance(text, str):
        raise ValueError("a date is text")  # noqa: TRY004  parsing promises ValueError
    if not text or text.isspace():
        raise ValueError("no date is written here")
    if len(text) > _LONGEST:
        raise ValueError(f"a date has at most {_LONGEST} characters")
    if text.isascii() and text.isprintable() and text[0] != " " and text[-1] != " ":
        return
    raise ValueError(_unusual(text))


def quoted(text: object) -> str:
    """Return the author's words in quotes, cut when long, with what can't be seen escaped."""
    shown = text if isinstance(text, str) else str(text)
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    return f"'{shown}'" if shown.isprintable() else repr(shown)


def reason(text: str) -> str:
    """Return why a text is no date and what may have been meant."""
    return next((why for pattern, why in _REASONS if re.fullmatch(pattern, text, _ANY)), _NO_DATE)


def interval_reason(text: str) -> str | None:
    """Return why a text with a slash is no interval; None where its shape is right."""
    if re.fullmatch(r"[0-9]{1,2}/[0-9]{1,2}(/[0-9]{2,4})?|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}", text):
        return reason(text)
    return next((why for pattern, why in _INTERVAL_REASONS if re.fullmatch(pattern, text, _ANY)), None)


def _unusual(text: str) -> str:
    if any(character.isdigit() and not character.isascii() for character in text):
        return "dates are written with the digits 0 to 9"
    if any(character in text for character in _DASHES):
        return "write plain hyphens in a date, and a slash between two: '2025-11-21/2025-11-24'"
    if text != text.strip():
        return "a space or a line break stands before or after the date"
    if not text.isprintable():
        return "a character that can't be seen stands in the date"
    return _NO_DATE
