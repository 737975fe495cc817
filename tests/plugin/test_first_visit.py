"""The timeline of a large story: what a first visit fetches before its reader touches anything, and how it prints."""

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.plugin.browsing import served, show, until
from tests.plugin.projects import Built, Project, once, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]

RECORD = "- {{id: e{number}, date: {year}-{month:02}-{day:02}, title: What happened {number}, threads: [t{thread}]}}\n"
EVENTS = "".join(
    RECORD.format(
        number=number, year=1990 + number // 84, month=1 + number % 12, day=1 + number % 28, thread=number % 12
    )
    for number in range(2500)
)
SHEET = 255 / 25.4 * 96

STORY = {
    "mkdocs.yml": settings({"name": "material", "font": False}),
    "docs/index.md": "# Home\n",
    "docs/events/all.yml": EVENTS,
    **{f"docs/threads/t{number}.yml": f"title: Thread {number}\n" for number in range(12)},
}


def _fetched(browser: Any) -> list[str]:
    names = browser.execute_script("return performance.getEntriesByType('resource').map((each) => each.name)")
    return [urlsplit(name).path.lstrip("/") for name in names if name.startswith("http")]


@pytest.fixture(scope="module")
def large_site(shared: Path) -> Built:
    """Return a site of 2,500 events in twelve threads."""
    project = Project(shared / "large")

    def make() -> Built:
        project.write(STORY)
        return project.build("--strict")

    built = once(project.root, make)
    assert built.code == 0, built.log
    return built


def test_a_drawing_of_many_lanes_is_whole_on_a_sheet(browser: Any, large_site: Built) -> None:
    """On paper it is no higher than a sheet, between its margins: its own size would fill one."""
    with served(large_site.site) as address:
        show(browser, 800, f"{address}/timeline/")
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        drawing = browser.find_element("css selector", ".tl-drawing")
        height = drawing.rect["height"]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(drawing.find_elements("css selector", ".tl-lane")) > 8
    assert 0 < height < SHEET
    assert height < 0.7 * float(drawing.get_attribute("height"))


def test_a_large_timeline_asks_for_little_at_first(browser: Any, large_site: Built) -> None:
    """Of thousands of events less than a hundred kilobytes, compressed, more than half of them the theme's.

    No data, nor the scripts of filters and search: these come when a form is touched, and so hear what is typed first.
    """
    with served(large_site.site) as address:
        show(browser, 1440, f"{address}/timeline/")
        field = until(browser, lambda it: it.find_element("css selector", ".tl-filters:not([hidden]) input[name=text]"))
        until(browser, lambda it: "assets/timeline/overview.mjs" in _fetched(it))
        fetched = ["timeline/index.html", *_fetched(browser)]
        files = [large_site.site / path for path in fetched if (large_site.site / path).is_file()]
        assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 100_000
        assert not [path for path in fetched if path.endswith(("filters.mjs", "search.mjs", ".json"))]
        field.send_keys("1234")
        until(browser, lambda it: it.find_element("css selector", ".tl-filters [role=status]").text == "1 event")
        assert {"filters.mjs", "events.json"} <= {path.rpartition("/")[2] for path in _fetched(browser)}
