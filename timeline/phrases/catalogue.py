"""The words around everything, in the reader's language: gettext catalogues, one for each language."""

from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.core import get_global

__all__ = ["catalogue", "locale_of", "noted", "noted_in"]

_DAYS_FIRST = "en_GB"


def catalogue(name: str, folder: Traversable | None = None) -> NullTranslations:
    """Return the words in a locale's language, from the catalogues in a folder; English where there is none for it.

    A language of a region is that language (`de-AT`), unless it is written in another script: `zh-Hant` has nothing of
    `zh`, so it is English. Reading a catalogue takes some hundredths of a second.
    """
    language = _in_its_script(locale_of(name))
    file = (folder or files("timeline") / "locale").joinpath(language, "LC_MESSAGES", "timeline.po")
    if not file.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English never needs them
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    compiled = BytesIO()
    with file.open("rb") as text:
        write_mo(compiled, read_po(text, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def locale_of(name: str) -> Locale:
    """Return what CLDR knows of a locale's name (`en`, `pt_BR`, `zh-Hant`); British English where it knows nothing.

    English without a country writes the day before the month.
    """
    try:
        locale = Locale.parse(name.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_DAYS_FIRST)
    return Locale.parse(_DAYS_FIRST) if str(locale) == "en" else locale


def noted(sentence: str) -> str:
    """Return a sentence as it is; the catalogues have it, and it is translated where it is said."""
    return sentence


def noted_in(context: str, sentence: str) -> str:  # noqa: ARG001 - for those who collect the words
    """Return a sentence as it is; the catalogues have it for this context."""
    return sentence


def _in_its_script(locale: Locale) -> str:
    """Return the language of a locale, with its script where that is not the language's usual one."""
    usual = str(get_global("likely_subtags").get(locale.language, "")).split("_")
    return f"{locale.language}_{locale.script}" if locale.script and locale.script not in usual else locale.language
