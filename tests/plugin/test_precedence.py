"""A page is seen before Material's script lays it out anew, unless another script leans on that one."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_timeline.precedence import shown_first
from tests.plugin.browsing import show, until
from tests.plugin.projects import Project, settings

THEIRS = '<script src="../assets/javascripts/bundle.1a2b.min.js"></script>'
OURS = '<script src="../assets/timeline/timeline.mjs" type="module"></script>'
WAITS = '<link class="tl-theme" rel="preload"'
WAITING = f'{WAITS} href="../assets/javascripts/bundle.1a2b.min.js" as="script" fetchpriority="low">'
SERVED = MkDocsConfig()
SERVED.load_dict({"site_name": "Site", "use_directory_urls": True})
FROM_DISK = MkDocsConfig()
FROM_DISK.load_dict({"site_name": "Site", "use_directory_urls": False})
WATCH = """
let stream;
const started = (value) => { stream = value; window.startedAt = performance.now(); };
Object.defineProperty(window, "document$", { get: () => stream, set: started });
"""
ALIVE = "return document.querySelector('.tl-live, .tl-copy:not([hidden])')"
PAINTED = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def test_the_themes_script_waits_for_the_page() -> None:
    """It is fetched with the page, and started by ours; scripts that ask nothing of it stay where they are."""
    inline = "<script>var palette=1</script>"
    assert shown_first(inline + THEIRS + OURS, SERVED) == inline + WAITING + OURS


@pytest.mark.parametrize(
    "other",
    [
        '<script src="https://a.example/count.js"></script>',
        '<script async src="../extra.js"></script>',
        "<script>document$.subscribe(() => go())</script>",
        "<script>\nlocation$\n.subscribe(go), component$.pipe(go)</script>",
    ],
)
def test_a_script_that_may_lean_on_it_finds_it_there(other: str) -> None:
    """An author's own scripts, and those of other plugins, are run after the theme's, as ever."""
    page = THEIRS + OURS + other
    assert shown_first(page, SERVED) == page


@pytest.mark.parametrize("page", [THEIRS, OURS, "", "<p>" + OURS + OURS + THEIRS])
def test_a_page_without_both_is_left_alone(page: str) -> None:
    """In other themes, and on pages that are made by others, nothing changes."""
    assert shown_first(page, SERVED) == page


def test_a_site_that_may_be_read_from_a_disk_has_its_themes_script() -> None:
    """There browsers start no module, so nobody would start it."""
    assert shown_first(THEIRS + OURS, FROM_DISK) == THEIRS + OURS


@pytest.mark.build
def test_the_words_of_a_page_do_not_matter(project: Callable[[Mapping[str, str]], Project]) -> None:
    """Who writes about `document$.subscribe` has no script that leans on it; who has one is not made to wait."""
    words = "# Home\n\n    document$.subscribe(go)\n"
    assert WAITS in project({"mkdocs.yml": settings(), "docs/index.md": words}).build().text("index.html")
    assert WAITS not in project({"mkdocs.yml": settings(extra_javascript=["own.js"]), "docs/own.js": ""}).build().text(
        "index.html"
    )


@pytest.mark.build
@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "timeline/", "events/disney-deal/"])
def test_a_page_is_painted_before_the_themes_script_starts(browser: Any, site: str, path: str) -> None:
    """Or two seconds have passed; and the script does its work all the same."""
    watch = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    show(browser, 375, f"{site}/{path}")
    started = until(browser, lambda it: it.execute_script("return window.startedAt"))
    painted = until(browser, lambda it: it.execute_script(PAINTED))
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", watch)
    assert started >= min(painted, 2000)
    until(browser, lambda it: it.execute_script(ALIVE))
