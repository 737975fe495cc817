"""The site as Chromium shows it, served from its folder by a plain web server."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.plugin.browsing import asked_of, complaints, search_for, served, show
from tests.plugin.projects import Project, event, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]

CONTENT = Path(__file__).parents[2] / "content"
PAGES = {"/": "The Sora timeline", "/timeline/": "Timeline", "/events/disney-deal/": ""}


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_and_asks_nobody_else(browser: Any, site: str, page: str, width: int) -> None:
    """On a phone and on a desk: a visible heading, no scrolling sideways, no error, no request to another host."""
    show(browser, width, site + page)
    heading = browser.find_element("css selector", "article h1")
    assert heading.is_displayed()
    assert PAGES[page] in heading.text
    assert heading.text in browser.title
    wide, seen = browser.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")
    assert seen == width
    assert wide <= seen
    assert complaints(browser) == []
    asked = asked_of(browser)
    assert f"{site}{page}" in asked
    assert {address for address in asked if not address.startswith(site)} == set()


@pytest.mark.parametrize("width", [375, 1440])
def test_the_list_needs_no_script(browser: Any, site: str, width: int) -> None:
    """With JavaScript off the timeline still shows all 51 events, each with a title that leads to its page."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    show(browser, width, f"{site}/timeline/")
    entries = browser.find_elements("css selector", ".tl-entry")
    assert len(entries) == 51
    assert all(entry.is_displayed() for entry in entries)
    titles = browser.find_elements("css selector", ".tl-entry .tl-title a")
    shown = {link.get_attribute("href") for link in titles if link.is_displayed()}
    assert shown == {f"{site}/events/{path.stem}/" for path in CONTENT.glob("events/**/*.yml")}


def test_search_finds_an_event_by_a_word_of_its_body(browser: Any, site: str) -> None:
    """A word that only the body of one event says leads a reader there."""
    bodies = {path.stem: path.read_text("utf-8").partition("\nbody:")[2] for path in CONTENT.glob("events/**/*.yml")}
    said = [
        (word, id_)
        for id_, body in sorted(bodies.items())
        for word in re.findall(r"\b[a-z]{10,}\b", body)
        if sum(word in path.read_text("utf-8") for path in CONTENT.rglob("*.*") if path.suffix in {".yml", ".md"}) == 1
    ]
    word, id_ = said[0]
    show(browser, 1440, site)
    assert search_for(browser, word, f"/events/{id_}/")


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_search_hears_either_apostrophe(browser: Any, site: str, apostrophe: str) -> None:
    """Whichever a reader's keyboard has, the story's words are found."""
    show(browser, 1440, f"{site}/")
    assert search_for(browser, f"Williams{apostrophe}s", "/zelda-williams/?")


def test_a_word_of_a_date_is_not_torn_apart(browser: Any, project: Callable[[Mapping[str, str]], Project]) -> None:
    """In the margin of a list a season or a year of long ago stays whole, and beside its mark, on a phone too."""
    dates = {"a": "summer 2005", "b": "autumn 2005", "c": "Y-17000"}
    records = {f"docs/events/{name}.yml": event(f"Event {name}", date) for name, date in dates.items()}
    page = {"docs/index.md": "# Home\n\n```timeline\n```\n"}
    built = project({"mkdocs.yml": settings({"name": "material", "font": False}), **records, **page})
    rows = """return [...document.querySelectorAll('.tl-big')].map((big) => {
        const words = document.createRange(), mark = big.closest('.tl-entry').querySelector('.tl-mark');
        words.selectNodeContents(big);
        const torn = [...words.getClientRects()].length, right = words.getBoundingClientRect().right;
        return [big.textContent, torn, Math.max(0, right - mark.getBoundingClientRect().left)];
    })"""
    with served(built.build("--strict").site) as address:
        for width in (375, 1440):
            show(browser, width, address)
            assert browser.execute_script(rows) == [["17,001 BCE", 2, 0], ["summer", 1, 0], ["autumn", 1, 0]]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_offset_is_not_torn_apart(
    browser: Any, project: Callable[[Mapping[str, str]], Project], language: str
) -> None:
    """In the margin of a list an hour and how far it is from UTC stay whole, and beside their mark, on a phone too."""
    hours = ("18:30+01:00", "23:25+05:30", "03:00+13:45", "09:00-08:00", "10:00-09:30")
    records = {f"docs/events/e{n}.yml": event("An event", f"2025-12-11T{hour}") for n, hour in enumerate(hours)}
    theme = {"name": "material", "font": False, "language": language}
    built = project({"mkdocs.yml": settings(theme), **records}).build("--strict")
    assert built.code == 0, built.log
    torn = """return [...document.querySelectorAll('.tl-small')].flatMap((small) => {
        const words = document.createRange(), mark = small.closest('.tl-entry').querySelector('.tl-mark');
        const [text, place] = [small.firstChild, mark.getBoundingClientRect()];
        const parts = [...text.data.matchAll(/UTC|[+\u2212][0-9:]+|[0-9:]{5}/g)];
        return parts.filter(({ 0: part, index }) => {
            words.setStart(text, index);
            words.setEnd(text, index + part.length);
            const seen = words.getBoundingClientRect(), line = parseFloat(getComputedStyle(small).lineHeight);
            const beside = seen.right <= place.left || seen.left >= place.right;
            return !beside || seen.height > line * 1.6 || seen.left < 0 || seen.right > innerWidth;
        }).map(([part]) => [text.data, part]);
    })"""
    with served(built.site) as address:
        for width in (320, 375, 1440):
            show(browser, width, f"{address}/timeline/")
            assert len(browser.find_elements("css selector", ".tl-small")) == len(hours)
            assert browser.execute_script(torn) == []


def test_search_shows_titles_as_they_are_written(browser: Any, project: Callable[[Mapping[str, str]], Project]) -> None:
    """A title that looks like markup is words in the list of answers, too: nothing in it runs."""
    title = 'Xylophone <img src=x onerror="document.body.id=1"> &lt;b&gt; played'
    built = project({"mkdocs.yml": settings({"name": "material", "font": False}), "docs/events/a.yml": event(title)})
    with served(built.build("--strict").site) as address:
        show(browser, 1440, address)
        assert title in search_for(browser, "xylophone", "/events/a/")
        assert browser.find_elements("css selector", ".md-search-result img") == []
        assert browser.execute_script("return document.body.id") == ""
