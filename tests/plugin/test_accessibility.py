"""What axe finds on the pages (WCAG 2.0 to 2.2, A and AA), light and dark."""

from typing import Any

import pytest

from tests.plugin.browsing import filters_open, forget, prefer, resize, search_for, show, until
from tests.plugin.checkers import violations
from tests.plugin.kinds import KINDS, OTHER_KINDS

pytestmark = [pytest.mark.browser, pytest.mark.build]


NEXT_FRAME = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"  # drawings follow the window by then
SCHEMES = {"light": "default", "dark": "slate"}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Any, kinds: dict[str, str], kind: str) -> None:
    """No violation on any kind of page: by day at a desk, and when it is night and there is room for a phone only."""
    _prefer(browser, "light")
    show(browser, 1440, kinds[kind])
    _await(browser, "light")
    assert violations(browser) == []
    _prefer(browser, "dark")
    resize(browser, 375)
    if kind in OTHER_KINDS:  # whose theme keeps the colours of a first visit
        forget(browser)
        browser.get(kinds[kind])
    _await(browser, "dark")
    browser.execute_async_script(NEXT_FRAME)
    assert violations(browser) == []


def _prefer(browser: Any, scheme: str) -> None:
    prefer(browser, color_scheme=scheme, reduced_motion="reduce")


def _await(browser: Any, scheme: str) -> None:
    until(browser, lambda it: it.find_elements("css selector", f"body[data-md-color-scheme={SCHEMES[scheme]}]"))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_an_open_search(browser: Any, kinds: dict[str, str], scheme: str) -> None:
    """The search, with answers in it."""
    _prefer(browser, scheme)
    show(browser, 1440, kinds["home"])
    search_for(browser, "disney", "h=disney")
    assert violations(browser) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 375), ("dark", 1440)])
def test_axe_finds_nothing_in_open_filters(browser: Any, kinds: dict[str, str], scheme: str, width: int) -> None:
    """The filters, all of them to be seen, with an answer below."""
    _prefer(browser, scheme)
    show(browser, width, f"{kinds['timeline']}?kind=deal")
    filters_open(browser)
    assert violations(browser) == []
