"""How a language writes days, months, years, numbers and lists: CLDR's patterns, for years of any size."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations

from babel import Locale
from babel.dates import parse_pattern
from babel.lists import format_list
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from timeline.phrases.catalogue import catalogue, locale_of

__all__ = ["Language", "language"]

# Each writing system's zero, where it isn't ours: CLDR names the system, Unicode has ten in a row.
_ZEROS = {"arab": 0x660, "arabext": 0x6F0, "deva": 0x966, "beng": 0x9E6, "mymr": 0x1040, "tibt": 0xF20}


@dataclass(frozen=True, slots=True)
class Language:
    """A language's patterns and names, and the words of the sentences around them.

    The patterns are CLDR's in Python's `%` form, with the fields `d`, `M`, `MMM`, `MMMM`, `LLLL`, `y`.
    """

    locale: Locale
    words: NullTranslations
    day_month_year: str
    day_month: str
    day_short_month: str
    month_year: str
    day_alone: str
    year_alone: str
    months: dict[int, str]
    months_alone: dict[int, str]
    months_short: dict[int, str]
    digits: dict[int, int]
    group: str
    decimal_point: str
    era: str
    day_first: bool
    year_first: bool

    @property
    def direction(self) -> str:
        """The direction in which it is written, and in which time goes: `ltr` or `rtl`."""
        return self.locale.text_direction

    @property
    def tag(self) -> str:
        """The language of its words, as HTML's `lang` has it."""
        return self.locale.language if self.worded else "en"

    @property
    def digits_tag(self) -> str:
        """The locale for a script that formats numbers: with the digits that are used here."""
        return f"{str(self.locale).replace('_', '-')}-u-nu-{self.locale.default_numbering_system}"

    @property
    def worded(self) -> bool:
        """Whether there are words for sentences: English is what they are written in, others have a catalogue."""
        return self.locale.language == "en" or isinstance(self.words, GNUTranslations)

    def say(self, sentence: str, **places: str) -> str:
        """Return a sentence in this language, with words in its places."""
        return self.words.gettext(sentence).format(**places)

    def say_in(self, context: str, sentence: str, **places: str) -> str:
        """Return a sentence as this language has it in a context, with words in its places."""
        return self.words.pgettext(context, sentence).format(**places)

    def plural(self, one: str, many: str, number: int) -> str:
        """Return a sentence about a number of things, with the number where it has `%(num)s`."""
        return self.words.ngettext(one, many, number).replace("%(num)s", self.count(number))

    def day(self, year: int, month: int, day: int) -> str:
        """Return a day with its month and year: `11 December 2025`."""
        return self.day_month_year % self._fields(year, month, day)

    def day_of_month(self, month: int, day: int) -> str:
        """Return a day and its month: `11 December`."""
        return self.day_month % self._fields(1, month, day)

    def day_of_short_month(self, month: int, day: int) -> str:
        """Return a day and its month, shortened: `11 Dec`."""
        return self.day_short_month % self._fields(1, month, day)

    def day_number(self, day: int) -> str:
        """Return the number of a day, as it stands before or after its month: `11`, `11.`, `11日`."""
        return self.day_alone % self._fields(1, 1, day)

    def month(self, year: int, month: int) -> str:
        """Return a month with its year: `December 2025`."""
        return self.month_year % self._fields(year, month, 1)

    def month_alone(self, month: int) -> str:
        """Return a month whose year is said elsewhere: `December`, `12月`."""
        return self.months_short[month] if self.year_first else self.months_alone[month]

    def year(self, year: int) -> str:
        """Return a year: `2025`, and where that would not look like one `44 CE`, `44 BCE`, `12,025 CE`."""
        if year < 1:
            return self.say("{year} BCE", year=self.number(1 - year))
        if not 1000 <= year <= 9999:
            return self.say("{year} CE", year=self.number(year))
        return self.number(year)

    def whole_year(self, year: int) -> str:
        """Return a year without month or day: `2025`, `2025年`."""
        return self.year_alone % self._fields(year, 1, 1)

    def number(self, number: int) -> str:
        """Return a number in this language's digits, in groups from five digits on."""
        text = (
            str(number) if number < 10_000 else format_decimal(number, locale=self.locale, numbering_system="default")
        )
        return self.in_digits(text)

    def count(self, number: int) -> str:
        """Return how many: `1,234` in English, `1.234` in German."""
        return self.in_digits(_grouped(number, str(self.locale)))

    def figure(self, value: Decimal | str) -> str:
        """Return a figure with the digits it was written with, its thousands set apart from five digits on.

        English has thin spaces there, which nobody takes for a decimal point; others what CLDR says they have.
        """
        whole, point, rest = str(value).partition(".")
        if len(whole.lstrip("-")) > 4:
            whole = f"{int(whole):,}".replace(",", self.group)
        return self.in_digits(whole + (self.decimal_point if point else "") + rest)

    def in_digits(self, text: str) -> str:
        """Return a text with its digits as this language writes them."""
        return text.translate(self.digits) if self.digits else text

    def one_of(self, texts: Sequence[str]) -> str:
        """Return alternatives: `21, 22 or 24`."""
        return format_list(texts, style="or", locale=self.locale)

    def all_of(self, texts: Sequence[str]) -> str:
        """Return what belongs together: `21, 22 and 24`."""
        return format_list(texts, style="standard", locale=self.locale)

    def _fields(self, year: int, month: int, day: int) -> dict[str, str]:
        return {
            "d": self.in_digits(str(day)),
            "dd": self.in_digits(f"{day:02}"),
            "M": self.in_digits(str(month)),
            "MM": self.in_digits(f"{month:02}"),
            "MMM": self.months_short[month],
            "MMMM": self.months[month],
            "LLLL": self.months_alone[month],
            "y": self.year(year),
            "G": self.era,
        }


@lru_cache(maxsize=32)
def language(name: str) -> Language:
    """Return the language of a locale's name (`en`, `pt_BR`, `zh-Hant`); English where CLDR has none."""
    locale = locale_of(name)
    long = parse_pattern(locale.date_formats["long"]).pattern
    month_year = _skeleton(locale, "yMMMM", "MMMM y")
    months = locale.months
    # Babel 2.18 shares between languages the stand-alone names that a language takes over from its
    # others, so they are asked for only where a pattern needs them: those languages have their own.
    alone = months["stand-alone" if "LLLL" in month_year else "format"]
    zero = _ZEROS.get(locale.default_numbering_system)
    return Language(
        locale=locale,
        words=catalogue(name),
        day_month_year=_format(long),
        day_month=_format(_skeleton(locale, "MMMMd", "d MMMM")),
        day_short_month=_format(_skeleton(locale, "MMMd", "d MMM")),
        month_year=_format(month_year),
        year_alone=_format(_skeleton(locale, "y", "y")),
        day_alone=_format("d." if long.startswith("d.") else _skeleton(locale, "d", "d")),
        months=dict(months["format"]["wide"]),
        months_alone=dict(alone["wide"]),
        months_short=dict(months["format"]["abbreviated"]),
        digits={} if zero is None else {ord("0") + digit: zero + digit for digit in range(10)},
        group="\N{NARROW NO-BREAK SPACE}"
        if locale.language == "en"
        else get_group_symbol(locale, numbering_system="default"),
        decimal_point=get_decimal_symbol(locale, numbering_system="default"),
        era=str(locale.eras["abbreviated"].get(1, "")),
        day_first=long.startswith("d"),
        year_first=long.startswith("y"),
    )


def _skeleton(locale: Locale, skeleton: str, otherwise: str) -> str:
    pattern = locale.datetime_skeletons.get(skeleton)
    return otherwise if pattern is None else str(pattern.pattern)


def _format(pattern: str) -> str:
    # Abbreviated stand-alone names are left alone, see above.
    return str(parse_pattern(pattern).format).replace("%(LLL)s", "%(MMM)s")


@lru_cache(maxsize=4096)  # the same counts stand on page after page
def _grouped(number: int, locale: str) -> str:
    return str(format_decimal(number, locale=locale, numbering_system="default"))
