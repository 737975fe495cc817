"""The type of the story's site: small, its own, and nothing moves when it comes, comes late, or never comes."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.plugin.browsing import show, until

ASSETS = Path(__file__).parents[2] / "content/assets"
SHEET = (ASSETS / "site.css").read_text("utf-8")
FACES = re.findall(r"@font-face \{(.*?)\}", SHEET, re.DOTALL)
SHIFTS = """
const done = arguments[0];
const told = (list) => done(list.getEntries().map((each) => each.value));
new PerformanceObserver(told).observe({ type: "layout-shift", buffered: true });
setTimeout(() => done([]), 500);
"""
HEIGHTS = (
    "return ['h1', '.tl-lede', '.tl-told, .tl-columns__main'].map((each) => document.querySelector(each).offsetHeight)"
)


def test_what_a_page_is_set_in_is_small() -> None:
    """The two files that every page asks for have 32 kB; letters with accents, and italics, are in others."""
    sizes = {file.stem: file.stat().st_size for file in (ASSETS / "fonts").glob("*.woff2")}
    assert sizes["serif"] + sizes["sans"] < 33_000
    assert sum(sizes.values()) < 72_000


def test_no_face_keeps_a_page_waiting_and_each_is_our_own() -> None:
    """Every file stands beside the style sheet, and one that comes late is left out; its family has its own name."""
    fetched = [face for face in FACES if "url(" in face]
    assert {file.stem for file in (ASSETS / "fonts").glob("*.woff2")} == set(
        re.findall(r'url\("fonts/([a-z-]+)\.woff2"\)', SHEET)
    )
    assert all("font-display: optional" in face and "Source" not in face for face in fetched)
    assert SHEET.count("url(") == len(fetched)


def test_what_stands_in_is_as_high_as_our_type() -> None:
    """Of every local face the lines are as high: ascent and descent are those of our type, whatever its own size."""
    high = {"Serif": (103.6, 33.5), "Sans": (102.4, 40.0)}
    stands_in = [face for face in FACES if "local(" in face]
    assert len(stands_in) == 16
    for face in stands_in:
        kind = re.search(r'"(Serif|Sans) of', face)
        size, ascent, descent = (float(each) for each in re.findall(r"(?:adjust|override): ([0-9.]+)%", face)[:3])
        assert kind
        assert ascent * size / 100 == pytest.approx(high[kind[1]][0], abs=0.1)
        assert descent * size / 100 == pytest.approx(high[kind[1]][1], abs=0.1)


@pytest.mark.build
@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "timeline/"])
def test_without_our_type_a_page_is_as_long(browser: Any, site: str, path: str) -> None:
    """What stands in for it is as wide: a page is as long to within a twentieth, and no shift is seen in either."""
    lengths = []
    for blocked in ([], ["*.woff2"]):
        browser.execute_cdp_cmd("Network.enable", {})
        browser.execute_cdp_cmd("Network.clearBrowserCache", {})
        browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": blocked})
        show(browser, 375, f"{site}/{path}")
        until(browser, lambda it: it.find_elements("css selector", "[data-drawn]"))
        lengths.append(browser.execute_script(HEIGHTS))
        assert sum(browser.execute_async_script(SHIFTS)) < 0.005
    browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
    for one, other in zip(*lengths, strict=True):
        assert one == pytest.approx(other, rel=0.05)
