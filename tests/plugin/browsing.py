"""A browser, and a web server to show it a folder."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

__all__ = [
    "PATIENCE",
    "SWITCHES",
    "asked_of",
    "complaints",
    "filters_open",
    "forget",
    "prefer",
    "resize",
    "search_for",
    "served",
    "show",
    "until",
]

PATIENCE = 30
_OFTEN = 0.02  # seconds between two looks
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-features=BackForwardCache",  # pages that were left go on in processes of their own: a third of all work
    "--disable-sync",
    "--no-first-run",
)
_ANSWER = """
const first = document.querySelector(".md-search-result__link");
return first?.href.includes(arguments[0]) && first.innerText;
"""


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, headers_sent: Mapping[str, str], **more: Any) -> None:
        self.headers_sent = headers_sent
        super().__init__(*args, **more)

    def end_headers(self) -> None:
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Keep the test's output for what went wrong."""


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder while the block lasts, each answer with some headers, and give the address."""
    handler = partial(_Quiet, directory=str(folder), headers_sent=headers or {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(_OFTEN,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def show(browser: Any, width: int, address: str) -> None:
    """Open an address in a window of a width."""
    resize(browser, width)
    browser.get(address)


def resize(browser: Any, width: int) -> None:
    """Give a window a width; a narrow one is a phone's."""
    sizes = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)


def until(browser: Any, found: Callable[[Any], Any]) -> Any:
    """Wait until something is found, and return it; where a page is changed during a look, look again."""
    from selenium.common.exceptions import StaleElementReferenceException
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, PATIENCE, _OFTEN, [StaleElementReferenceException]).until(found)


def prefer(browser: Any, **preferences: str) -> None:
    """Tell pages what their reader prefers, like `color_scheme="dark"`; of what is not named, nothing."""
    features = [
        {"name": ("" if name == "forced_colors" else "prefers-") + name.replace("_", "-"), "value": value}
        for name, value in preferences.items()
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})


def complaints(browser: Any) -> list[str]:
    """Return what the browser's console has said since it was last read."""
    return [entry["message"] for entry in browser.get_log("browser")]


def asked_of(browser: Any) -> set[str]:
    """Return the addresses that the browser has asked for since it was last asked."""
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    sent = (each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent")
    return {address for address in sent if urlsplit(address).scheme in {"http", "https", "ws", "wss"}}


def forget(browser: Any) -> None:
    """Leave the site that a browser is at, and throw away what it has stored."""
    parts = urlsplit(browser.current_url)
    browser.get("about:blank")
    if parts.scheme == "http":
        origin = {"origin": f"{parts.scheme}://{parts.netloc}", "storageTypes": "all"}
        browser.execute_cdp_cmd("Storage.clearDataForOrigin", origin)


def search_for(browser: Any, question: str, place: str) -> str:
    """Ask Material's search, wait until its first answer leads to an address with a part, and return its words.

    Each letter that is typed puts new answers in place of the old: they are read at once, and none is held.
    """
    until(browser, lambda it: it.execute_script("return document.readyState") == "complete")
    browser.execute_script("document.getElementById('__search').click()")
    field = browser.find_element("css selector", "input.md-search__input")
    until(browser, lambda _: field.is_displayed() and field.is_enabled())
    field.send_keys(question)
    return str(until(browser, lambda it: it.execute_script(_ANSWER, place)))


def filters_open(browser: Any) -> Any:
    """Return the form of filters once it answers, with all of its controls to be seen."""
    form = until(browser, lambda it: it.find_element("css selector", "form.tl-filters:not([hidden])"))
    until(browser, lambda _: form.find_element("css selector", "[role=status]").text)
    details = form.find_element("css selector", "details")
    until(browser, lambda _: details.get_attribute("open") or details.find_element("css selector", "summary").click())
    return form
