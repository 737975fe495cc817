"""The overview as a reader uses it in Chromium: by mouse, by touch, by keyboard alone, and not at all."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.plugin.browsing import resize, served, show, until
from tests.plugin.drawing import MARKS, errors, live, words_at_ticks
from tests.plugin.projects import Project, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]


def _press(browser: Any, name: str) -> None:
    browser.find_element("css selector", f"[data-do={name}]").click()


def _keys(browser: Any, *keys: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(browser).send_keys(*keys).perform()


def _drag(browser: Any, start: tuple[int, int], by: int, kind: str = "mouse") -> None:
    """Drag sideways by mouse or finger, from so far beside the middle and below the top of the drawing."""
    x, y = browser.execute_script(
        "const it = document.querySelector('.tl-drawing'); it.scrollIntoView({block: 'start'}); scrollBy(0, -150);"
        "const {left, width, top} = it.getBoundingClientRect(); return [left + width / 2, top]"
    )
    steps = [(x + start[0] + by * part / 4, y + start[1]) for part in range(5)]
    if kind == "touch":
        for number, (left, top) in enumerate(steps):
            event: dict[str, Any] = {
                "type": "touchMove" if number else "touchStart",
                "touchPoints": [{"x": left, "y": top}],
            }
            browser.execute_cdp_cmd("Input.dispatchTouchEvent", event)
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        return
    for name, (left, top) in zip(
        ("mousePressed", *["mouseMoved"] * 4, "mouseReleased"), (*steps, steps[-1]), strict=True
    ):
        event = {"type": name, "x": left, "y": top, "button": "left", "buttons": 1, "clickCount": 1}
        browser.execute_cdp_cmd("Input.dispatchMouseEvent", event)


def test_without_a_script_every_mark_is_there(browser: Any, site: str) -> None:
    """With JavaScript off, 51 marks lead to 51 events, each with its name; a link leads past them."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    show(browser, 375, site)
    links = browser.find_elements("css selector", ".tl-drawing a")
    assert len({link.get_attribute("xlink:href") for link in links}) == 51
    assert browser.find_element("css selector", ".tl-skip").get_attribute("href").endswith("-key")
    assert not browser.find_elements("css selector", ".tl-tools")


@pytest.mark.parametrize("width", [375, 768, 1440])
def test_buttons_zoom_and_the_whole_story_comes_back(browser: Any, site: str, width: int) -> None:
    """At every width: + looks closer, - farther, arrows elsewhere, and "whole story" shows what was shown first."""
    live(browser, width, site)
    whole = words_at_ticks(browser)
    _press(browser, "in")
    until(browser, lambda it: it.find_element("css selector", ".tl-window").get_attribute("d"))
    until(browser, lambda it: words_at_ticks(it) != whole)
    closer = words_at_ticks(browser)
    _press(browser, "later")
    until(browser, lambda it: words_at_ticks(it) != closer)
    _press(browser, "whole")
    until(browser, lambda it: words_at_ticks(it) == whole)
    wide, seen = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= seen
    assert errors(browser) == []


def test_the_keyboard_alone_does_everything(browser: Any, site: str) -> None:
    """One mark is a tab stop; arrows walk in time and over lanes; + and 0 zoom; Enter opens; Escape hides the card."""
    from selenium.webdriver import Keys

    live(browser, 1440, site)
    assert len(browser.find_elements("css selector", f"{MARKS}[tabindex='0']")) == 1
    browser.execute_script("document.querySelector('.tl-scroll').focus()")
    _keys(browser, Keys.TAB)
    places = []
    for key in (Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.END):
        _keys(browser, key)
        places.append(browser.switch_to.active_element.get_attribute("data-n"))
    assert len(set(places)) == 5
    assert None not in places
    card = browser.find_element("css selector", ".tl-card")
    until(browser, lambda _: card.is_displayed())
    assert browser.switch_to.active_element.get_attribute("data-title") in card.text
    _keys(browser, Keys.ESCAPE)
    assert not card.is_displayed()
    whole = words_at_ticks(browser)
    _keys(browser, "+")
    until(browser, lambda it: words_at_ticks(it) != whole)
    _keys(browser, "0")
    until(browser, lambda it: words_at_ticks(it) == whole)
    address = browser.current_url
    _keys(browser, Keys.HOME, Keys.ENTER)
    until(browser, lambda it: it.current_url != address and "/events/" in it.current_url)


def test_a_card_can_be_pointed_at(browser: Any, site: str) -> None:
    """Pointing at a mark shows date, title and kind; the card stays while the pointer is on it."""
    from selenium.webdriver import ActionChains

    live(browser, 1440, site)
    mark = browser.find_element("css selector", ".tl-drawing a.tl-purple > path")
    ActionChains(browser).move_to_element(mark).perform()
    card = browser.find_element("css selector", ".tl-card")
    until(browser, lambda _: card.is_displayed())
    assert "11 December 2025" in card.text
    assert "Deal" in card.text
    ActionChains(browser).move_to_element(card).perform()
    browser.execute_async_script("setTimeout(arguments[0], 300)")
    assert card.is_displayed()
    assert browser.find_elements("css selector", ".tl-arcs .tl-near[d^=M]") == []


@pytest.mark.parametrize(("kind", "width"), [("mouse", 1440), ("touch", 375)])
def test_a_range_along_the_dates_filters_the_list(browser: Any, site: str, kind: str, width: int) -> None:
    """By mouse and by finger: what is dragged over is asked of the filters, and is in the address."""
    live(browser, width, f"{site}/timeline/")
    _drag(browser, (-40, 50), 120, kind)
    until(browser, lambda it: "from=20" in it.current_url and "to=20" in it.current_url)
    until(browser, lambda it: it.find_element("css selector", ".tl-filters [role=status]").text)
    assert browser.find_elements("css selector", ".tl-results .tl-title")
    _press(browser, "whole")
    until(browser, lambda it: "from=" not in it.current_url)


def test_elsewhere_a_range_is_a_link_to_the_timeline(browser: Any, site: str) -> None:
    """By keyboard: zoom in and "list what is in view"; on a page without filters it is a link to those events."""
    from selenium.webdriver import Keys

    live(browser, 1440, site)
    whole = words_at_ticks(browser)
    browser.execute_script("document.querySelector('.tl-scroll').focus()")
    _keys(browser, "+")
    until(browser, lambda it: words_at_ticks(it) != whole)
    browser.execute_script("document.querySelector('[data-do=list]').focus()")
    _keys(browser, Keys.ENTER)
    link = until(browser, lambda it: it.find_element("css selector", ".tl-tools__range"))
    until(browser, lambda _: link.is_displayed())
    assert "/timeline/?from=" in link.get_attribute("href")
    assert "event" in link.text


@pytest.mark.parametrize(("kind", "width"), [("mouse", 1440), ("touch", 375)])
def test_dragging_moves_and_is_no_click(browser: Any, site: str, kind: str, width: int) -> None:
    """Zoomed in, a drag by mouse or finger moves the drawing, and does not follow the mark it began on."""
    live(browser, width, site)
    whole = words_at_ticks(browser)
    _press(browser, "in")
    until(browser, lambda it: words_at_ticks(it) != whole)
    browser.execute_async_script("setTimeout(arguments[0], 400)")
    before, address = words_at_ticks(browser), browser.current_url
    _drag(browser, (20, 300), -100, kind)
    until(browser, lambda it: words_at_ticks(it) != before)
    assert browser.current_url == address


def test_a_page_put_in_place_is_alive(browser: Any, site: str) -> None:
    """What Material's instant loading puts in place of a page has its drawing live, once; the console stays silent."""
    live(browser, 1440, site)
    browser.execute_async_script(
        "const done = arguments[0];"
        "fetch('threads/the-shutdown/').then((it) => it.text()).then(async (text) => {"
        "  const page = new DOMParser().parseFromString(text, 'text/html');"
        "  document.querySelector('article').replaceWith(page.querySelector('article'));"
        "  const { start } = await import('./assets/timeline/overview.mjs'); start(); start(); done(); })"
    )
    until(browser, lambda it: it.find_elements("css selector", "[data-drawn] .tl-tools"))
    assert len(browser.find_elements("css selector", ".tl-tools")) == 1
    assert errors(browser) == []


@pytest.mark.parametrize("lanes", ["threads", "kinds"])
def test_events_without_a_mark_come_into_their_own_lanes(
    browser: Any, project: Callable[[Mapping[str, str]], Project], lanes: str
) -> None:
    """Where lanes are columns, a closer look has the mark of each event in the lane of its first thread, or its kind.

    The page itself says of them only where they stand in the story; those of the smallest lanes come into the last.
    """
    sizes = {f"t{n}": 28 if n < 12 else 5 for n in range(1, 15)} | {"": 4}
    built = project({"mkdocs.yml": settings({"name": "material", "font": False}), **_crowded(sizes, lanes)}).build(
        "--strict"
    )
    assert built.code == 0, built.log
    page = "timeline" if lanes == "threads" else "threads/all"
    assert 'data-held="0-326"' in built.text(f"{page}/index.html")
    with served(built.site) as address:
        show(browser, 1440, f"{address}/{page}/")
        until(browser, lambda it: it.find_elements("css selector", ".tl-tools [data-do=in]"))
        for _ in range(4):
            _press(browser, "in")
        until(browser, lambda it: len(_in_lanes(it)) > 3)
        seen = _in_lanes(browser)
        assert all(title.startswith(f"{name} ") for name, title in seen if name != "Others")
        assert {title.split()[0] for name, title in seen if name == "Others"} <= {"T12", "T13", "T14", "NONE"}
        _press(browser, "whole")
        until(browser, lambda it: _told_of(it) == 327)
        assert errors(browser) == []


def test_no_word_of_the_axis_is_cut(browser: Any, project: Callable[[Mapping[str, str]], Project]) -> None:
    """A tick so near the end that its word has no room has none, whether it is a year or a time of day."""
    records = {
        f"docs/events/{name}.yml": "".join(
            f"- {{id: {name}{at}, date: '{date.format(at)}', title: T, threads: [{name}]}}\n" for at in range(10, 52, 5)
        )
        for name, date in (("late", "2026-03-03T14:{}Z"), ("long", "20{}"))
    }
    records |= {f"docs/threads/{name}.yml": f"title: {name}\n" for name in ("late", "long")}
    built = project({"mkdocs.yml": settings({"name": "material", "font": False}), **records}).build("--strict")
    assert built.code == 0, built.log
    drawn = """
      const [drawing, room] = [".tl-drawing", ".tl-scroll"].map((each) => document.querySelector(each));
      return Math.abs(drawing.viewBox.baseVal.width - room.clientWidth) < 1;
    """
    beyond = """
      const edge = document.querySelector(".tl-drawing").getBoundingClientRect().right;
      const words = [...document.querySelectorAll(".tl-ticks:not(.tl-years) text")];
      return [words.length, words.filter((each) => each.getBoundingClientRect().right > edge + 0.5).length];
    """
    with served(built.site) as address:
        for name in ("late", "long"):
            live(browser, 320, f"{address}/threads/{name}/")
            for width in range(320, 480, 20):
                resize(browser, width)
                until(browser, lambda it: it.execute_script(drawn))
                shown, cut = browser.execute_script(beyond)
                assert shown > 1
                assert cut == 0, (name, width)


def _crowded(sizes: Mapping[str, int], lanes: str) -> dict[str, str]:
    """Return some threads, or kinds, of so many events in three days, each event in two threads."""
    names = [name for name in sizes if name]
    known = {f"threads/{name}.yml": f"id: {name}\ntitle: {name.upper()}\n" for name in (*names, "all")}
    kinds = "".join(f"  {name}: {{label: {name.upper()}}}\n" for name in names)
    files = {"timeline.yml": f"kinds:\n{kinds}", **known}
    for name, size in sizes.items():
        for n in range(size):
            belongs = f"threads: [{', '.join(filter(None, (name, 'all')))}]" if lanes == "threads" else "threads: [all]"
            kind = f"kind: {name}\n" if name else ""
            files[f"events/{name or 'none'}-{n}.yml"] = (
                f"date: 2024-05-0{1 + n % 3}T{n // 3:02}:00Z\ntitle: {(name or 'none').upper()} {n}\n{belongs}\n{kind}"
            )
    return {f"docs/{path}": text for path, text in files.items()}


def _in_lanes(browser: Any) -> list[tuple[str, str]]:
    """Return the name of the lane and the title of each mark that is seen."""
    found = browser.execute_script(
        "return [...document.querySelectorAll('.tl-lane')].flatMap((lane) =>"
        " [...lane.querySelectorAll('[role=listitem]:not([display]) > a:not(.tl-many)')].map((mark) =>"
        " [lane.getAttribute('aria-label'), mark.getAttribute('aria-label').split(': ')[1]]))"
    )
    return [(name, title) for name, title in found]


def _told_of(browser: Any) -> int:
    """Return how many events are seen: a mark is one, a cluster or column says how many it is."""
    return int(
        browser.execute_script(
            "const items = [...document.querySelectorAll('.tl-lane [role=listitem]:not([display])')];"
            "return items.reduce((sum, item) => sum + Number(item.querySelector('.tl-many text')?.textContent ?? 1), 0)"
        )
    )
