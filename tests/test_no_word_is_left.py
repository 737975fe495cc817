"""No word of the interface is left untranslated, on any page, by whomever it was written.

The world is told by a Russian author in Cyrillic letters only, to readers whose catalogue puts every message in
brackets. Latin letters outside of brackets are words that nobody can translate.
"""

import json
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from babel.messages.pofile import read_po

from mkdocs_timeline.notice import notice
from timeline import Location, Options, Site, build, find_files
from timeline.blocks import VIEWS
from timeline.diagnostics import Diagnostic
from timeline.phrases import language
from timeline.render import Asset, Page
from timeline.render.words import environment

pytestmark = pytest.mark.build

WORLD = Path(__file__).parent / "golden" / "cyrillic"

# Addresses, names, and symbols of units, that are the same in every language.
_NAMES = re.compile(r"https?://\S+|\b(?:UTC|BibTeX|RIS|CSL-JSON|JSON|CSV|RSS|Atom|iCalendar|ICS|DOI|T|d|h|min|s)\b")
_LATIN = re.compile(r"[A-Za-z]")
_PLACE = re.compile(r"(\{\w+\}|%\(\w+\)s)")
_READ_ALOUD = ("title", "aria-label", "alt", "placeholder", "aria-description")
_CODE = {"pre", "code", "script", "style"}
# Attributes for scripts hold addresses and ids, which are one word in small letters, or words to be shown.
_TECHNICAL = re.compile(r"[a-z0-9./#:_-]*")


class Bracketed(GNUTranslations):
    """A catalogue that has every message, its own words in brackets, and remembers what it was asked for."""

    def __init__(self) -> None:
        """Begin without a file."""
        super().__init__()
        self.asked: set[tuple[str | None, str]] = set()

    def gettext(self, message: str) -> str:
        """Return a message in brackets."""
        return self._bracketed(None, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return a message about a number."""
        return self._bracketed(None, msgid1, msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Return a message of a context."""
        return self._bracketed(context, message)

    def _bracketed(self, context: str | None, message: str, shown: str = "") -> str:
        """Return a message with brackets around what stands between its places."""
        self.asked.add((context, message))
        parts = _PLACE.split(shown or message)
        return "".join(part if not part or _PLACE.fullmatch(part) else f"⟦{part}⟧" for part in parts)


@pytest.fixture(autouse=True)
def brackets(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bracketed]:
    """Have one such catalogue for every language."""
    catalogue = Bracketed()
    monkeypatch.setitem(language.__wrapped__.__globals__, "catalogue", lambda _: catalogue)
    for cached in (language, environment):
        cached.cache_clear()
    yield catalogue
    for cached in (language, environment):
        cached.cache_clear()


def test_no_word_is_left_on_any_page(brackets: Bracketed) -> None:
    """Text, titles, labels and what scripts say is translated on every page, redirect, block and in the data.

    What is translated was collected, too: a message made up when it is said has no words in any language.
    """
    records, _ = find_files(WORLD, "")
    site = build(records, Options(locale="ru", corrections="https://203.0.113.5/", site_name="Летопись", health=True))
    assert [str(each) for each in site.errors] == []
    assert _untranslated(dict([*_documents(site), *_blocks(site)])) == {}
    with (WORLD.parents[2] / "timeline" / "locale" / "timeline.pot").open("rb") as file:
        collected = {(each.context, each.id if isinstance(each.id, str) else each.id[0]) for each in read_po(file)}
    assert brackets.asked - collected == set()


def test_no_word_is_left_where_nothing_is_told() -> None:
    """Pages of an empty story say so in the reader's words."""
    empty = build([], Options(locale="ru", site_name="Летопись"))
    assert _untranslated(dict(_documents(empty))) == {}


def test_no_word_of_a_notice_is_left() -> None:
    """What the preview says above the last good page; complaints themselves are for authors, and English."""
    fault = Diagnostic(Location("1"), "2", "3")
    assert _untranslated({"one": notice([fault], language("ru")), "two": notice([fault, fault], language("ru"))}) == {}


def _documents(site: Site) -> Iterator[tuple[str, str]]:
    for artifact in site.artifacts:
        match artifact:
            case Asset() if artifact.path.endswith(".json"):
                yield artifact.path, " ".join(f"<p>{text}</p>" for text in _strings(json.loads(artifact.write())))
            case Asset():
                continue
            case Page():
                written = artifact.write()
                said = f"<p>{artifact.title}</p><p>{written.description}</p>"
                yield artifact.url, f"{said}{written.content}{written.words}"
            case _:
                yield artifact.url, artifact.write()


def _blocks(site: Site) -> Iterator[tuple[str, str]]:
    for view in VIEWS:
        for question in ("", "kind: deal\n", "tag: право\nkind: fix\n"):
            series = "series: ['40', '51']\n" if view == "chart" else ""
            html, faults = site.block(f"view: {view}\n{series}{question}", "", Location("1"))
            assert faults == []
            yield f"block {view} {question}", html


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and not _TECHNICAL.fullmatch(value):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(each)


def _untranslated(documents: dict[str, str]) -> dict[str, list[str]]:
    found = {
        place: sorted(set(_left(html5lib.parse(html, namespaceHTMLElements=False))))
        for place, html in documents.items()
    }
    return {place: words for place, words in found.items() if words}


def _left(element: Element) -> Iterator[str]:
    for text in _texts(element):
        bare = _NAMES.sub("", re.sub(r"⟦[^⟦⟧]*⟧", " ", text))
        if _LATIN.search(bare):
            yield " ".join(text.split())


def _texts(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _CODE:
        return
    yield element.text or ""
    for name, value in element.items():
        if name in _READ_ALOUD or (name.startswith("data-") and not _TECHNICAL.fullmatch(value)):
            yield _forms(value)
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _forms(value: str) -> str:
    """Return the plural forms for a script without CLDR's names for them."""
    return " ".join(json.loads(value).values()) if value.startswith("{") else value
