"""The filters of the timeline, as a reader uses them in Chromium."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.plugin.browsing import served, show, until
from tests.plugin.projects import Project, event, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]

Maker = Callable[[Mapping[str, str]], Project]
RESULTS = ".tl-results .tl-title a"


def _titles(browser: Any) -> list[str]:
    """Return the titles of what was found, read at once: one that is not near the window yet has words, too."""
    script = "return [...document.querySelectorAll(arguments[0])].map((each) => each.textContent)"
    return list(browser.execute_script(script, RESULTS))


def _said(browser: Any) -> str:
    """Return how many were found; read at once, for Material may put a new page in place of the old one."""
    return str(browser.execute_script("return document.querySelector('.tl-filters [role=status]')?.textContent ?? ''"))


def test_a_filtered_view_can_be_shared(browser: Any, site: str) -> None:
    """An address with a question shows its answer, how many there are, and nothing of the rest."""
    show(browser, 1440, f"{site}/timeline/?kind=deal&thread=disney-partnership")
    until(browser, lambda it: _said(it) == "2 events")
    assert len(_titles(browser)) == 2
    assert not browser.find_element("css selector", ".tl-whole").is_displayed()
    assert browser.find_element("css selector", "select[name=kind]").get_attribute("value") == "deal"
    browser.find_element("css selector", RESULTS).click()
    until(browser, lambda it: "/events/disney-deal/" in it.current_url)


def test_typing_puts_the_question_into_the_address(browser: Any, site: str) -> None:
    """Words narrow the list as they are typed, the address follows, and "whole story" brings all back."""
    show(browser, 375, f"{site}/timeline/")
    field = until(browser, lambda it: it.find_element("css selector", ".tl-filters input[name=text]"))
    until(browser, lambda _: field.is_displayed())
    field.send_keys("CAMEO restraining")
    until(browser, lambda it: _said(it) == "2 events")
    assert browser.current_url.endswith("/timeline/?text=CAMEO+restraining")
    browser.find_element("css selector", ".tl-filters button[type=reset]").click()
    until(browser, lambda it: it.find_element("css selector", ".tl-whole").is_displayed())
    assert browser.current_url.endswith("/timeline/")
    assert _titles(browser) == []


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_whichever_apostrophe_is_typed_finds_words(browser: Any, site: str, apostrophe: str) -> None:
    """Keyboards have one, type has another."""
    show(browser, 1440, f"{site}/timeline/?text=williams{apostrophe}s")
    until(browser, lambda it: _said(it) == "1 event")


def test_what_is_written_with_accents_is_found_without(browser: Any, project: Maker) -> None:
    """Each line is folded for itself: what is plain stays, before an accent and after it, in titles and summaries."""
    records = {
        "docs/events/a.yml": event("Zebra meets Noël’s ΟΔΟΣ", "2020"),
        "docs/events/b.yml": event("A plain zebra", "2021") + "summary: |\n  It was said in a CAFÉ\n  of Łódź.\n",
        "docs/events/c.yml": event("Plain, too", "2022"),
    }
    built = project({"mkdocs.yml": settings("material"), **records}).build("--strict")
    assert built.code == 0, built.log
    with served(built.site) as address:
        for question, places in {"zebra+noel's+οδος": "a", "cafe+it+of": "b", "ZÈBRA": "ab", "plain": "bc"}.items():
            show(browser, 1440, f"{address}/timeline/?text={question}")
            until(browser, _said)
            links = browser.find_elements("css selector", RESULTS)
            assert [link.get_attribute("href").split("/")[-2] for link in links] == [*places]


def test_what_can_be_asked_for_is_offered_once_the_form_is_touched(browser: Any, site: str) -> None:
    """The lists fill when a reader comes to the form, whether or not anything is asked yet, and once."""
    show(browser, 1440, f"{site}/timeline/")
    field = until(browser, lambda it: it.find_element("css selector", ".tl-filters:not([hidden]) input[name=text]"))
    field.click()
    until(browser, lambda it: it.find_elements("css selector", "select[name=kind] option[value=shutdown]"))
    browser.find_element("css selector", ".tl-filters summary").click()
    browser.find_element("css selector", "select[name=kind] option[value=shutdown]").click()
    until(browser, lambda it: _said(it) == "4 events")
    names = browser.execute_script(
        "return [...document.querySelector('select[name=thread]').options].map((it) => it.value)"
    )
    assert len(names) == len(set(names)) > 2


def test_the_back_button_takes_a_filter_back(browser: Any, site: str) -> None:
    """Each choice is a step in the history of the browser."""
    show(browser, 1440, f"{site}/timeline/?status=confirmed")
    until(browser, lambda it: _said(it) == "24 events")
    browser.find_element("css selector", "select[name=kind] option[value=shutdown]").click()
    until(browser, lambda it: _said(it) == "2 events")
    browser.back()
    until(browser, lambda it: _said(it) == "24 events")


def test_dates_are_bounds_that_belong_to_the_answer(browser: Any, site: str) -> None:
    """From and to take days, months and years, and what may lie between them is found."""
    show(browser, 1440, f"{site}/timeline/?from=2026-04&to=2026-04-26&kind=shutdown")
    until(browser, lambda it: _said(it) == "1 event")
    assert _titles(browser) == ["The Sora app and website close"]


def test_a_filter_finds_all_years_of_a_split_timeline(browser: Any, project: Maker) -> None:
    """On the page of one year, a filter finds events of every year; titles are words, whatever they look like."""
    records = {f"docs/events/e{year}.yml": event(f"<b>Zebra</b> {year}", f"{year}-02-15") for year in range(2020, 2025)}
    built = project({"mkdocs.yml": settings("material", {"split": 3}), **records}).build("--strict")
    assert built.code == 0, built.log
    with served(built.site) as address:
        show(browser, 1440, f"{address}/timeline/2022/?text=zebra")
        until(browser, lambda it: _said(it) == "5 events")
        assert _titles(browser) == [f"<b>Zebra</b> {year}" for year in range(2020, 2025)]


def test_only_what_is_needed_is_fetched_and_shown(browser: Any, project: Maker) -> None:
    """Before a filter is touched neither script nor data; of many answers sixty are shown, more when asked for."""
    records = {f"docs/events/e{number}.yml": event(f"Zebra {number}", str(1800 + number)) for number in range(110)}
    built = project({"mkdocs.yml": settings("material"), **records}).build("--strict")
    with served(built.site) as address:
        show(browser, 1440, f"{address}/timeline/")
        field = until(browser, lambda it: it.find_element("css selector", ".tl-filters input[name=text]"))
        until(browser, lambda _: field.is_displayed())
        assert _asked_for(browser, ("events.json", "summaries.json", "filters.mjs")) == []
        field.send_keys("zebra")
        until(browser, lambda it: _said(it) == "110 events")
        assert sorted(_asked_for(browser, ("events.json", "summaries.json"))) == ["events.json", "summaries.json"]
        assert len(_titles(browser)) == 60
        browser.find_element("css selector", ".tl-more").click()
        until(browser, lambda it: len(_titles(it)) == 110)
        assert browser.switch_to.active_element.text == "Zebra 60"
        assert _said(browser) == "110 events"


def _asked_for(browser: Any, names: tuple[str, ...]) -> list[str]:
    script = "return performance.getEntriesByType('resource').map(each => each.name)"
    return [name.rpartition("/")[2] for name in browser.execute_script(script) if name.endswith(names)]
