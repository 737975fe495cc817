"""Pages that the author has written at the address of a generated one, and pages that say where they come from."""

from collections.abc import Callable, Mapping

import pytest

from tests.plugin.linkcheck import SiteLinks
from tests.plugin.pages import find, find_all, parse, words
from tests.plugin.projects import Project, contents, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]

STORY = {"docs/index.md": "# Home\n", "docs/events/2024/a.yml": event("The day it began", "2024-02-15")}


def test_an_authors_index_stands_in_place_of_the_generated_one(project: Maker) -> None:
    """It wins, with a warning that names it, and records still link to it."""
    made = project({"mkdocs.yml": settings(), **STORY, "docs/timeline/index.md": "# My own\n\n[[a]]\n"})
    built = made.build()
    assert built.code == 0, built.log
    assert built.warnings == [
        "docs/timeline/index.md:1:1: warning: this page stands in place of the generated one at 'timeline/' "
        "[hidden-page]"
    ]
    assert words(find(parse(built.text("timeline/index.html")), "h1")) == "My own"
    assert SiteLinks(built.site).broken() == []


def test_an_authors_index_stops_a_strict_build(project: Maker) -> None:
    """What is worth a warning is worth a word before anything is published."""
    made = project({"mkdocs.yml": settings(), **STORY, "docs/timeline.md": "# My own\n"})
    built = made.build("--strict")
    assert built.code == 1
    assert "Traceback" not in built.log


@pytest.mark.parametrize("page", ["docs/events/a.md", "docs/events/a/index.md"])
def test_an_authors_page_at_a_records_address_is_an_error(project: Maker, page: str) -> None:
    """Both are named, nothing is built, and the old site is as it was."""
    made = project({"mkdocs.yml": settings(), **STORY})
    before = contents(made.build("--strict").site)
    made.write({page: "# Mine\n"})
    built = made.build()
    assert built.code == 1
    assert built.errors == [
        f"{page}:1:1: error: two pages at 'events/a/': this one and that of docs/events/2024/a.yml [doubled-address]"
    ]
    assert "Traceback" not in built.log
    assert contents(built.site) == before


HOSTILE = {
    "closing": "</title><script>alert(1)</script>",
    "escaped": "&lt;/title&gt;&amp;<b>",
    "plain": "a < b & \"c\" 'd' {{ page }} {% raw %}",
}


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_titles_are_shown_as_they_are_written(project: Maker, theme: str) -> None:
    """A title is words, whatever they are: in the window's title, the header, the description and the heading."""
    records = {f"docs/events/{id_}.yml": event(title) for id_, title in HOSTILE.items()}
    people = {
        f"docs/entities/by-{id_}.yml": event(title).split("\n")[1].replace("title", "name")
        for id_, title in HOSTILE.items()
    }
    built = project({"mkdocs.yml": settings(theme), **records, **people}).build("--strict")
    assert built.code == 0, built.log
    assert SiteLinks(built.site).broken() == []
    for id_, title in HOSTILE.items():
        page = parse(built.text(f"events/{id_}/index.html"))
        shown = " ".join(title.split())
        assert words(find(page, "title")) == f"{shown} - A foreign site"
        assert [words(heading) for heading in find_all(page, "h1") if heading.get("id") == "event"] == [shown]
        descriptions = [meta.get("content") for meta in find_all(page, "meta") if meta.get("name") == "description"]
        assert descriptions == [f"15 February 2024: {title}"]
        if theme == "material":
            topics = [words(topic) for topic in find_all(find(page, "header"), "div", "md-header__topic")]
            assert topics == ["A foreign site", shown]
    for path in built.site.rglob("*.html"):
        page = parse(path.read_text("utf-8"))
        assert "alert(1)" not in [words(script) for script in find_all(page, "script")], path


def test_an_event_says_where_it_can_be_mended(project: Maker) -> None:
    """With a repository, an event's page leads to its record's file there, and to a new issue that names the event."""
    theme = {"name": "material", "features": ["content.action.edit"]}
    config = settings(theme, repo_url="https://github.com/o/r", edit_uri="edit/main/docs/")
    built = project({"mkdocs.yml": config, **STORY}).build("--strict")
    assert built.code == 0, built.log
    page = parse(built.text("events/a/index.html"))
    links = {link.get("href", ""): words(link) for link in find_all(page, "a")}
    assert links["https://github.com/o/r/issues/new?title=Correction%3A%20a"] == "Send a correction"
    assert "https://github.com/o/r/edit/main/docs/events/2024/a.yml" in links


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_the_edit_link_is_there_in_other_themes(project: Maker, theme: str) -> None:
    """The themes that MkDocs brings lead to the record's file too."""
    config = settings(theme, repo_url="https://github.com/o/r", edit_uri="edit/main/docs/")
    built = project({"mkdocs.yml": config, **STORY}).build("--strict")
    assert built.code == 0, built.log
    links = [link.get("href") for link in find_all(parse(built.text("events/a/index.html")), "a")]
    assert "https://github.com/o/r/edit/main/docs/events/2024/a.yml" in links
