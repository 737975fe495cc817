"""Search on a site that is large enough to bring an index of its own, in Chromium."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.plugin.browsing import served, show, until
from tests.plugin.projects import Project, event, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]

Maker = Callable[[Mapping[str, str]], Project]
MATERIAL = {"name": "material", "font": False, "features": ["navigation.instant"]}
RECORDS = {
    f"docs/events/e{number}.yml": event(f"Zebra <b>{number}</b>", f"20{number:02}-02-15", f"summary: Said w{number}.\n")
    for number in range(30)
}


@pytest.fixture
def address(project: Maker) -> Iterator[str]:
    """Return the address of a site with thirty events, and a page of its author's."""
    pages = {"docs/index.md": "# Home\n\nAn okapi lives here.\n"}
    made = project({"mkdocs.yml": settings(MATERIAL, {"search_above": 20}), **pages, **RECORDS})
    built = made.build("--strict")
    assert built.code == 0, built.log
    with served(built.site) as result:
        yield result


def _ask(browser: Any, question: str) -> None:
    field = browser.find_element("css selector", ".tl-search input")
    until(browser, lambda it: _is_entered(it, field))
    field.clear()
    field.send_keys(question)


def _is_entered(browser: Any, field: Any) -> bool:
    """Press the key that leads to search, which is not heard before Material listens."""
    if browser.switch_to.active_element == field and field.is_displayed():
        return True
    browser.find_element("css selector", "body").send_keys("/")
    return False


def _titles(browser: Any) -> list[str]:
    """Return the answers' titles; read at once, for each letter that is typed puts new ones in place of the old."""
    script = "return [...document.querySelectorAll('.md-search-result__list h2')].map((each) => each.innerText)"
    return list(browser.execute_script(script))


def _said(browser: Any) -> str:
    return str(browser.find_element("css selector", ".md-search-result__meta").text)


def _asked(browser: Any) -> list[str]:
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    sent = (each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent")
    return [path for path in (urlsplit(address).path for address in sent) if "search" in path and path.endswith("json")]


def test_search_asks_for_the_files_of_what_is_typed(browser: Any, address: str) -> None:
    """Nothing of the index is fetched before; titles are words, whatever they look like, and lead to their pages."""
    show(browser, 1440, f"{address}/timeline/")
    until(browser, lambda it: it.execute_script("return document.readyState") == "complete")
    assert _asked(browser) == []
    _ask(browser, "w7")
    until(browser, lambda it: _titles(it) == ["Zebra <b>7</b>"])
    assert 1 <= len(_asked(browser)) <= 4
    browser.find_element("css selector", ".md-search-result__link").click()
    until(browser, lambda it: it.current_url.partition("?")[0].endswith("/events/e7/"))


def test_all_that_is_typed_must_be_found(browser: Any, address: str) -> None:
    """Words narrow the answers, the beginning of a word is enough, and a screen reader hears how many there are."""
    show(browser, 1440, address)
    _ask(browser, "ZÉB")
    until(browser, lambda it: _said(it).startswith("30 "))
    assert 12 <= len(_titles(browser)) < 30
    _ask(browser, "zebra said w12")
    until(browser, lambda it: _titles(it) == ["Zebra <b>12</b>"])
    _ask(browser, "zebra nowhere")
    until(browser, lambda it: _said(it) == "No matching documents")
    assert _titles(browser) == []


def test_an_author_s_own_page_is_found_too(browser: Any, address: str) -> None:
    """The pages in Markdown are in the host's index, which is asked beside ours."""
    show(browser, 1440, f"{address}/events/e3/")
    _ask(browser, "okap")
    until(browser, lambda it: _titles(it) == ["Home"])


def test_search_is_walked_by_keys(browser: Any, address: str) -> None:
    """A key opens it, arrows lead through the answers and back, Escape closes it."""
    from selenium.webdriver.common.keys import Keys

    show(browser, 1440, address)
    _ask(browser, "zebra w1")
    until(browser, lambda it: len(_titles(it)) == 11)  # as no beginning of what is typed finds, so that these stay
    links = browser.find_elements("css selector", ".md-search-result__link")
    for key, expected in ((Keys.ARROW_DOWN, links[0]), (Keys.ARROW_DOWN, links[1]), (Keys.ARROW_UP, links[0])):
        browser.switch_to.active_element.send_keys(key)
        assert browser.switch_to.active_element == expected
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert browser.execute_script("return document.getElementById('__search').checked") is False


def test_search_survives_instant_loading(browser: Any, address: str) -> None:
    """On a page that came without loading scripts again, what is found still leads to the right place."""
    show(browser, 1440, f"{address}/timeline/")
    _ask(browser, "w7")
    until(browser, lambda it: _titles(it) == ["Zebra <b>7</b>"])
    browser.find_element("css selector", ".md-search-result__link").click()
    until(browser, lambda it: "Zebra <b>7</b>" in it.title)
    until(browser, lambda it: not it.execute_script("return document.getElementById('__search').checked"))
    _ask(browser, "w9")
    until(browser, lambda it: _titles(it) == ["Zebra <b>9</b>"])
    browser.find_element("css selector", ".md-search-result__link").click()
    until(browser, lambda it: "/events/e9/" in it.current_url)
