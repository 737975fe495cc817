"""Measure what a reader waits for, in Chromium: filters, search and the drawing of many events.

    python -m tests.benchmarks.browser                  10,000 events, built afresh in memory
    python -m tests.benchmarks.browser --size 1000
    python -m tests.benchmarks.browser --site site/     a site that stands already

Times are medians of several questions, from the key to the frame after the answer stands, the machine's own web server
included. How soon the driver asks after it has touched the form is chance, so the first answer is told from there, too.
Bytes are as a web server with gzip would send them. Rows are kept beside those of builds, for RESULTS.md.
"""

import gzip
import json
import shutil
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.benchmarks.looks import keep, parser_of
from tests.benchmarks.peers import PEERS
from tests.benchmarks.rounds import Bench
from tests.plugin.browsing import SWITCHES, served, show, until

_TYPE = """
const [selector, text, answered, done] = arguments;
const field = document.querySelector(selector);
const answer = document.querySelector(answered);
answer.textContent = "";
const begun = performance.now();
field.value = text;
field.dispatchEvent(new Event("input", { bubbles: true }));
const stands = () => {
  performance.mark("answered");
  done(performance.now() - begun);
};
const seen = () => requestAnimationFrame(() => requestAnimationFrame(stands));
const look = () => (answer.textContent ? seen() : setTimeout(look));
look();
"""
_WATCH = """
document.querySelector(arguments[0]).addEventListener("pointerover", () => performance.mark("touched"), { once: true });
"""
_WAITED = """
const [touched, answered] = ["touched", "answered"].map((name) => performance.getEntriesByName(name)[0].startTime);
return answered - touched;
"""
_CHOOSE = _TYPE.replace("field.value = text;", "field.selectedIndex = text;")
_ZOOM = """
const [selector, done] = arguments;
const drawing = document.querySelector(selector);
const box = drawing.getBoundingClientRect();
const middle = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
const at = { ...middle, bubbles: true, cancelable: true, ctrlKey: true };
let [frames, begun] = [0, performance.now()];
const step = () => {
  drawing.dispatchEvent(new WheelEvent("wheel", { ...at, deltaY: frames % 60 < 30 ? -40 : 40 }));
  if (++frames < 120) requestAnimationFrame(step);
  else done((frames * 1000) / (performance.now() - begun));
};
requestAnimationFrame(step);
"""
_STATUS = ".tl-filters [role=status]"
_ANSWERS = ".md-search-result__meta"


def main() -> None:
    """Build where there is nothing, look, and keep what was measured."""
    parser = parser_of("browser", __doc__)
    parser.add_argument("--site", type=Path)
    asked = parser.parse_args()
    site = asked.site or _built(asked.size, asked.memory)
    with served(site) as address, _chromium() as browser:
        keep(asked.results, "browser", asked.size, _said(_measures(browser, address, site)))
    if not asked.site:
        shutil.rmtree(asked.memory)


def _said(measures: Iterator[tuple[str, float, str]]) -> Iterator[dict[str, Any]]:
    for measure, value, unit in measures:
        print(f"{measure}: {value} {unit}")  # noqa: T201 - a command says what it found
        yield {"measure": measure, "value": value, "unit": unit}


def _measures(browser: Any, address: str, site: Path) -> Iterator[tuple[str, float, str]]:
    _open(browser, f"{address}/timeline/")
    fetched = _fetched(browser, site)
    yield "the timeline's own HTML, gzip", _kilobytes(site, ["/timeline/index.html"]), "kB"
    yield "all that a first visit to the timeline fetches, gzip", _kilobytes(site, fetched), "kB"
    yield from _filters(browser, site)
    yield from _search(browser, f"{address}/timeline/", site)
    _open(browser, f"{address}/timeline/")
    if browser.find_elements("css selector", ".tl-overview svg"):
        first, then = (round(browser.execute_async_script(_ZOOM, ".tl-overview svg")) for _ in range(2))
        yield "zooming the drawing for the first time, its data fetched on the way", first, "frames a second"
        yield "zooming it further", then, "frames a second"


def _filters(browser: Any, site: Path) -> Iterator[tuple[str, float, str]]:
    browser.execute_script(_WATCH, ".tl-filters")
    browser.find_element("css selector", ".tl-filters input[name=text]").click()
    first = browser.execute_async_script(_TYPE, ".tl-filters input[name=text]", "outage", _STATUS)
    yield "first answer of a filter, its data fetched on the way", round(first), "ms"
    yield "from the first touch of the filters to that answer", round(browser.execute_script(_WAITED)), "ms"
    yield "data of the filters, gzip", _kilobytes(site, _fetched(browser, site)), "kB"
    words = ("sl", "slow", "slow serv", "leak at", "backlog be", "cor", "known")
    taken = [browser.execute_async_script(_TYPE, ".tl-filters input[name=text]", word, _STATUS) for word in words]
    yield "answer of a filter by words", round(statistics.median(taken)), "ms"
    yield "the slowest of these filters", round(max(taken)), "ms"
    _clear(browser, ".tl-filters input[name=text]")
    kinds = [browser.execute_async_script(_CHOOSE, "select[name=kind]", number, _STATUS) for number in (1, 2, 3, 4)]
    yield "answer of a filter by kind", round(statistics.median(kinds)), "ms"


def _search(browser: Any, page: str, site: Path) -> Iterator[tuple[str, float, str]]:
    _open(browser, page)
    if not browser.find_elements("css selector", ".tl-search"):
        return
    before = [path for path in _fetched(browser, site) if "search" in path]
    yield "fetched for search before anything is typed, gzip", _kilobytes(site, before), "kB"
    browser.execute_script("document.querySelector('.tl-search input').focus()")
    words = ("co", "sys", "leak", "slow service", "quin", "belcor da", "outage at el", "zen")
    taken = [browser.execute_async_script(_TYPE, ".tl-search input", word, _ANSWERS) for word in words]
    yield "answer of search, its files fetched on the way", round(statistics.median(taken)), "ms"
    yield "the slowest of these searches", round(max(taken)), "ms"
    yield f"fetched for {len(words)} questions, gzip", _kilobytes(site, _fetched(browser, site)), "kB"


def _open(browser: Any, address: str) -> None:
    browser.get("about:blank")
    browser.get_log("performance")
    show(browser, 1440, address)
    until(browser, lambda it: it.execute_script("return document.readyState") == "complete")
    until(browser, lambda it: it.find_element("css selector", ".tl-filters").is_displayed())


def _clear(browser: Any, field: str) -> None:
    browser.execute_script("document.querySelector(arguments[0]).form.reset()", field)
    until(browser, lambda it: it.find_element("css selector", ".tl-whole").is_displayed())


def _fetched(browser: Any, site: Path) -> list[str]:
    """Return the files that were fetched since this was last asked."""
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    sent = (each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent")
    paths = dict.fromkeys(urlsplit(address).path for address in sent if address.startswith("http"))
    whole = (f"{path}index.html" if path.endswith("/") else path for path in paths)
    return [path for path in whole if (site / path.lstrip("/")).is_file()]


def _kilobytes(site: Path, paths: Sequence[str]) -> float:
    return round(sum(len(gzip.compress((site / path.lstrip("/")).read_bytes())) for path in paths) / 1000, 1)


def _built(size: int, memory: Path) -> Path:
    bench = Bench(PEERS["timeline"], size, memory, 600)
    if "failed" in (row := bench.cold()):
        raise SystemExit(row["failed"])
    return bench.project / bench.peer.output


@contextmanager
def _chromium() -> Iterator[Any]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for switch in SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_script_timeout(60)
    yield driver
    driver.quit()


if __name__ == "__main__":
    main()
