"""Small sites of other people, each with something of its own in `mkdocs.yml`."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

import pytest

from tests.plugin.linkcheck import SiteLinks
from tests.plugin.pages import find, find_all, parse, words
from tests.plugin.projects import Built, Project, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]

STORY = {
    "docs/events/a.yml": event("The day it began", "2024-02-15", "kind: launch\ntags: [beginnings]\n"),
    "docs/events/later/b.yml": event("The day it went on", "2025-03", "links: [{follows: a}]\nbody: See [[a]].\n"),
    "docs/entities/maker.yml": "name: The maker\ntype: organization\n",
}
HOME = {
    "docs/index.md": "# Home\n\nIt [began](events/a.md), see the [timeline](timeline/index.md) and [[b|the rest]].\n"
}


def _nav(page: Element) -> dict[str, str]:
    """Return what Material's main nav says, and where it leads."""
    nav = find(page, "nav", "md-nav--primary")
    links = [link for link in find_all(nav, "a", "md-nav__link") if not link.get("href", "#").startswith("#")]
    return {words(link): link.get("href", "") for link in links}


def _sound(built: Built, address: str = "http://site.invalid/") -> None:
    """Assert that a strict build went well and that each of its links leads somewhere."""
    assert built.code == 0, built.log
    assert built.warnings == []
    assert SiteLinks(built.site, address).broken() == []
    assert [path for path in built.site.rglob("*") if path.suffix in {".yml", ".yaml"}] == []


def test_one_record_is_a_site(project: Maker) -> None:
    """A record of two lines and the plugin's name are enough: a home page leads to the timeline, that to the event."""
    built = project({"mkdocs.yml": settings(), "docs/events/a.yml": event("The day it began")}).build("--strict")
    _sound(built)
    home, timeline = parse(built.text("index.html")), parse(built.text("timeline/index.html"))
    assert words(find(home, "h1")) == "A foreign site"
    assert list(_nav(home)) == ["A foreign site", "Timeline"]
    assert "timeline/" in [link.get("href") for link in find_all(find(home, "article"), "a")]
    assert "../events/a/" in [link.get("href") for link in find_all(find(timeline, "article"), "a")]
    assert words(find(parse(built.text("events/a/index.html")), "h1")) == "The day it began"


def test_indexes_are_in_a_nav_that_nobody_wrote(project: Maker) -> None:
    """The timeline and every index on which something stands are in the nav behind the home page, records are not."""
    built = project({"mkdocs.yml": settings(), **STORY, **HOME}).build("--strict")
    _sound(built)
    nav = _nav(parse(built.text("index.html")))
    assert list(nav) == ["Home", "Timeline", "People & organisations", "Kinds", "Tags"]
    assert nav["Timeline"] == "timeline/"
    assert not any("events/" in address for address in nav.values())


def test_pages_can_be_files(project: Maker) -> None:
    """With `use_directory_urls: false` a page is a file, and links name it."""
    built = project({"mkdocs.yml": settings(use_directory_urls=False), **STORY, **HOME}).build("--strict")
    _sound(built)
    assert (built.site / "events/a.html").is_file()
    assert not (built.site / "events/a/index.html").exists()


def test_a_site_can_live_in_a_folder_of_its_host(project: Maker) -> None:
    """Below a path of its host every link still leads somewhere, and each page knows its own address."""
    address = "https://x.example/sub/path/"
    built = project({"mkdocs.yml": settings(site_url=address), **STORY, **HOME}).build("--strict")
    _sound(built, address)
    page = parse(built.text("events/a/index.html"))
    canonical = [link.get("href") for link in find_all(page, "link") if link.get("rel") == "canonical"]
    assert canonical == ["https://x.example/sub/path/events/a/"]
    assert "<loc>https://x.example/sub/path/events/b/</loc>" in built.text("sitemap.xml")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_it_works_in_the_themes_that_mkdocs_brings(project: Maker, theme: str) -> None:
    """Pages, style sheet and search are there without Material, too."""
    built = project({"mkdocs.yml": settings(theme), **STORY, **HOME}).build("--strict")
    _sound(built)
    page = parse(built.text("events/a/index.html"))
    assert words(find(page, "h1")) == "The day it began"
    assert any("assets/timeline/timeline.css" in link.get("href", "") for link in find_all(page, "link"))
    assert [entry["location"] for entry in built.search_index() if entry["title"] == "The day it went on"]


def test_a_theme_keeps_its_columns(project: Maker) -> None:
    """What a theme has beside a page's words stays beside them: the contents in a column, the words in the other."""
    built = project({"mkdocs.yml": settings("mkdocs"), **STORY, **HOME}).build("--strict")
    for path in ("index.html", "timeline/index.html", "events/a/index.html"):
        row = next(find_all(parse(built.text(path)), "div", "row"))
        assert [column.get("class") for column in row] == ["col-md-3", "col-md-9"]


def test_records_can_live_outside_the_pages(project: Maker) -> None:
    """`records: ../records` reads a folder beside the project, and a fault in it is named by the way there."""
    files = {f"../records/{path.removeprefix('docs/')}": text for path, text in STORY.items()}
    made = project({"mkdocs.yml": settings(timeline={"records": "../records"}), **files, **HOME})
    _sound(made.build("--strict"))
    made.write({"../records/events/a.yml": event("The day it began", "2025-02-30")})
    assert made.build().errors == [
        "../records/events/a.yml:1:7: error: date '2025-02-30': February 2025 has 28 days [date]"
    ]


def test_generated_pages_can_live_under_a_path(project: Maker) -> None:
    """`path: history` puts every generated page into that folder."""
    home = {"docs/index.md": "# Home\n\nThe [timeline](history/timeline/index.md) and [[a]].\n"}
    built = project({"mkdocs.yml": settings(timeline={"path": "history"}), **STORY, **home}).build("--strict")
    _sound(built)
    assert (built.site / "history/events/a/index.html").is_file()
    assert not (built.site / "events").exists()
    assert _nav(parse(built.text("index.html")))["Timeline"] == "history/timeline/"


def test_a_written_nav_names_the_indexes(project: Maker) -> None:
    """A nav that the author wrote holds what it says, under the author's own names."""
    nav = [{"Start": "index.md"}, {"Chronicle": "timeline/index.md"}, {"More": [{"Who": "entities/index.md"}]}]
    built = project({"mkdocs.yml": settings(nav=nav), **STORY, **HOME}).build("--strict")
    _sound(built)
    assert list(_nav(parse(built.text("index.html")))) == ["Start", "Chronicle", "Who"]
    assert words(find(parse(built.text("timeline/index.html")), "title")) == "Chronicle - A foreign site"


def test_a_plugin_that_writes_a_nav_has_the_last_word(project: Maker) -> None:
    """Whoever sets pages in an order of their own, as mkdocs-awesome-nav does, finds it in the site."""
    hook = "@event_priority(100)\ndef on_nav(nav, **_):\n    nav.items.reverse()\n    return nav\n"
    hook = f"from mkdocs.plugins import event_priority\n\n{hook}"
    built = project({"mkdocs.yml": settings(hooks=["nav.py"]), "nav.py": hook, **STORY, **HOME}).build("--strict")
    _sound(built)
    nav = _nav(parse(built.text("events/a/index.html")))
    assert list(nav) == ["Tags", "Kinds", "People & organisations", "Timeline", "Home"]


@pytest.mark.parametrize("directories", [True, False])
def test_a_long_timeline_has_a_page_for_each_year(project: Maker, *, directories: bool) -> None:
    """Above `split` events the timeline leads to a page a year, which holds that year's events."""
    dates = ["-0043", "2023-12-31", "2024-01-01", "2024-02", "2025"]
    events = {f"docs/events/e{number}.yml": event(f"Event {number}", date) for number, date in enumerate(dates)}
    config = settings(timeline={"split": 3}, use_directory_urls=directories)
    built = project({"mkdocs.yml": config, **events}).build("--strict")
    _sound(built)
    page = parse(built.text("timeline/2024/index.html" if directories else "timeline/2024.html"))
    assert [words(title) for title in find_all(page, "h3", "tl-title")] == ["Event 2", "Event 3"]


DRAFT = """id: quiet-plan
draft: true
summary: A xylophone.
entities: [maker, hidden-partner]
tags: [zither]
links: [{led-to: a}]
body: |
  After [[a]] an ocarina.
"""
PARTNER = "name: The kazoo company\ndraft: true\n"


def test_drafts_leave_no_trace_in_a_build(project: Maker) -> None:
    """No output file holds a word of a draft: no page, list, count, backlink, tag, search entry or site map."""
    secret = {"docs/events/2026/quiet.yml": event("The glockenspiel", "2026-01-01", DRAFT)}
    made = project({"mkdocs.yml": settings(site_url="https://x.example/"), **STORY, **HOME})
    before = made.build("--strict")
    without = {path.relative_to(before.site): path.read_bytes() for path in before.site.rglob("*") if path.is_file()}
    made.write({**secret, "docs/entities/partner.yml": f"id: hidden-partner\n{PARTNER}"})
    built = made.build("--strict")
    _sound(built, "https://x.example/")
    files = {path.relative_to(built.site): path.read_bytes() for path in built.site.rglob("*") if path.is_file()}
    assert {path for path in files if files[path] != without.get(path)} == set()
    assert files.keys() == without.keys()


def test_drafts_can_be_asked_for(project: Maker) -> None:
    """`drafts: true` builds them like everything else."""
    secret = {"docs/events/2026/quiet.yml": event("The glockenspiel", "2026-01-01", DRAFT)}
    partner = {"docs/entities/partner.yml": f"id: hidden-partner\n{PARTNER}"}
    made = project({"mkdocs.yml": settings(timeline={"drafts": True}), **STORY, **HOME, **secret, **partner})
    built = made.build("--strict")
    _sound(built)
    assert words(find(parse(built.text("events/quiet-plan/index.html")), "h1")) == "The glockenspiel"
    assert "The glockenspiel" in built.text("events/a/index.html")


def test_a_site_can_be_in_another_language(project: Maker) -> None:
    """`theme.language: de` writes dates as German does."""
    config = settings({"name": "material", "language": "de"})
    built = project({"mkdocs.yml": config, **STORY, **HOME}).build("--strict")
    _sound(built)
    page = parse(built.text("events/a/index.html"))
    assert page.get("lang") == "de"
    assert "15. Februar 2024" in words(find(page, "time"))


@pytest.mark.parametrize(("theme", "key"), [("material", "language"), ("mkdocs", "locale"), ("readthedocs", "locale")])
def test_a_language_from_right_to_left_is_written_so(project: Maker, theme: str, key: str) -> None:
    """Material turns its whole page; in a theme that knows no direction the content at least has its own."""
    config = settings({"name": theme, key: "fa"})
    built = project({"mkdocs.yml": config, **STORY, **HOME}).build()
    _sound(built)
    page = parse(built.text("events/a/index.html"))
    assert page.get("lang") == "fa"
    around = [each for each in page.iter() if each.get("dir") == "rtl"]
    assert any(article.get("class") == "tl-event" for each in around for article in each.iter("article"))


def test_a_folder_of_records_that_is_not_there_is_named(project: Maker) -> None:
    """A slip in `records` is an error that names the folder, and no site without events."""
    built = project({"mkdocs.yml": settings("material", {"records": "nowhere"}), "docs/index.md": "# Home\n"}).build()
    assert built.code == 1
    assert "records 'nowhere': there is no folder 'nowhere'" in built.log
    assert "Traceback" not in built.log


def test_a_plugin_that_is_named_twice_is_refused(project: Maker) -> None:
    """Two of them would each make the same pages: the author is told, in a line."""
    mkdocs = settings("material").replace("plugins:", "plugins:\n- timeline", 1)
    built = project({"mkdocs.yml": mkdocs, "docs/index.md": "# Home\n"}).build()
    assert built.code == 1
    assert "'plugins' names it twice" in built.log
    assert "Traceback" not in built.log
