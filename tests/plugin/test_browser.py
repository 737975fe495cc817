"""The site as Chromium shows it, served from its folder by a plain web server."""

import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.plugin.projects import Built, Project, event, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]

CONTENT = Path(__file__).parents[2] / "content"
PATIENCE = 30
PAGES = {"/": "The Sora timeline", "/timeline/": "Timeline", "/events/disney-deal/": ""}
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Keep the test's output for what went wrong."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the block lasts, and give the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def site(story_site: Built) -> Iterator[str]:
    """Return the address of the Sora site."""
    with served(story_site.site) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Return a browser that keeps a record of what it asks for and what it complains of."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for switch in SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_page_load_timeout(PATIENCE)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: Any) -> Any:
    """Return the browser as it starts: an empty page, JavaScript on, nothing in its logs."""
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.get("about:blank")
    for log in ("browser", "performance"):
        chromium.get_log(log)
    return chromium


def _show(browser: Any, width: int, address: str) -> None:
    sizes = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)
    browser.get(address)


def _asked(browser: Any) -> set[str]:
    """Return the addresses that the browser has asked for since it was last asked."""
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    sent = (each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent")
    return {address for address in sent if urlsplit(address).scheme in {"http", "https", "ws", "wss"}}


def _until(browser: Any, found: Callable[[Any], Any]) -> Any:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, PATIENCE).until(found)


def _results(browser: Any, question: str) -> list[Any]:
    """Ask Material's search, and return its answers."""
    _until(browser, lambda it: it.execute_script("return document.readyState") == "complete")
    browser.execute_script("document.getElementById('__search').click()")
    field = browser.find_element("css selector", "input.md-search__input")
    _until(browser, lambda _: field.is_displayed() and field.is_enabled())
    field.send_keys(question)
    found: list[Any] = _until(browser, lambda it: it.find_elements("css selector", ".md-search-result__link"))
    return found


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_and_asks_nobody_else(browser: Any, site: str, page: str, width: int) -> None:
    """On a phone and on a desk: a visible heading, no scrolling sideways, no error, no request to another host."""
    _show(browser, width, site + page)
    heading = browser.find_element("css selector", "article h1")
    assert heading.is_displayed()
    assert PAGES[page] in heading.text
    assert heading.text in browser.title
    wide, seen = browser.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")
    assert seen == width
    assert wide <= seen
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
    asked = _asked(browser)
    assert f"{site}{page}" in asked
    assert {address for address in asked if not address.startswith(site)} == set()


@pytest.mark.parametrize("width", [375, 1440])
def test_the_list_needs_no_script(browser: Any, site: str, width: int) -> None:
    """With JavaScript off the timeline still shows all 51 events, each with a title that leads to its page."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    _show(browser, width, f"{site}/timeline/")
    entries = browser.find_elements("css selector", ".tl-entry")
    assert len(entries) == 51
    assert all(entry.is_displayed() for entry in entries)
    titles = browser.find_elements("css selector", ".tl-entry .tl-title a")
    shown = {link.get_attribute("href") for link in titles if link.is_displayed()}
    assert shown == {f"{site}/events/{path.stem}/" for path in CONTENT.glob("events/**/*.yml")}


def test_search_finds_an_event_by_a_word_of_its_body(browser: Any, site: str) -> None:
    """A word that only the body of one event says leads a reader there."""
    bodies = {path.stem: path.read_text("utf-8").partition("\nbody:")[2] for path in CONTENT.glob("events/**/*.yml")}
    said = [
        (word, id_)
        for id_, body in sorted(bodies.items())
        for word in re.findall(r"\b[a-z]{10,}\b", body)
        if sum(word in path.read_text("utf-8") for path in CONTENT.rglob("*.*") if path.suffix in {".yml", ".md"}) == 1
    ]
    word, id_ = said[0]
    _show(browser, 1440, site)
    assert f"/events/{id_}/" in _results(browser, word)[0].get_attribute("href")


def test_search_shows_titles_as_they_are_written(browser: Any, project: Callable[[Mapping[str, str]], Project]) -> None:
    """A title that looks like markup is words in the list of answers, too: nothing in it runs."""
    title = 'Xylophone <img src=x onerror="document.body.id=1"> &lt;b&gt; played'
    built = project({"mkdocs.yml": settings({"name": "material", "font": False}), "docs/events/a.yml": event(title)})
    with served(built.build("--strict").site) as address:
        _show(browser, 1440, address)
        answer = _results(browser, "xylophone")[0]
        assert title in answer.text
        assert browser.find_elements("css selector", ".md-search-result img") == []
        assert browser.execute_script("return document.body.id") == ""
