"""What the Nu HTML checker finds in the markup of whole sites."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

import pytest

from tests.plugin.checkers import faults_of_markup
from tests.plugin.kinds import OTHER, STORY_KINDS
from tests.plugin.projects import Built, Project, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]
THEMES = {
    "mkdocs": (
        "The heading “h4” (with computed level 4) follows",  # the titles of its dialogs, for search and for keys
        "Element “a” is missing required attribute “href”",  # "next" and "previous", where there is none
    ),
    "readthedocs": (),
}
"""What the themes themselves get wrong, on any page."""


def test_no_page_has_an_error(story_site: Built, other_site: Built) -> None:
    """Every page of the story's site, and of a small one in Material as it comes, is valid HTML."""
    assert other_site.code == 0, other_site.log
    assert faults_of_markup([story_site.site, other_site.site]) == []


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_what_is_ours_has_no_error_in_the_themes_that_mkdocs_brings(project: Maker, theme: str) -> None:
    """In either theme the checker complains of nothing but what the theme itself writes around a page."""
    built = project({**OTHER, "mkdocs.yml": settings(theme, {"split": 3})}).build("--strict")
    assert built.code == 0, built.log
    faults = faults_of_markup([built.site])
    assert [fault for fault in faults if not any(theirs in fault for theirs in THEMES[theme])] == []


def test_every_page_is_of_a_kind_that_is_tried(story_site: Built) -> None:
    """No kind of page is left out where one of each kind stands for all."""
    pages = (path.relative_to(story_site.site) for path in story_site.site.rglob("*.html"))
    assert [page for page in pages if not _known(page) and not _leads_on(story_site, page)] == []


def _known(page: PurePath) -> bool:
    return any(page.match(pattern) and len(page.parts) == pattern.count("/") + 1 for pattern in STORY_KINDS.values())


def _leads_on(built: Built, page: PurePath) -> bool:
    return 'http-equiv="refresh"' in built.text(page.as_posix())
