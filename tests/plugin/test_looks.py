"""The pages as they are seen: at every width, beside the rail, through the filters' words, and on paper."""

from base64 import b64decode
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from tests.plugin.browsing import filters_open, show, until

pytestmark = [pytest.mark.browser, pytest.mark.build]

SOURCES = Path(__file__).parents[2] / "content/sources"


@pytest.mark.parametrize("page", ["/", "/timeline/", "/events/disney-exit/", "/disputed/", "/entities/"])
def test_no_page_scrolls_sideways(browser: Any, site: str, page: str) -> None:
    """From a small phone to a desk, a page is as wide as its window."""
    for width in (320, 375, 768, 1440):
        show(browser, width, site + page)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("page", ["/sources/", "/graph/", "/changes/", "/disputed/", "/events/cameo-tro/"])
def test_a_date_is_not_torn_apart(browser: Any, site: str, page: str) -> None:
    """What is said in passing of a thing, like its date, goes on in the next line only where it is longer than one."""
    torn = """
      const [each, room] = [arguments[0], arguments[0].parentElement];
      const inside = document.createRange();
      inside.selectNodeContents(each);
      const lines = new Set([...inside.getClientRects()].map(({ bottom }) => Math.round(bottom / 8)));
      each.style.whiteSpace = "nowrap";
      return lines.size > 1 && each.offsetWidth < room.clientWidth * 0.8;
    """
    show(browser, 375, site + page)
    asides = browser.find_elements("css selector", "span.tl-aside")
    assert asides
    assert [each.text for each in asides if browser.execute_script(torn, each)] == []


def test_arrows_are_seen_and_not_read_out(browser: Any, site: str) -> None:
    """A link that leads out, and those to the events before and after, are named by their words alone."""
    show(browser, 1440, f"{site}/events/disney-exit/")
    links = browser.find_elements("css selector", ".tl-out, .tl-step")
    assert len(links) > 3
    assert [each.accessible_name for each in links if set(each.accessible_name) & set("↗←→")] == []


def test_home_tells_the_story_at_one_glance(browser: Any, site: str) -> None:
    """On a desk the turning points stand beside what is disputed, on a phone above it."""
    headings = "['#the-turning-points', '#what-is-disputed']"
    places = f"return {headings}.map((id) => document.querySelector(id).getBoundingClientRect())"
    show(browser, 1440, site)
    turning, disputed = browser.execute_script(places)
    assert abs(turning["top"] - disputed["top"]) < 2
    assert disputed["left"] > turning["right"]
    show(browser, 375, site)
    turning, disputed = browser.execute_script(places)
    assert disputed["top"] > turning["bottom"]
    facts = browser.find_element("css selector", ".tl-glance").text
    assert "51 events" in facts
    assert "disputed claims" in facts


@pytest.mark.parametrize("width", [375, 1440])
def test_the_rail_says_where_one_is(browser: Any, site: str, width: int) -> None:
    """The years stay in reach, and the one that is read is marked; so does the heading of its month."""
    show(browser, width, f"{site}/timeline/")
    browser.execute_script("document.querySelector('#event-mlk-pause').scrollIntoView({block: 'center'})")
    year = "return document.querySelector('.tl-rail__year[aria-current]')?.innerText ?? ''"
    until(browser, lambda it: it.execute_script(year).startswith("2025"))
    rail = browser.execute_script("return document.querySelector('.tl-rail').getBoundingClientRect()")
    assert rail["top"] >= 0
    assert rail["top"] < 200
    month = browser.execute_script("return document.querySelector('#m2025-10').getBoundingClientRect()")
    assert month["top"] >= 0
    assert month["bottom"] < 220


def _is_said(browser: Any, script: str, said: list[str]) -> bool:
    return bool(browser.execute_script(script) == said)


def test_what_is_asked_for_can_be_taken_back_one_by_one(browser: Any, site: str) -> None:
    """Each thing asked for is a button with its words; pressed, by keyboard too, it is asked for no longer."""
    show(browser, 1440, f"{site}/timeline/?kind=deal&text=Disney&from=2025")
    filters_open(browser)
    buttons = ".tl-asked button"
    words = "return [...document.querySelectorAll('.tl-asked button')].map((each) => each.innerText)"
    until(browser, partial(_is_said, script=words, said=["“Disney”", "Deal", "From 2025"]))
    browser.find_elements("css selector", buttons)[1].send_keys("\ue007")
    until(browser, lambda it: "kind" not in it.current_url)
    until(browser, lambda it: len(it.find_elements("css selector", buttons)) == 2)
    assert "text=Disney" in browser.current_url
    for left in (["From 2025"], []):
        browser.find_element("css selector", buttons).click()
        until(browser, partial(_is_said, script=words, said=left))
    until(browser, lambda it: it.current_url.endswith("/timeline/"))
    until(browser, lambda it: it.find_element("css selector", ".tl-whole").is_displayed())


def _printed(browser: Any, address: str) -> list[str]:
    """Return the text of each page that a browser prints, without spaces and line ends."""
    show(browser, 1440, address)
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = PdfReader(BytesIO(b64decode(printed["data"]))).pages
    return ["".join(page.extract_text().split()) for page in pages]


def _addresses(*ids: str) -> list[str]:
    records = [each for file in SOURCES.glob("*.yml") for each in yaml.safe_load(file.read_text("utf-8"))]
    return [each["url"] for each in records if each["id"] in ids and "url" in each]


def test_the_timeline_prints_as_a_booklet(browser: Any, site: str) -> None:
    """A cover, then the chronology with each source's address as a note and numbered pages; no chrome."""
    pages = _printed(browser, f"{site}/timeline/")
    whole = "".join(pages)
    assert "TheSoratimeline" in pages[0]
    assert "OpenAIshowsSoraasaresearchpreview" not in pages[0]
    assert "OpenAIshowsSoraasaresearchpreview" in whole
    addresses = _addresses("canadian-reviewer-2026-03-24", "zee-news-2024-02-16", "manila-bulletin-2026-03-25")
    assert len(addresses) == 3
    assert [address for address in addresses if address not in whole] == []
    assert f"2/{len(pages)}" in pages[1]
    for chrome in ("Morefilters", "Wholestory", "Skiptocontent", "Backtotop"):
        assert chrome not in whole


def test_what_is_for_paper_is_not_on_the_screen(browser: Any, site: str) -> None:
    """The notes and the imprint of the booklet are there, and seen by nobody who reads on a screen."""
    show(browser, 1440, f"{site}/timeline/")
    for name in (".tl-notes", ".tl-imprint"):
        found = browser.find_elements("css selector", name)
        assert found
        assert [each for each in found if each.is_displayed()] == []


def test_an_event_prints_whole(browser: Any, site: str) -> None:
    """One event on paper has its claims and its sources with their addresses, and no page without words."""
    pages = _printed(browser, f"{site}/events/disney-exit/")
    (address,) = _addresses("canadian-reviewer-2026-03-24")
    assert "TheDisneydealends" in pages[0]
    assert address in "".join(pages)
    assert "Citethis" not in "".join(pages)
    assert min(len(page) for page in pages) > 150
