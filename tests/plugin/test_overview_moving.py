"""A drawing while it is zoomed: what it shows then is what it shows when it has come to rest."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.plugin.browsing import prefer, served, show, until
from tests.plugin.drawing import errors, live, words_at_ticks
from tests.plugin.projects import Project, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]

# Where marks and columns are seen: columns in motion are corners of one outline, eight numbers each, from the foot.
_LOOK = """
const parked = "[viewBox='0 0 0 0']";
const drawing = document.querySelector(".tl-drawing");
const of = (selector) => [...document.querySelectorAll(selector)];
const box = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join(" ");
const look = () => {
  const items = of(".tl-lane [role=listitem]:not([display])");
  const seen = items.filter((item) => !item.closest(parked));
  const { x, y } = drawing.getBoundingClientRect();
  const moving = of(".tl-columns").flatMap((outline) => {
    const numbers = (outline.getAttribute("points") || "").split(" ").filter(Boolean).map(Number);
    return numbers.flatMap((left, at) => {
      const [foot, , top, right] = numbers.slice(at + 1);
      return at % 8 ? [] : box({ left: x + left, top: y + top, right: x + right, bottom: y + foot });
    });
  });
  const places = (selector) =>
    seen.flatMap((item) => [...item.querySelectorAll(selector)]).map((each) => box(each.getBoundingClientRect()));
  return {
    marks: places("a > path, circle").sort(),
    columns: [...moving, ...places(".tl-many polygon")].sort(),
    outlined: moving.length,
    parked: items.length - seen.length,
    card: !document.querySelector(".tl-card").hidden,
  };
};
"""
# A pinch, followed from frame to frame, and a look at what its last frame shows.
_PINCH = """
const [deltas, done] = arguments;
const { left, width, top } = drawing.getBoundingClientRect();
const at = { clientX: left + width / 2, clientY: top + 40, ctrlKey: true, bubbles: true, cancelable: true };
const step = () => {
  if (!deltas.length) return requestAnimationFrame(() => done(look()));
  drawing.dispatchEvent(new WheelEvent("wheel", { ...at, deltaY: deltas.shift() }));
  requestAnimationFrame(step);
};
step();
"""


def _two_threads() -> Iterator[tuple[str, str]]:
    """Say that one is so crowded that it is drawn as columns, and that the other has room for its marks."""
    for name, size in {"crowd": 900, "few": 20}.items():
        events = (
            f"- {{id: {name}-{n}, date: 2024-0{1 + n % 6}-{1 + n % 28:02}, title: T, threads: [{name}]}}\n"
            for n in range(size)
        )
        yield f"docs/events/{name}.yml", "".join(events)
        yield f"docs/threads/{name}.yml", f"id: {name}\ntitle: {name.title()}\n"


def test_a_movement_shows_what_comes_to_rest(browser: Any, project: Callable[[Mapping[str, str]], Project]) -> None:
    """The last frame of a pinch has each mark and each column where it then stays; what is out of sight is put away."""
    built = project({"mkdocs.yml": settings({"name": "material", "font": False}), **dict(_two_threads())}).build()
    assert built.code == 0, built.log
    with served(built.site) as address:
        show(browser, 1440, f"{address}/timeline/")
        until(browser, lambda it: it.find_elements("css selector", ".tl-tools [data-do=in]"))[0].click()
        until(browser, lambda it: it.find_elements("css selector", "[data-drawn] .tl-columns"))
        for deltas in ([-20] * 3, [-20] * 5, [20] * 6):
            moving = browser.execute_async_script(_LOOK + _PINCH, deltas)
            assert moving["outlined"] == len(moving["columns"]) > 5
            until(browser, lambda it: it.execute_script(f"{_LOOK} return look().outlined") == 0)
            resting = browser.execute_script(f"{_LOOK} return look()")
            assert len(moving["marks"]) > 1
            assert (resting["marks"], resting["columns"]) == (moving["marks"], moving["columns"])
            assert resting["parked"] == 0
        assert errors(browser) == []


def test_a_card_goes_when_its_mark_does(browser: Any, site: str) -> None:
    """It is put away in the frame of a movement in which its mark is no longer seen."""
    point = "document.querySelector('.tl-drawing a').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))"
    live(browser, 1440, site)
    browser.execute_script(point)
    assert browser.execute_script(f"{_LOOK} return look().card")
    moving = browser.execute_async_script(_LOOK + _PINCH, [-60] * 6)
    assert moving["parked"] > 0
    assert not moving["card"]


_WALK = """
const marks = [];
const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
press("Home");
while (document.activeElement.dataset.n !== marks.at(-1)) {
  marks.push(document.activeElement.dataset.n);
  press("ArrowRight");
}
return marks;
"""


@pytest.mark.parametrize("times", [1, 3, 6])
def test_arrows_walk_on_to_what_is_out_of_sight(browser: Any, site: str, times: int) -> None:
    """From the first mark of a drawing that is zoomed, arrows lead to each other one, once, however far away it is."""
    prefer(browser, reduced_motion="reduce")
    live(browser, 1440, site)
    whole = words_at_ticks(browser)
    browser.execute_script("document.querySelector('.tl-drawing a[tabindex=\"0\"]').focus()")
    for _ in range(times):
        browser.switch_to.active_element.send_keys("+")
    until(browser, lambda it: words_at_ticks(it) != whole)
    visited = browser.execute_script(_WALK)
    assert len(visited) == len(set(visited)) == 51
    assert errors(browser) == []


def test_keys_wake_a_drawing_that_nobody_has_touched(
    browser: Any, project: Callable[[Mapping[str, str]], Project]
) -> None:
    """On a mark and on a cluster as the page has drawn them, an arrow breaks nothing and a plus has it drawn anew."""
    from selenium.webdriver import Keys

    built = project({"mkdocs.yml": settings({"name": "material", "font": False}), **dict(_two_threads())}).build()
    assert built.code == 0, built.log
    with served(built.site) as address:
        for mark in ("a[data-s]", "a:not([data-s])"):
            browser.get("about:blank")
            show(browser, 1440, f"{address}/timeline/")
            until(browser, lambda it: it.find_elements("css selector", ".tl-tools [data-do=in]"))
            assert not browser.find_elements("css selector", "[data-drawn]")
            browser.execute_script("document.querySelector(arguments[0]).focus()", f".tl-drawing {mark}")
            for key in (Keys.ARROW_RIGHT, "+"):
                browser.switch_to.active_element.send_keys(key)
            until(browser, lambda it: it.find_elements("css selector", "[data-drawn]"))
            assert "NaN" not in browser.find_element("css selector", ".tl-window").get_dom_attribute("d")
        assert errors(browser) == []
