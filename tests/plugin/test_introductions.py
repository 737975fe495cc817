"""What a page tells of itself to those who pass its address on."""

from collections.abc import Callable, Mapping

import pytest
from PIL import Image

from tests.plugin.pages import find_all, parse
from tests.plugin.projects import Built, Project, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]
TITLE = '</title><script src="x">&amp; "so"'
STORY = {
    "docs/events/a.yml": event(TITLE, "2024-02-15", 'kind: launch\nsummary: He said "no" & <left>.\n'),
    "docs/events/b.yml": event("Second", "2025"),
    "docs/index.md": "# Home\n",
}


def _told(built: Built, path: str) -> dict[str, str]:
    metas = find_all(parse(built.text(path)), "meta")
    named = ((each.get("property") or each.get("name") or "", each.get("content", "")) for each in metas)
    return {name: content for name, content in named if name.startswith(("og:", "twitter:"))}


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_a_page_introduces_itself(project: Maker, theme: str) -> None:
    """In every theme an event's page gives its title and summary, escaped; a picture only where asked for."""
    built = project({"mkdocs.yml": settings(theme), **STORY}).build("--strict")
    assert built.code == 0, built.log
    told = _told(built, "events/a/index.html")
    assert told["og:title"] == TITLE
    assert told["og:description"].endswith('He said "no" & <left>.')
    assert (told["og:type"], told["twitter:card"]) == ("article", "summary")
    assert "og:image" not in told
    assert _told(built, "index.html")["og:title"] == "A foreign site"
    assert not (built.site / "assets/timeline/social").exists()


def test_each_event_has_a_picture_where_asked_for(project: Maker) -> None:
    """Each event's picture is a PNG of the right size, named absolutely, and drawn once for all builds."""
    files = {"mkdocs.yml": settings(timeline={"social": True}, site_url="https://site.invalid/x/"), **STORY}
    world = project(files)
    built = world.build("--strict")
    assert built.code == 0, built.log
    for name in ("a", "b", "index"):
        with Image.open(built.site / f"assets/timeline/social/{name}.png") as picture:
            picture.load()
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
    told = _told(built, "events/b/index.html")
    assert told["og:image"] == "https://site.invalid/x/assets/timeline/social/b.png"
    assert told["og:url"] == "https://site.invalid/x/events/b/"
    assert told["twitter:card"] == "summary_large_image"
    assert _told(built, "timeline/index.html")["og:image"].endswith("/social/index.png")
    kept = {file: file.stat().st_mtime_ns for file in (world.root / ".cache/plugin/timeline/social").iterdir()}
    assert len(kept) == 3
    world.write({"docs/events/b.yml": event("Second, renamed", "2025")})
    world.build("--strict")
    later = {file: file.stat().st_mtime_ns for file in (world.root / ".cache/plugin/timeline/social").iterdir()}
    assert {file: later[file] for file in kept} == kept
    assert len(later) == 4
    pictures = {file: file.read_bytes() for file in (built.site / "assets/timeline/social").iterdir()}
    for file in later:
        file.write_bytes(file.read_bytes()[:100])
    world.build("--strict")
    assert {file: file.read_bytes() for file in pictures} == pictures


def test_where_the_site_will_be_is_not_made_up(project: Maker) -> None:
    """Open Graph wants whole addresses: without `site_url` no page names one, and none promises a picture."""
    built = project({"mkdocs.yml": settings(timeline={"social": True}), **STORY}).build("--strict")
    assert built.code == 0, built.log
    for path in ("index.html", "timeline/index.html", "events/a/index.html"):
        told = _told(built, path)
        assert not {"og:url", "og:image", "og:image:alt"} & told.keys()
        assert told["twitter:card"] == "summary"
