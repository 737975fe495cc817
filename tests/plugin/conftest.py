"""The story's own site, built once, a small one beside it, foreign projects, and one browser for all."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.plugin.browsing import PATIENCE, SWITCHES, asked_of, complaints, forget, served
from tests.plugin.kinds import OTHER, OTHER_KINDS, STORY_KINDS, of_each_kind
from tests.plugin.linkcheck import SiteLinks
from tests.plugin.projects import Built, Project, build, once

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder that all workers of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def story_site(shared: Path) -> Built:
    """Return the Sora site, built as the Makefile does."""
    folder = shared / "story"
    return once(folder, lambda: build(REPOSITORY / "mkdocs.yml", folder / "site", "--strict"))


@pytest.fixture(scope="session")
def links(story_site: Built, shared: Path) -> SiteLinks:
    """Return the Sora site's links, every page read."""
    return once(shared / "links", lambda: SiteLinks(story_site.site))


@pytest.fixture(scope="session")
def other_site(shared: Path) -> Built:
    """Return a small site with what the Sora site has none of: years, a withdrawn event, empty indexes."""
    other = Project(shared / "other")

    def make() -> Built:
        other.write(OTHER)
        return other.build("--strict")

    return once(other.root, make)


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Mapping[str, str]], Project]:
    """Return a maker of projects in an empty folder."""

    def write(files: Mapping[str, str]) -> Project:
        result = Project(tmp_path / "project")
        result.write(files)
        return result

    return write


@pytest.fixture(scope="session")
def site(story_site: Built) -> Iterator[str]:
    """Return the address of the Sora site."""
    with served(story_site.site) as address:
        yield address


@pytest.fixture(scope="session")
def kinds(story_site: Built, other_site: Built, site: str) -> Iterator[dict[str, str]]:
    """Return the address of one page of every kind."""
    with served(other_site.site) as other:
        story = {name: f"{site}/{path}" for name, path in of_each_kind(story_site.site, STORY_KINDS).items()}
        yield story | {name: f"{other}/{path}" for name, path in of_each_kind(other_site.site, OTHER_KINDS).items()}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Return a browser that keeps a record of what it asks for and what it complains of."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for switch in SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_page_load_timeout(PATIENCE)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: Any) -> Any:
    """Return the browser as it starts: an empty page, JavaScript on, nothing stored, nothing in its logs."""
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    chromium.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
    forget(chromium)
    complaints(chromium)
    asked_of(chromium)
    return chromium
