"""Pages of events, causes and series as Chromium lays them out."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.plugin.browsing import show, until

pytestmark = [pytest.mark.browser, pytest.mark.build]

EVENT = "/events/disney-exit/"


@pytest.fixture(autouse=True)
def _usual_window(browser: Any) -> Iterator[None]:
    yield
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _boxes(browser: Any, css: str) -> list[dict[str, float]]:
    script = "return [...document.querySelectorAll(arguments[0])].map((each) => each.getBoundingClientRect().toJSON())"
    found: list[dict[str, float]] = browser.execute_script(script, css)
    return found


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (375, False)])
def test_both_sides_of_a_claim_stand_beside_one_another(browser: Any, site: str, width: int, *, beside: bool) -> None:
    """On a desk what speaks for a claim and against it are two columns, on a phone they are stacked."""
    show(browser, width, site + EVENT)
    sides = _boxes(browser, ".tl-claim--disputed:first-child .tl-side")
    assert len(sides) == 2
    assert (sides[0]["top"] == sides[1]["top"]) is beside
    assert (sides[0]["right"] <= sides[1]["left"]) is beside
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_a_reference_leads_to_its_note(browser: Any, site: str) -> None:
    """The number beside a name goes to the source of that number, below the header."""
    show(browser, 1440, site + EVENT)
    reference = browser.find_element("css selector", ".tl-claim a.tl-ref")
    number = reference.find_element("css selector", "sup").text
    reference.click()
    until(browser, lambda it: it.current_url.endswith(f"#source-{number}"))
    until(browser, lambda it: it.find_element("css selector", "ol.tl-sources > li:target .tl-cite").is_displayed())


def test_a_citation_is_copied_by_a_button_that_needs_a_script(browser: Any, site: str) -> None:
    """Without JavaScript there is text to select and no button; with it the button says that it has copied."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    show(browser, 1440, site + EVENT)
    assert not any(each.is_displayed() for each in browser.find_elements("css selector", ".tl-copy"))
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    browser.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    show(browser, 1440, site + EVENT)
    browser.find_element("css selector", ".tl-citing summary").click()
    button = until(browser, lambda it: next((e for e in it.find_elements("css selector", ".tl-copy")), None))
    until(browser, lambda _: button.is_displayed())
    words = button.text
    button.click()
    until(browser, lambda _: button.text not in {"", words})
    text = browser.find_element("css selector", ".tl-citing pre").get_property("textContent")
    assert browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])") == text


def test_a_narrow_picture_begins_where_its_words_do(browser: Any, kinds: dict[str, str]) -> None:
    """A picture stands at the beginning of the line, as the text does, and its caption under it."""
    show(browser, 1440, kinds["event with everything"])
    (picture,), (text,) = _boxes(browser, ".tl-picture img"), _boxes(browser, ".tl-body > p:first-child")
    assert picture["width"] == 40
    assert picture["left"] == text["left"]
    caption = """
      const words = document.createRange();
      words.selectNodeContents(document.querySelector(".tl-picture figcaption"));
      return words.getBoundingClientRect().left;
    """
    assert browser.execute_script(caption) == text["left"]


@pytest.mark.parametrize("width", [375, 1440])
def test_titles_fit_their_boxes_in_the_drawing_of_causes(browser: Any, site: str, width: int) -> None:
    """No line of a title or a date is wider than its box, no box touches another, and a phone scrolls the drawing."""
    show(browser, width, f"{site}/graph/")
    script = """return [...document.querySelectorAll(".tl-graph svg[role]")].flatMap((svg) =>
      [...svg.querySelectorAll("[role=listitem]")].map((item) => {
        const box = item.querySelector(".tl-graph__box").getBBox();
        return [box.x, box.y, box.width, box.height, ...[...item.querySelectorAll("text")].map((text) => {
          const words = text.getBBox(); return words.x + words.width; })]; }))"""
    boxes = browser.execute_script(script)
    assert len(boxes) > 20
    for x, _, wide, _, *ends in boxes:
        assert max(ends) <= x + wide, (x, ends)
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_a_box_of_the_drawing_is_reached_by_keyboard(browser: Any, site: str) -> None:
    """Boxes are links: focus shows itself, and Enter opens the event."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    show(browser, 1440, f"{site}/graph/")
    link = browser.find_element("css selector", ".tl-graph a")
    browser.execute_script("arguments[0].focus()", link)
    assert browser.execute_script("return document.activeElement === arguments[0]", link)
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    until(browser, lambda it: "/events/" in it.current_url)
