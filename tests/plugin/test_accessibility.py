"""What axe finds on the pages (WCAG 2.0 to 2.2, A and AA), light and dark."""

from typing import Any

import pytest

from tests.plugin.browsing import filters_open, prefer, search_for, show, until
from tests.plugin.checkers import violations
from tests.plugin.kinds import KINDS

pytestmark = [pytest.mark.browser, pytest.mark.build]


SCHEMES = {"light": "default", "dark": "slate"}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 375)])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Any, kinds: dict[str, str], kind: str, scheme: str, width: int) -> None:
    """No violation on any kind of page: by day at a desk, by night on a phone."""
    prefer(browser, color_scheme=scheme, reduced_motion="reduce")
    show(browser, width, kinds[kind])
    until(browser, lambda it: it.find_elements("css selector", f"body[data-md-color-scheme={SCHEMES[scheme]}]"))
    assert violations(browser) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_an_open_search(browser: Any, kinds: dict[str, str], scheme: str) -> None:
    """The search, with answers in it."""
    prefer(browser, color_scheme=scheme, reduced_motion="reduce")
    show(browser, 1440, kinds["home"])
    search_for(browser, "disney", "h=disney")
    assert violations(browser) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 375), ("dark", 1440)])
def test_axe_finds_nothing_in_open_filters(browser: Any, kinds: dict[str, str], scheme: str, width: int) -> None:
    """The filters, all of them to be seen, with an answer below."""
    prefer(browser, color_scheme=scheme, reduced_motion="reduce")
    show(browser, width, f"{kinds['timeline']}?kind=deal")
    filters_open(browser)
    assert violations(browser) == []
