"""Every kind of page as readers meet it: narrow, enlarged, spaced out, without script, mouse or motion."""

from itertools import pairwise
from typing import Any

import pytest

from tests.plugin.browsing import filters_open, prefer, show, until
from tests.plugin.kinds import KINDS

pytestmark = [pytest.mark.browser, pytest.mark.build]

OPENED = "return window.opened === arguments[0]"
OPEN = "window.opened = arguments[0]; window.saidAtFirst = document.querySelector('article').innerText"
SPACED = """
const sheet = new CSSStyleSheet();
sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } "
  + "p { margin-block-end: 2em !important }");
document.adoptedStyleSheets = [sheet];
"""
LEVELS = """
return [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")]
  .filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1]));
"""
CONTROLS = """
return [...document.querySelectorAll("article :is(button, input, select, textarea, form)")]
  .filter((each) => each.checkVisibility() && each.offsetWidth).map((each) => each.outerHTML);
"""
CUT_CONTENTS = """
return [...document.querySelectorAll(".md-sidebar--secondary .md-sidebar__scrollwrap")]
  .filter((each) => each.scrollHeight > each.clientHeight && each.scrollHeight < innerHeight - 200)
  .map((each) => [each.scrollHeight, each.clientHeight]);
"""
MOVING = """
const lasting = (each) => getComputedStyle(each).transitionDuration.split(",").some((time) => parseFloat(time) > 0.001);
return [
  ...document.getAnimations().map((each) => each.effect.target.outerHTML.slice(0, 120)),
  ...[...document.querySelectorAll("[class*=tl-]")].filter(lasting).map((each) => each.outerHTML.slice(0, 120)),
];
"""
HIDDEN_FOCUS = """
const focused = document.activeElement;
if (focused === document.body || !focused.closest("article")) return null;
const box = focused.getBoundingClientRect();
const header = document.querySelector(".md-header").getBoundingClientRect();
const seen = box.bottom > header.bottom && box.top < innerHeight;
const style = getComputedStyle(focused);
const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
return seen && marked ? null : `${focused.outerHTML.slice(0, 160)} seen: ${seen}, marked: ${marked}`;
"""
EDGES = """
const of = getComputedStyle(arguments[0]);
return ["--tl-before", "--tl-after"].map((edge) => of.getPropertyValue(edge));
"""


@pytest.fixture
def page(request: pytest.FixtureRequest, chromium: Any, kinds: dict[str, str], kind: str) -> Any:
    """Return the browser with a page of a kind on a desk; the one that a test before has opened, if it is there yet."""
    if not chromium.execute_script(OPENED, kinds[kind]):
        show(request.getfixturevalue("browser"), 1440, kinds[kind])
        until(chromium, lambda it: it.execute_script("return document.readyState") == "complete")
        chromium.execute_script(OPEN, kinds[kind])
    return chromium


def _overflow(browser: Any, width: int, *, scale: int = 1) -> int:
    """Return by how much a page is wider than its window, in which it is laid out anew."""
    size = {"width": width, "height": 900, "deviceScaleFactor": scale, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    return int(
        browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


@pytest.mark.parametrize("place", [".tl-graph .tl-scroll", ".tl-chart .tl-scroll"])
def test_what_is_wider_than_a_phone_says_so(browser: Any, kinds: dict[str, str], place: str) -> None:
    """It fades where it goes on, and no longer where it ends; it can be scrolled by keys, and has a name."""
    show(browser, 320, kinds["graph" if "graph" in place else "series"])
    part = until(browser, lambda it: it.find_element("css selector", place))
    assert part.get_attribute("role") == "region"
    assert part.get_attribute("tabindex") == "0"
    assert part.get_attribute("aria-label")
    until(browser, lambda it: it.execute_script(EDGES, part) == ["0px", "40px"])
    browser.execute_script("arguments[0].scrollLeft = 9999", part)
    until(browser, lambda it: it.execute_script(EDGES, part) == ["40px", "0px"])


@pytest.mark.parametrize("kind", KINDS, scope="module")
def test_headings_are_in_order(page: Any) -> None:
    """One first-level heading, no level left out on the way down; a header, a main part and a footer."""
    levels = page.execute_script(LEVELS)
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert {
        name: len(page.find_elements("css selector", f"body {name}")) for name in ("main", ".md-header", ".md-footer")
    } == {
        "main": 1,
        ".md-header": 1,
        ".md-footer": 1,
    }


@pytest.mark.parametrize("kind", KINDS, scope="module")
def test_a_page_fits_every_window(page: Any) -> None:
    """No scrolling sideways: on phones, tablets and desks, at 200 % zoom, and with the spacing of WCAG 1.4.12."""
    assert {width: _overflow(page, width) for width in (1440, 768, 375, 320)} == {1440: 0, 768: 0, 375: 0, 320: 0}
    assert _overflow(page, 640, scale=2) == 0
    page.execute_script(SPACED)
    assert {width: _overflow(page, width) for width in (1440, 320)} == {1440: 0, 320: 0}
    page.execute_script("document.adoptedStyleSheets = []")
    assert _overflow(page, 1440) == 0


@pytest.mark.parametrize("kind", KINDS, scope="module")
def test_a_page_is_whole_without_script(page: Any, kinds: dict[str, str], kind: str) -> None:
    """With JavaScript off a page says the same words, fits every window, and shows no control that would do nothing.

    Its table of contents scrolls only where the window is too low for it.
    """
    with_script = page.execute_script("return saidAtFirst").split()
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page.get(kinds[kind])
    assert page.find_element("css selector", "article h1").is_displayed()
    assert page.execute_script(CONTROLS) == []
    assert page.execute_script(CUT_CONTENTS) == []
    without = page.execute_script("return document.querySelector('article').innerText").split()
    assert len(without) >= 0.9 * len(with_script) - 40
    assert {width: _overflow(page, width) for width in (1440, 768, 375, 320)} == {1440: 0, 768: 0, 375: 0, 320: 0}


@pytest.mark.parametrize("kind", ["home", "timeline", "event", "graph"])
def test_nothing_moves_for_who_wants_no_motion(browser: Any, kinds: dict[str, str], kind: str) -> None:
    """Under `prefers-reduced-motion` nothing of ours is animated, and nothing is set to be."""
    prefer(browser, reduced_motion="reduce")
    show(browser, 1440, kinds[kind])
    until(browser, lambda it: it.execute_script("return document.readyState") == "complete")
    assert browser.execute_script(MOVING) == []


@pytest.mark.parametrize(("width", "forced"), [(1440, "none"), (375, "none"), (1440, "active")])
@pytest.mark.parametrize("kind", ["timeline", "event"])
def test_focus_is_seen(browser: Any, kinds: dict[str, str], kind: str, width: int, forced: str) -> None:
    """Going by Tab, what has the focus is marked, in the window and not below the header; in forced colours, too."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    prefer(browser, forced_colors=forced, reduced_motion="reduce")
    show(browser, width, kinds[kind])
    until(browser, lambda it: it.execute_script("return document.readyState") == "complete")
    lost = []
    for _ in range(40):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        lost.append(browser.execute_script(HIDDEN_FOCUS))
    assert list(filter(None, lost)) == []


def test_marks_are_seen_in_forced_colours(browser: Any, kinds: dict[str, str]) -> None:
    """Marks of kinds keep a shape that is told from the page."""
    prefer(browser, forced_colors="active")
    show(browser, 1440, kinds["timeline"])
    colors = browser.execute_script(
        "return [getComputedStyle(document.querySelector('.tl-entry .tl-mark')).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert colors[0] != colors[1]


def test_filters_by_keyboard_alone(browser: Any, kinds: dict[str, str]) -> None:
    """Words are typed, the other filters opened with Enter and chosen with arrow keys, and all taken back."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    def press(*keys: str) -> None:
        ActionChains(browser).send_keys(*keys).perform()

    show(browser, 1440, f"{kinds['timeline']}?text=disney")
    form = filters_open(browser)
    browser.execute_script("document.querySelector('.tl-filters summary').focus()")
    opened = "return document.querySelector('.tl-filters details').open"
    press(Keys.ENTER)
    until(browser, lambda it: not it.execute_script(opened))
    press(Keys.ENTER)
    until(browser, lambda it: it.execute_script(opened))
    press(Keys.TAB)
    press("D")
    until(browser, lambda it: "kind=deal" in it.current_url)
    browser.execute_script("document.querySelector('.tl-filters button[type=reset]').focus()")
    press(Keys.SPACE)
    until(browser, lambda it: it.find_element("css selector", ".tl-whole").is_displayed())
    assert "?" not in browser.current_url
    assert form.is_displayed()


def test_filters_by_touch(browser: Any, kinds: dict[str, str]) -> None:
    """A finger opens the other filters, and brings the whole story back."""
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    show(browser, 375, f"{kinds['timeline']}?text=disney")
    filters_open(browser)
    _tap(browser, ".tl-filters button[type=reset]")
    until(browser, lambda it: it.find_element("css selector", ".tl-whole").is_displayed())
    _tap(browser, ".tl-filters summary")
    until(browser, lambda it: not it.execute_script("return document.querySelector('.tl-filters details').open"))


def _tap(browser: Any, selector: str) -> None:
    where = browser.execute_script(
        "const it = document.querySelector(arguments[0]); it.scrollIntoView({block: 'center', behavior: 'instant'});"
        "const box = it.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]",
        selector,
    )
    point = {"x": where[0], "y": where[1]}
    browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
