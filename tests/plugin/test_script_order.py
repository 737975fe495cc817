"""A page is seen before Material's script lays it out anew, unless another script leans on that one."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_timeline.script_order import shown_first
from tests.plugin.browsing import complaints, prefer, served, show, until
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
SWITCH = "[data-md-component=palette] label"
ALIVE = "return document.querySelector('[data-drawn], .tl-copy:not([hidden])')"
SHEETS = """
document.addEventListener("DOMContentLoaded", () => {
  window.sheets = [...document.styleSheets];
  window.resets = 0;
  const count = (changes) => (window.resets += changes.length);
  new MutationObserver(count).observe(document.body, { attributeFilter: ["data-md-color-switching"] });
});
"""
READ_ONCE = "return sheets.length > 2 && sheets.every((sheet, number) => sheet === document.styleSheets[number])"
RELATIVE = """
return [...document.querySelectorAll("link")].map((it) => it.getAttribute("href")).filter((it) => !it.includes("://"))
"""
MARK = "for (const it of document.querySelectorAll('[rel=stylesheet]')) it.stays = true"
MARKED = "return [...document.querySelectorAll('[rel=stylesheet]')].every((it) => it.stays)"
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


@pytest.mark.build
@pytest.mark.browser
def test_the_themes_script_sets_nothing_that_is_set(browser: Any, site: str) -> None:
    """Each would have the whole page styled anew: style sheets are read once, and no colours are switched."""
    prefer(browser, color_scheme="light")
    watch = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SHEETS})
    show(browser, 375, f"{site}/")
    until(browser, lambda it: it.execute_script(ALIVE))
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", watch)
    assert browser.execute_script(READ_ONCE)
    assert browser.execute_script("return resets") == 0


@pytest.mark.build
@pytest.mark.browser
def test_style_sheets_are_found_from_the_next_page(
    browser: Any, project: Callable[[Mapping[str, str]], Project]
) -> None:
    """Instant loading goes on to a page in another folder, whose addresses are told from there."""
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    home = "# Home\n\n[[quake]] first.\n"
    quake = "{id: quake, title: The quake, date: 2024-02-15}\n"
    built = project({"mkdocs.yml": settings(theme), "docs/index.md": home, "docs/events/quake.yml": quake}).build()
    assert WAITS in built.text("index.html")
    with served(built.site) as address:
        places = "".join(f"<url><loc>{address}/{path}</loc></url>" for path in ("", "events/quake/"))
        (built.site / "sitemap.xml").write_text(f"<urlset>{places}</urlset>", "utf-8")
        show(browser, 1440, f"{address}/")
        until(browser, lambda it: it.execute_script("return Boolean(window.component$ && window.location$)"))
        browser.execute_script(MARK)
        assert browser.execute_script(RELATIVE)
        browser.find_element("css selector", "article a[href*='events/quake']").click()
        until(browser, lambda it: it.find_elements("css selector", ".tl-event"))
        assert browser.execute_script(MARKED)
        assert browser.execute_script(RELATIVE) == []
        until(
            browser, lambda it: it.execute_script("return [...document.styleSheets].every((it) => it.cssRules.length)")
        )
        assert complaints(browser) == []


def _found(selector: str) -> Callable[[Any], Any]:
    return lambda browser: browser.find_elements("css selector", selector)


@pytest.mark.build
@pytest.mark.browser
@pytest.mark.parametrize(("preferred", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_browser_is_told_of_the_colours(browser: Any, site: str, preferred: str, scheme: str) -> None:
    """Those that the reader's system prefers, and those that are switched to."""
    prefer(browser, color_scheme=preferred)
    show(browser, 1440, f"{site}/")
    until(browser, lambda it: it.execute_script(ALIVE))
    assert browser.find_elements("css selector", f"body[data-md-color-scheme={scheme}]")
    for chosen in ("light", "dark", preferred):  # what is not chosen is as the system has it
        switches = [each for each in browser.find_elements("css selector", SWITCH) if each.is_displayed()]
        switches[0].click()
        until(browser, _found(f"meta[name=color-scheme][content={chosen}]"))
