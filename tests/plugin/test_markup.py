"""What the Nu HTML checker finds in the markup of whole sites."""

from pathlib import Path, PurePath

import pytest

from tests.plugin.checkers import faults_of_markup
from tests.plugin.kinds import OTHER, STORY_KINDS
from tests.plugin.projects import Built, Project, settings

pytestmark = pytest.mark.build

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


def test_what_is_ours_has_no_error_in_the_themes_that_mkdocs_brings(tmp_path: Path) -> None:
    """In either theme the checker complains of nothing but what the theme itself writes around a page."""
    for theme in THEMES:
        Project(tmp_path / theme).write({**OTHER, "mkdocs.yml": settings(theme, {"split": 3})})
        built = Project(tmp_path / theme).build("--strict")
        assert built.code == 0, built.log
    faults = faults_of_markup(tmp_path / theme / "site" for theme in THEMES)
    assert [fault for fault in faults if not _is_theirs(fault)] == []


def _is_theirs(fault: str) -> bool:
    return any(f"/{theme}/site/" in fault and said in fault for theme, known in THEMES.items() for said in known)


def test_every_page_is_of_a_kind_that_is_tried(story_site: Built) -> None:
    """No kind of page is left out where one of each kind stands for all."""
    pages = (path.relative_to(story_site.site) for path in story_site.site.rglob("*.html"))
    assert [page for page in pages if not _known(page) and not _leads_on(story_site, page)] == []


def _known(page: PurePath) -> bool:
    return any(page.match(pattern) and len(page.parts) == pattern.count("/") + 1 for pattern in STORY_KINDS.values())


def _leads_on(built: Built, page: PurePath) -> bool:
    return 'http-equiv="refresh"' in built.text(page.as_posix())
