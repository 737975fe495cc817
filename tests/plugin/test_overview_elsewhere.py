"""The overview under two fingers, on paper, in colours that are the reader's own, and long ago."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.plugin.browsing import prefer, served, until
from tests.plugin.drawing import MARKS, errors, live, words_at_ticks
from tests.plugin.projects import Project, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]


def _pinch(browser: Any, start: int, end: int) -> None:
    """Lay two fingers on the drawing, so far to each side of its middle, and move them until they are so far apart."""
    x, y = browser.execute_script(
        "const it = document.querySelector('.tl-drawing'); it.scrollIntoView({block: 'center'});"
        "const {left, width} = it.getBoundingClientRect(); return [left + width / 2, innerHeight / 2]"
    )

    def touch(kind: str, *places: float) -> None:
        points = [{"x": x + place, "y": y, "id": number} for number, place in enumerate(places)]
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", -start)
    touch("touchStart", -start, start)
    for part in range(1, 9):
        apart = start + (end - start) * part / 8
        touch("touchMove", -apart, apart)
    touch("touchEnd")


def test_two_fingers_zoom(browser: Any, site: str) -> None:
    """Fingers that part look closer, by as much as they part; together again, the whole is there; the page stays."""
    live(browser, 375, site)
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})
    whole, address = words_at_ticks(browser), browser.current_url
    _pinch(browser, 30, 120)
    window = until(browser, lambda it: it.find_element("css selector", ".tl-window").get_attribute("d"))
    left, right = (float(place) for place in window.removeprefix("M").partition("V")[0].split(" 1H"))
    assert 20 < right - left < 200
    closer = words_at_ticks(browser)
    assert closer != whole
    _pinch(browser, 120, 20)
    until(browser, lambda it: words_at_ticks(it) == whole)
    assert browser.execute_script("return visualViewport.scale") == 1
    assert browser.current_url == address
    assert errors(browser) == []


def test_a_number_is_read_in_forced_colours(browser: Any, site: str) -> None:
    """The reader's own colours: what a cluster counts stands on the page's ground, in the colour of its words."""
    prefer(browser, forced_colors="active", color_scheme="dark")
    live(browser, 375, site)
    until(browser, lambda it: it.find_elements("css selector", ".tl-many circle"))
    ground, words, page = browser.execute_script(
        "const fill = (it) => getComputedStyle(document.querySelector(it)).fill;"
        "return [fill('.tl-many circle'), fill('.tl-many text'), getComputedStyle(document.body).backgroundColor]"
    )
    assert ground == page
    assert words != ground


def test_on_paper_the_drawing_is_whole(browser: Any, site: str) -> None:
    """A drawing of a wide window is drawn anew for a sheet of paper, without its buttons, and comes back."""
    live(browser, 1440, site)
    until(browser, words_at_ticks)
    wide = words_at_ticks(browser)
    browser.execute_script("dispatchEvent(new Event('beforeprint'))")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    places = browser.execute_script(
        f"return [...document.querySelectorAll(\"{MARKS}\")].map((it) => Number(it.parentNode.getAttribute('x')))"
    )
    assert len(places) > 30
    assert max(places) < 640
    assert browser.find_element("css selector", ".tl-drawing").get_dom_attribute("viewBox").startswith("0 0 640 ")
    assert not browser.find_element("css selector", ".tl-tools").is_displayed()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    browser.execute_script("dispatchEvent(new Event('afterprint'))")
    assert words_at_ticks(browser) == wide


def test_long_ago_is_drawn_and_asked_for_as_it_is_told(
    browser: Any, project: Callable[[Mapping[str, str]], Project]
) -> None:
    """What is drawn anew has ticks at 1000 BCE and 1 CE, the era behind years only; a range of it finds its events."""
    spans = {"ages": ("-1200", "-0300", "0900"), "years": ("-0002", "0001", "0003")}
    records = {
        f"docs/events/{name}.yml": "".join(
            f"- {{id: {name}{n}, date: '{date}', title: T, threads: [{name}]}}\n" for n, date in enumerate(dates)
        )
        for name, dates in spans.items()
    }
    records |= {f"docs/threads/{name}.yml": f"title: {name}\n" for name in spans}
    built = project({"mkdocs.yml": settings({"name": "material", "font": False}), **records}).build("--strict")
    assert built.code == 0, built.log
    words = "return [...document.querySelectorAll('.tl-ticks:not(.tl-years) text')].map((each) => each.textContent)"
    with served(built.site) as address:
        live(browser, 1440, f"{address}/threads/ages/")
        ages = until(browser, lambda it: it.execute_script(words))
        assert {"1000 BCE", "500 BCE", "1 CE", "500 CE"} <= set(ages)
        browser.find_element("css selector", ".tl-scroll").send_keys("+++")
        until(browser, lambda it: not {"1000 BCE", "500 CE"} & set(it.execute_script(words)))
        browser.find_element("css selector", "[data-do=list]").click()
        link = until(browser, lambda it: it.find_element("css selector", ".tl-tools__range"))
        until(browser, lambda _: link.is_displayed())
        assert link.text.endswith("BCE")
        asked = re.search(r"from=(-\d{4})-\d\d-\d\d&to=(-?\d{4})-\d\d-\d\d", link.get_attribute("href"))
        assert asked
        assert -1200 < int(asked[1]) < int(asked[2]) < 900
        live(browser, 1440, f"{address}/threads/years/")
        years = until(browser, lambda it: it.execute_script(words))
        assert {"2 BCE", "1 BCE", "1 CE", "2 CE", "Jul"} <= set(years)
        live(browser, 1440, f"{address}/timeline/?from=-1200&to=-0002-12-31")
        until(browser, lambda it: it.find_element("css selector", ".tl-filters [role=status]").text == "3 events")
        assert not browser.find_elements("css selector", ".tl-filters :invalid")
