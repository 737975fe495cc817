"""A strict content security policy, and what the console says under it."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from tests.plugin.browsing import asked_of, complaints, filters_open, prefer, search_for, served, show, until
from tests.plugin.kinds import STORY_KINDS, of_each_kind
from tests.plugin.linkcheck import SiteLinks
from tests.plugin.pages import find_all
from tests.plugin.projects import Built

pytestmark = [pytest.mark.browser, pytest.mark.build]

POLICY = "default-src 'self'; img-src 'self' data:; script-src 'self'"
DATA = {"application/json", "application/ld+json"}


def _policy(pages: Iterable[Element]) -> str:
    """Return the policy, with the hashes of the theme's own inline scripts."""
    scripts = {
        element.text or ""
        for page in pages
        for element in find_all(page, "script")
        if element.get("src") is None and element.get("type") not in DATA
    }
    hashes = sorted(base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join((POLICY, *(f"'sha256-{each}'" for each in hashes)))


@pytest.fixture(scope="module")
def guarded(story_site: Built, links: SiteLinks) -> Iterator[str]:
    """Return the address of the Sora site under the policy."""
    with served(story_site.site, {"Content-Security-Policy": _policy(links.trees.values())}) as address:
        yield address


@pytest.mark.parametrize("kind", STORY_KINDS)
def test_a_page_keeps_the_policy(browser: Any, story_site: Built, guarded: str, kind: str) -> None:
    """No kind of page breaks it, says anything in the console, or asks another host."""
    path = of_each_kind(story_site.site, {kind: STORY_KINDS[kind]})[kind]
    show(browser, 1440, f"{guarded}/{path}")
    until(browser, lambda it: it.execute_script("return document.readyState") == "complete")
    _assert_quiet(browser, guarded)


def test_search_keeps_the_policy(browser: Any, guarded: str) -> None:
    """Asking the search, and following an answer without loading a whole page."""
    show(browser, 1440, f"{guarded}/")
    search_for(browser, "disney", "h=disney")
    browser.find_element("css selector", ".md-search-result__link[href*='/events/']").click()
    until(browser, lambda it: "/events/" in it.current_url and it.find_elements("css selector", ".tl-event"))
    _assert_quiet(browser, guarded)


def test_filtering_keeps_the_policy(browser: Any, guarded: str) -> None:
    """Filters from the address, and those that are typed and chosen."""
    show(browser, 1440, f"{guarded}/timeline/?kind=deal")
    form = filters_open(browser)
    form.find_element("css selector", "input[name=text]").send_keys("disney")
    form.find_element("css selector", "select[name=status] option[value=confirmed]").click()
    until(browser, lambda it: "status=confirmed" in it.current_url)
    form.find_element("css selector", "button[type=reset]").click()
    until(browser, lambda it: it.find_element("css selector", ".tl-whole").is_displayed())
    _assert_quiet(browser, guarded)


def test_switching_the_palette_keeps_the_policy(browser: Any, guarded: str) -> None:
    """From day to night and back to what the system has, which is followed; a choice is kept on the next page."""
    prefer(browser, color_scheme="light")
    show(browser, 1440, f"{guarded}/")
    for number, scheme in ((1, "default"), (2, "slate"), (0, "default"), (1, "default"), (2, "slate")):
        until(browser, _visible(f"label[for=__palette_{number}]")).click()
        until(browser, _visible(f"body[data-md-color-scheme={scheme}]"))
    browser.get(f"{guarded}/timeline/")
    assert browser.find_elements("css selector", "body[data-md-color-scheme=slate]")
    until(browser, _visible("label[for=__palette_0]")).click()
    until(browser, _visible("body[data-md-color-scheme=default]"))
    prefer(browser, color_scheme="dark")
    until(browser, _visible("body[data-md-color-scheme=slate]"))
    _assert_quiet(browser, guarded)


def test_pages_are_dark_for_who_comes_back_by_night(browser: Any, guarded: str) -> None:
    """Who has read a page by day, and has chosen nothing, finds the next one as the system has become since."""
    prefer(browser, color_scheme="light")
    show(browser, 375, f"{guarded}/")
    until(browser, _visible("body[data-md-color-scheme=default]"))
    prefer(browser, color_scheme="dark")
    browser.get(f"{guarded}/timeline/")
    until(browser, _visible("body[data-md-color-scheme=slate]"))
    _assert_quiet(browser, guarded)


def _visible(selector: str) -> Callable[[Any], Any]:
    return lambda it: next((each for each in it.find_elements("css selector", selector) if each.is_displayed()), None)


def _assert_quiet(browser: Any, address: str) -> None:
    assert complaints(browser) == []
    assert {each for each in asked_of(browser) if not each.startswith(address)} == set()
