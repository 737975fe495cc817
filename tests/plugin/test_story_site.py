"""The site that this repository ships with, built for real and read whole."""

import html
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.plugin.linkcheck import SiteLinks
from tests.plugin.projects import Built

pytestmark = pytest.mark.build

CONTENT = Path(__file__).parents[2] / "content"
GENERATOR = "https://squidfunk.github.io/mkdocs-material/"


@pytest.fixture(scope="module")
def bodies() -> dict[str, str]:
    """Return the body of each event that has one, by id."""
    records = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in CONTENT.glob("events/**/*.yml")}
    return {id_: record["body"] for id_, record in records.items() if "body" in record}


def test_it_builds_without_a_warning(story_site: Built) -> None:
    """`mkdocs build --strict` ends well and has nothing to complain about."""
    assert story_site.code == 0, story_site.log
    assert "WARNING" not in story_site.log
    assert "ERROR" not in story_site.log


def test_every_event_has_a_page(story_site: Built) -> None:
    """Each record of an event becomes one page, at its id."""
    ids = {path.stem for path in CONTENT.glob("events/**/*.yml")}
    assert len(ids) == 51
    assert {page.parent.name for page in story_site.site.glob("events/*/index.html")} == ids


def test_a_wrong_address_leads_on(story_site: Built) -> None:
    """Who comes to a page that isn't there is shown where to look."""
    lost = re.search("<article.*</article>", story_site.text("404.html"), re.DOTALL)
    assert lost
    assert set(re.findall('href="/([^"]*)"', lost[0])) == {"timeline/", "entities/", "sources/"}


def test_records_are_not_published(story_site: Built) -> None:
    """What is written for the record's editors stays in the repository."""
    assert [path for path in story_site.site.rglob("*") if path.suffix in {".yml", ".yaml"}] == []


def test_no_link_is_broken(links: SiteLinks) -> None:
    """Every link within the site leads to a page, and every anchor to a place on it."""
    assert links.broken() == []


def test_nothing_is_loaded_from_another_host(links: SiteLinks) -> None:
    """A reader's browser asks nobody but the site for anything."""
    assert links.loaded_from_elsewhere() == set()


def test_links_to_other_hosts_are_the_authors_own(links: SiteLinks) -> None:
    """Each address on another host stands in the content as it stands on the page, but for the theme's own."""
    written = "\n".join(path.read_text("utf-8") for path in CONTENT.rglob("*") if path.suffix in {".yml", ".md"})
    assert sorted(link for link in links.foreign() - {GENERATOR} if link not in written) == []


def test_search_knows_the_words_of_a_body(story_site: Built, bodies: dict[str, str]) -> None:
    """A word that only one event's body says leads to that event."""
    texts = [_words(path.read_text("utf-8")) for path in CONTENT.rglob("*") if path.suffix in {".yml", ".md"}]
    files = Counter(word for text in texts for word in text)
    own = {word: id_ for id_, body in bodies.items() for word in _words(body) if files[word] == 1}
    entries = [(entry["location"], _words(html.unescape(entry["text"]))) for entry in story_site.search_index()]
    assert len(own) > 5
    for word, id_ in own.items():
        assert [place for place, found in entries if word in found and place.startswith(f"events/{id_}/")], word


def _words(text: str) -> set[str]:
    return set(re.findall(r"\b[a-z]{9,}\b", text))
