"""The story's own site, built once, and foreign projects."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.plugin.projects import Built, Project, build

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def story_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the Sora site, built as the Makefile does."""
    return build(REPOSITORY / "mkdocs.yml", tmp_path_factory.mktemp("story") / "site", "--strict")


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Mapping[str, str]], Project]:
    """Return a maker of projects in an empty folder."""

    def write(files: Mapping[str, str]) -> Project:
        result = Project(tmp_path / "project")
        result.write(files)
        return result

    return write
