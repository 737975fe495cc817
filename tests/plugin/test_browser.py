"""The site as Chromium shows it, served from its folder by a plain web server."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.plugin.browsing import served, show, until
from tests.plugin.projects import Project, event, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]

CONTENT = Path(__file__).parents[2] / "content"
PAGES = {"/": "The Sora timeline", "/timeline/": "Timeline", "/events/disney-deal/": ""}


def _asked(browser: Any) -> set[str]:
    """Return the addresses that the browser has asked for since it was last asked."""
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    sent = (each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent")
    return {address for address in sent if urlsplit(address).scheme in {"http", "https", "ws", "wss"}}


def _results(browser: Any, question: str) -> list[Any]:
    """Ask Material's search, and return its answers."""
    until(browser, lambda it: it.execute_script("return document.readyState") == "complete")
    browser.execute_script("document.getElementById('__search').click()")
    field = browser.find_element("css selector", "input.md-search__input")
    until(browser, lambda _: field.is_displayed() and field.is_enabled())
    field.send_keys(question)
    found: list[Any] = until(browser, lambda it: it.find_elements("css selector", ".md-search-result__link"))
    return found


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
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
    asked = _asked(browser)
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
    assert f"/events/{id_}/" in _results(browser, word)[0].get_attribute("href")


def test_search_shows_titles_as_they_are_written(browser: Any, project: Callable[[Mapping[str, str]], Project]) -> None:
    """A title that looks like markup is words in the list of answers, too: nothing in it runs."""
    title = 'Xylophone <img src=x onerror="document.body.id=1"> &lt;b&gt; played'
    built = project({"mkdocs.yml": settings({"name": "material", "font": False}), "docs/events/a.yml": event(title)})
    with served(built.build("--strict").site) as address:
        show(browser, 1440, address)
        answer = _results(browser, "xylophone")[0]
        assert title in answer.text
        assert browser.find_elements("css selector", ".md-search-result img") == []
        assert browser.execute_script("return document.body.id") == ""
