"""The words of the interface and of dates in every language there is a catalogue for."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from tests.world import contents, page, told
from timeline import Options
from timeline.dates import EventDate
from timeline.phrases import catalogue, language, phrase, short
from timeline.render.words import forms_of, opening

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "timeline" / "locale"
LANGUAGES = ["ar", "de", "es", "fr", "ja", "zh"]
GOLDEN = [
    (file.stem, *case)
    for file in sorted((Path(__file__).parent / "golden" / "phrases").glob("*.yml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
]
# A plural of none, one or two may say so in a word.
_IN_A_WORD = 3


def _catalogue(name: str) -> Catalog:
    with (LOCALE / name / "LC_MESSAGES" / "timeline.po").open("rb") as file:
        return read_po(file, locale=name)


def _messages(catalog: Catalog) -> Iterator[tuple[tuple[str | None, str], Message]]:
    for message in catalog:
        if message.id:
            yield (message.context, message.id if isinstance(message.id, str) else message.id[0]), message


def _places(text: str) -> set[str]:
    """Return the places for words in a message, `%(num)s` and `{date}`."""
    braced = {name for _, name, _, _ in Formatter().parse(re.sub(r"%\([^)]*\)s", "", text)) if name}
    return braced | set(re.findall(r"%\(([^)]*)\)s", text))


@pytest.mark.parametrize(("locale", "text", "words", "big", "small"), GOLDEN)
def test_a_date_is_said_as_a_newspaper_would_print_it(locale: str, text: str, words: str, big: str, small: str) -> None:
    """Word order, case, article and elision are the language's own, for every form of date."""
    date = EventDate.parse(text)
    assert phrase(date, locale) == words
    assert short(date, locale) == (big, small)


@pytest.mark.build
def test_what_can_be_said_is_in_the_template(tmp_path: Path) -> None:
    """`make words` would change nothing: whoever adds a word has collected it."""
    keywords = re.search(r"-k '([^']+)'", (ROOT / "Makefile").read_text("utf-8"))
    assert keywords
    found = tmp_path / "found.pot"
    arguments = ["-F", str(ROOT / "pyproject.toml"), "-k", keywords[1], "-o", str(found)]
    folders = [str(ROOT / "timeline"), str(ROOT / "plugins")]
    CommandLineInterface().run(
        [  # type: ignore[no-untyped-call]
            "pybabel",
            "-q",
            "extract",
            *arguments,
            *folders,
        ]
    )
    with found.open("rb") as new, (LOCALE / "timeline.pot").open("rb") as old:
        assert dict(_messages(read_po(new))).keys() == dict(_messages(read_po(old))).keys()


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_catalogue_is_complete(name: str) -> None:
    """Every message has words in every language and in each of its plurals, none is fuzzy, none is left over."""
    with (LOCALE / "timeline.pot").open("rb") as file:
        template = dict(_messages(read_po(file)))
    messages = dict(_messages(_catalogue(name)))
    assert messages.keys() == template.keys()
    assert [key for key, message in messages.items() if message.fuzzy or not all(_texts(message))] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_translation_has_the_same_places(name: str) -> None:
    """What a sentence is given is said in every language; small numbers may be words."""
    for key, message in _messages(_catalogue(name)):
        wanted = _places(message.id if isinstance(message.id, str) else " ".join(message.id))
        for number, text in enumerate(_texts(message)):
            spared = {"num"} if number < _IN_A_WORD and len(_texts(message)) > 1 and "num" in wanted else set()
            assert wanted - spared <= _places(text) <= wanted, (key, text)


def _texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


@pytest.mark.parametrize(
    ("name", "timeline"),
    [
        ("de", "Zeitleiste"),
        ("de-AT", "Zeitleiste"),
        ("de_CH", "Zeitleiste"),
        ("fr-CA", "Chronologie"),
        ("zh", "时间线"),
        ("zh-CN", "时间线"),
        ("zh-Hans", "时间线"),
        ("ar-EG", "الخط الزمني"),
        ("zh-TW", "Timeline"),
        ("zh-Hant", "Timeline"),
        ("pt-BR", "Timeline"),
        ("en-US", "Timeline"),
        ("xx", "Timeline"),
        ("", "Timeline"),
        ("../de", "Timeline"),
    ],
)
def test_a_region_has_the_words_of_its_language(name: str, timeline: str) -> None:
    """A region is its language; another script, or a language without a catalogue, is English."""
    assert catalogue(name).gettext("Timeline") == timeline


def test_a_language_without_words_says_no_half_sentences() -> None:
    """Days and months are CLDR's; a date that needs more words than these is English from end to end."""
    assert phrase(EventDate.parse("2025-10-03"), "pt-BR") == "3 de outubro de 2025"
    assert phrase(EventDate.parse("2025-10-03~"), "pt-BR") == "around 3 October 2025"
    assert short(EventDate.parse("2025-10/.."), "pt-BR") == ("since", "Oct")


@pytest.mark.parametrize(
    ("name", "direction"), [("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("de", "ltr"), ("", "ltr")]
)
def test_a_language_has_a_direction(name: str, direction: str) -> None:
    """It is the script's, whether there is a catalogue or not."""
    assert language(name).direction == direction


def test_numbers_are_written_as_the_language_does() -> None:
    """How many, and figures with the digits they were written with."""
    assert [language(name).count(1234) for name in ("en", "de", "fr", "ar-EG")] == [
        "1,234", "1.234", "1\u202f234", "١٬٢٣٤",
    ]  # fmt: skip
    assert [language(name).figure("12345.10") for name in ("en", "de", "ja")] == [
        "12\u202f345.10", "12.345,10", "12,345.10",
    ]  # fmt: skip


def test_a_script_gets_every_plural() -> None:
    """The forms are named as browsers name them, with a place for the number where it is said."""
    one, many = "%(num)s event", "%(num)s events"
    assert forms_of(one, many, language("en")) == {"other": "# events", "one": "# event"}
    assert forms_of(one, many, language("ja")) == {"other": "出来事#件"}
    assert forms_of(one, many, language("ar")) == {
        "zero": "لا أحداث", "one": "حدث واحد", "two": "حدثان", "few": "# أحداث", "many": "# حدثًا", "other": "# حدث",
    }  # fmt: skip


def test_a_sentence_begins_with_a_capital_and_keeps_the_others() -> None:
    """A name inside stays as it is."""
    assert opening("im Widerspruch zu OpenAI") == "Im Widerspruch zu OpenAI"
    assert opening("") == ""


def test_built_in_words_are_translated_and_an_authors_own_are_not() -> None:
    """A kind or a relation that the author has named is called what the author calls it, even in English."""
    site = told(
        {
            "timeline.yml": (
                "kinds: {launch: {label: Launch}, deal: {color: red}, leak: {}}\n"
                "relations: {led-to: {inverse: caused-by, label: brought about}}"
            ),
            "events/a.yml": "{date: 2024, title: A, kind: launch, links: [{led-to: b}, {part-of: b}]}",
            "events/b.yml": "{date: 2025, title: B, kind: deal, status: disputed}",
            "events/c.yml": "{date: 2025, title: C, kind: leak}",
        },
        Options(locale="de"),
    )
    kinds = site.ink.story.kinds
    assert [kinds[name].label for name in ("launch", "deal", "leak")] == ["Launch", "Vereinbarung", "Leak"]
    assert "<dt>Brought about</dt>" in page(site, "events/a/").content
    assert "Teil von" in page(site, "events/a/").content
    assert "umstritten" in page(site, "events/b/").content


def test_a_redirect_says_its_language_and_direction() -> None:
    """It is a whole page of ours: nobody else says so."""
    site = told({"events/a.yml": "{date: 2024, title: A, former-ids: [b]}"}, Options(locale="ar"))
    moved = contents(site)["events/b/"]
    assert '<html lang="ar" dir="rtl">' in moved
    assert "نُقلت هذه الصفحة" in moved
