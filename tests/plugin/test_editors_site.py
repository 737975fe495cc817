"""What a real build and a real preview make of the page for editors and of icons."""

from collections.abc import Callable, Mapping

import pytest

from tests.plugin.projects import Project, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]
THEME = {"name": "material", "font": False}


def test_the_page_for_editors_is_built_where_it_is_asked_for(project: Maker) -> None:
    """With `health: true` it is there for those who know its address; without, there is no trace of it."""
    files = {"docs/events/a.yml": event("Something happens")}
    asked = project({**files, "mkdocs.yml": settings(THEME, {"health": True})}).build("--strict")
    assert asked.code == 0, asked.log
    assert "never checked" in asked.text("health/index.html")
    assert "health/" not in asked.text("index.html")
    assert [entry for entry in asked.search_index() if entry["location"].startswith("health")] == []
    usual = project({**files, "mkdocs.yml": settings(THEME)}).build("--strict")
    assert not (usual.site / "health").exists()
    assert "health" not in usual.text("index.html")


def test_a_kind_has_an_icon_of_the_theme_or_of_the_authors_own(project: Maker) -> None:
    """Icons are inlined from the theme's set and from the author's; one that is nowhere stops a strict build."""
    kinds = "kinds:\n  recall: {icon: material/car-wrench}\n  vote: {icon: mine/ballot}\n"
    files = {
        "mkdocs.yml": settings({**THEME, "custom_dir": "overrides"}),
        "overrides/.icons/mine/ballot.svg": '<svg viewBox="0 0 8 8"><path d="M1 1h6"/></svg>',
        "docs/timeline.yml": kinds,
        "docs/events/a.yml": event("A", more="kind: recall\n"),
        "docs/events/b.yml": event("B", more="kind: vote\n"),
    }
    built = project(files).build("--strict")
    assert built.code == 0, built.log
    assert '<svg class="tl-icon tl-gray" viewBox="0 0 24 24"' in built.text("events/a/index.html")
    assert 'viewBox="0 0 8 8"' in built.text("events/b/index.html")
    wrong = project({**files, "docs/timeline.yml": kinds.replace("car-wrench", "car-wrnech")}).build("--strict")
    assert wrong.code != 0
    assert any("did you mean 'material/car-wrench'?" in warning for warning in wrong.warnings)
