"""A drawing in a browser that a script has brought to life: what is seen of it."""

from typing import Any

from tests.plugin.browsing import show, until

__all__ = ["MARKS", "errors", "live", "words_at_ticks"]

MARKS = ".tl-drawing [role=listitem]:not([display]) > a[data-s]"


def live(browser: Any, width: int, address: str) -> None:
    """Open a page and wait for its drawing."""
    show(browser, width, address)
    until(browser, lambda it: it.find_elements("css selector", "[data-drawn] .tl-tools"))


def words_at_ticks(browser: Any) -> str:
    """Return the words at the ticks, which say what stretch of time is seen."""
    places = "[...document.querySelectorAll('.tl-ticks:not(.tl-years) text')]"
    return str(
        browser.execute_script(f"return {places}.map((each) => each.textContent + each.getAttribute('x')).join()")
    )


def errors(browser: Any) -> list[str]:
    """Return what the console holds against a page."""
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
