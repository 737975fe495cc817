"""The story's site read from right to left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.plugin.browsing import served, show, until
from tests.plugin.conftest import REPOSITORY
from tests.plugin.projects import Built, build, once

pytestmark = [pytest.mark.browser, pytest.mark.build]

PAGES = [
    "",
    "timeline/",
    "events/disney-deal/",
    "threads/disney-partnership/",
    "entities/openai/",
    "graph/",
    "changes/",
    "series/",
]


@pytest.fixture(scope="module")
def arabic(shared: Path) -> Iterator[str]:
    """Return the address of the Sora site for readers of Arabic."""
    built = once(shared / "arabic", lambda: _in_arabic(shared / "arabic"))
    assert built.code == 0, built.log
    with served(built.site) as address:
        yield address


def _in_arabic(folder: Path) -> Built:
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("language: en", "language: ar")
    for name, place in (("docs_dir", "content"), ("custom_dir", "overrides")):
        settings = settings.replace(f"{name}: {place}", f"{name}: {REPOSITORY / place}")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return build(folder / "mkdocs.yml", folder / "site", "--strict")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_a_phone_from_right_to_left(browser: Any, arabic: str, page: str) -> None:
    """It says its language and direction, is no wider than 320 pixels, and the browser has nothing to complain of."""
    show(browser, 320, f"{arabic}/{page}")
    root = browser.execute_script("const e = document.documentElement; return [e.lang, getComputedStyle(e).direction]")
    body = browser.execute_script("return getComputedStyle(document.body).direction")
    assert [root[0], body] == ["ar", "rtl"]
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 320
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("page", ["timeline/", "entities/openai/"])
def test_time_goes_to_the_left(browser: Any, arabic: str, page: str) -> None:
    """A later year stands to the left of an earlier one."""
    show(browser, 1440, f"{arabic}/{page}")
    years = browser.execute_script(
        "return [...document.querySelectorAll('.tl-overview svg text')]"
        ".filter((text) => /^\\d{4}$/.test(text.textContent.trim()) && text.getBoundingClientRect().width)"
        ".map((text) => [text.textContent.trim(), text.getBoundingClientRect().x])"
    )
    places = dict(reversed(years))
    assert len(places) > 1
    assert sorted(places, key=places.__getitem__) == sorted(places, reverse=True)


def test_a_script_counts_in_arabic(browser: Any, arabic: str) -> None:
    """What a filter found is said in the plural that its number asks for."""
    show(browser, 1440, f"{arabic}/timeline/?kind=shutdown")
    status = until(browser, lambda driver: driver.find_element("css selector", ".tl-filters [role=status]").text)
    assert status.split()[-1] in {"واحد", "حدثان", "أحداث", "حدثًا", "حدث"}


def test_its_words_are_arabic(browser: Any, arabic: str) -> None:
    """Headings, dates and kinds are in the reader's language; what the author wrote stays."""
    show(browser, 1440, f"{arabic}/events/disney-deal/")
    text = browser.find_element("css selector", ".tl-event").text
    assert "11 ديسمبر 2025" in text
    assert "صفقة" in text
    assert "Disney" in text
