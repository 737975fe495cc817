"""What the Nu HTML checker finds in the markup of whole sites."""

from pathlib import PurePath

import pytest

from tests.plugin.checkers import faults_of_markup
from tests.plugin.kinds import STORY_KINDS
from tests.plugin.projects import Built

pytestmark = pytest.mark.build


def test_no_page_has_an_error(story_site: Built, other_site: Built) -> None:
    """Every page of the story's site, and of a small one in Material as it comes, is valid HTML."""
    assert other_site.code == 0, other_site.log
    assert faults_of_markup([story_site.site, other_site.site]) == []


def test_every_page_is_of_a_kind_that_is_tried(story_site: Built) -> None:
    """No kind of page is left out where one of each kind stands for all."""
    pages = (path.relative_to(story_site.site) for path in story_site.site.rglob("*.html"))
    assert [page for page in pages if not _known(page) and not _leads_on(story_site, page)] == []


def _known(page: PurePath) -> bool:
    return any(page.match(pattern) and len(page.parts) == pattern.count("/") + 1 for pattern in STORY_KINDS.values())


def _leads_on(built: Built, page: PurePath) -> bool:
    return 'http-equiv="refresh"' in built.text(page.as_posix())
