"""What a first visit to the timeline of a large story fetches before its reader touches anything."""

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.plugin.browsing import served, show, until
from tests.plugin.projects import Project, settings

pytestmark = [pytest.mark.browser, pytest.mark.build]

RECORD = "- {{id: e{number}, date: {year}-{month:02}-{day:02}, title: What happened {number}, threads: [t{thread}]}}\n"
EVENTS = "".join(
    RECORD.format(
        number=number, year=1990 + number // 84, month=1 + number % 12, day=1 + number % 28, thread=number % 6
    )
    for number in range(2500)
)
STORY = {
    "mkdocs.yml": settings({"name": "material", "font": False}),
    "docs/index.md": "# Home\n",
    "docs/events/all.yml": EVENTS,
    **{f"docs/threads/t{number}.yml": f"title: Thread {number}\n" for number in range(6)},
}


def _fetched(browser: Any) -> list[str]:
    names = browser.execute_script("return performance.getEntriesByType('resource').map((each) => each.name)")
    return [urlsplit(name).path.lstrip("/") for name in names if name.startswith("http")]


def test_a_large_timeline_asks_for_little_at_first(browser: Any, tmp_path: Path) -> None:
    """Of thousands of events less than a hundred kilobytes, compressed, more than half of them the theme's.

    No data, nor the scripts of filters and search: these come when a form is touched, and so hear what is typed first.
    """
    project = Project(tmp_path / "project")
    project.write(STORY)
    built = project.build("--strict")
    assert built.code == 0, built.log
    with served(built.site) as address:
        show(browser, 1440, f"{address}/timeline/")
        field = until(browser, lambda it: it.find_element("css selector", ".tl-filters:not([hidden]) input[name=text]"))
        until(browser, lambda it: "assets/timeline/overview.mjs" in _fetched(it))
        fetched = ["timeline/index.html", *_fetched(browser)]
        files = [built.site / path for path in fetched if (built.site / path).is_file()]
        assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 100_000
        assert not [path for path in fetched if path.endswith(("filters.mjs", "search.mjs", ".json"))]
        field.send_keys("1234")
        until(browser, lambda it: it.find_element("css selector", ".tl-filters [role=status]").text == "1 event")
        assert {"filters.mjs", "events.json"} <= {path.rpartition("/")[2] for path in _fetched(browser)}
