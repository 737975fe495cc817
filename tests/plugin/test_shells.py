"""Pages in shells: the same bytes as the theme's own, whatever the theme; where they can't be, the theme's own."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.plugin.projects import Project, contents, event, settings

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]

NASTY = 'A & B <b>"quoted"</b> it\'s </title><script>'
STORY = {
    "docs/index.md": "# Home\n\nIt [began](events/a.md#sources), see [[b|the rest]] and [this](tags/new.md).\n",
    "docs/events/a.yml": event("The day it began", "2024-02-15", "kind: launch\ntags: [new, 'C++']\nthreads: [t]\n"),
    "docs/events/b.yml": event(NASTY, "2025-03", "summary: 'Of \"it\" & <a>.'\nlinks: [{follows: a}]\nthreads: [t]\n"),
    "docs/events/c.yml": event(
        "A long one", "2025", "entities: [maker]\nformer-ids: [older]\nbody: |\n  # Head\n\n  | a | b |\n  |---|---|\n"
        "  | 1 | <2> |\n\n  Text[^1] with `<code>`, **so** and [there](https://x.example/).\n\n  > - so\n"
        "\n  [^1]: A note & more.\n"
        "claims: [{says: It *was*.}]\nsources: [{url: 'https://a.example/', title: 'Q & A'}]\n",
    ),
    "docs/events/edit-it.yml": event("Edited", "2026-01-02", "withdrawn: {date: 2026-02-01, reason: It was *not*.}\n"),
    "docs/entities/maker.yml": f"name: {NASTY!r}\ntype: organization\naliases: [M]\nbody: Of [[a]].\n".replace(
        "\\'", "''"
    ),
    "docs/threads/t.yml": "title: T & t\nsummary: All of *it*.\n",
    "docs/events/many.yml": "".join(
        f"- {{id: many-{n}, date: {2010 + n % 4}-0{1 + n % 7}, title: One of many, threads: [t], tags: ['C++']}}\n"
        for n in range(9)
    ),
}  # fmt: skip
FEATURES = [
    *("navigation.instant", "navigation.tabs", "navigation.footer", "navigation.indexes", "navigation.path"),
    *("content.action.edit", "content.action.view", "toc.follow", "search.suggest", "navigation.top"),
]
REPOSITORY = {
    "repo_url": "https://github.com/some/where",
    "edit_uri": "edit/main/docs/",
    "site_url": "https://x.example/y/",
}
VARIANTS: dict[str, dict[str, Any]] = {
    "bare": {},
    "featured": {"theme": {"name": "material", "language": "de", "features": FEATURES}, **REPOSITORY},
    "integrated": {"theme": {"name": "material", "features": ["toc.integrate", "navigation.sections"]}, **REPOSITORY},
    "mkdocs": {"theme": "mkdocs", **REPOSITORY},
    "readthedocs": {"theme": "readthedocs", **REPOSITORY},
    "files": {"use_directory_urls": False, "site_url": "https://x.example/"},
    "prefixed": {"timeline": {"path": "history", "split": 1}, "nav": ["index.md", "history/events/a.md"]},
    "counted": {"theme": {"name": "material", "custom_dir": "over"}},
    "translated": {"extra": {"alternate": [{"name": "English", "link": "/en/", "lang": "en"}]}, **REPOSITORY},
}


@pytest.mark.parametrize("name", VARIANTS)
def test_a_filled_shell_is_what_the_theme_makes(project: Maker, name: str) -> None:
    """Every file of the site, the search index and the sitemap too, has the bytes that MkDocs itself would write."""
    files = {**STORY, "over/partials/toc-item.html": "<li>{{ toc_item.title }} ({{ toc_item.children | length }})</li>"}
    if name == "prefixed":
        files = {path: text.replace("](", "](history/") for path, text in STORY.items()}
    timeline = VARIANTS[name].get("timeline", {})
    shelled = project({"mkdocs.yml": settings(**VARIANTS[name]), **files}).build("--strict")
    assert shelled.code == 0, shelled.log
    assert "every page is built by MkDocs" not in shelled.log
    found = contents(shelled.site)
    whole = project(
        {"mkdocs.yml": settings(**{**VARIANTS[name], "timeline": {**timeline, "whole_pages": True}})}
    ).build("--strict")
    assert whole.code == 0, whole.log
    theirs = contents(whole.site)
    assert sorted(found) == sorted(theirs)
    assert [path for path in theirs if found[path] != theirs[path]] == []
    assert not any(b"tl7slot" in content for content in found.values())


SPOILED: dict[str, tuple[dict[str, Any], dict[str, str], str]] = {
    "an override that looks at the words": (
        {"theme": {"name": "material", "custom_dir": "over"}},
        {"over/main.html": '{% extends "base.html" %}{% block announce %}{{ page.content | length }}{% endblock %}'},
        "makes 'events/",
    ),
    "a hook that works on every page": (
        {"hooks": ["hook.py"]},
        {"hook.py": "def on_post_page(output, page, config):\n    return output.replace('began', 'BEGAN')\n"},
        "for hook",
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_what_no_shell_can_say_is_made_by_the_theme(project: Maker, name: str) -> None:
    """Where an override or a hook makes of a page what a shell can't, MkDocs builds all of them, and a line says so."""
    more, files, said = SPOILED[name]
    built = project({"mkdocs.yml": settings(**more), **STORY, **files}).build("--strict")
    assert built.code == 0, built.log
    assert built.log.count("every page is built by MkDocs") == 1
    assert said in built.log
    found = contents(built.site)
    whole = project({"mkdocs.yml": settings(timeline={"whole_pages": True}, **more)}).build("--strict")
    assert contents(whole.site) == found


COUNTED = {
    "over/main.html": (
        '{% extends "base.html" %}{% block extrahead %}{{ config.extra.seen.append(page) or "" }}{% endblock %}'
    ),
    "hook.py": "def on_post_build(config):\n    print('rendered', len(config.extra['seen']))\n",
    "docs/index.md": "# Home\n",
    "docs/threads/t.yml": "title: T & t\n",
    "docs/events/all.yml": "".join(
        f"- {{id: e-{n}, date: {2000 + n % 9}, title: A & {n}, threads: [t], tags: [of-{n % 30}]}}\n" for n in range(90)
    ),
}


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_few_pages_are_rendered(project: Maker, theme: str) -> None:
    """In each of the themes that come with MkDocs and Material, the theme renders some pages, and not each one."""
    more: dict[str, Any] = {"theme": {"name": theme, "custom_dir": "over"}, "extra": {"seen": []}, "hooks": ["hook.py"]}
    built = project({"mkdocs.yml": settings(timeline={"workers": 1}, **more), **COUNTED}).build("--strict")
    assert built.code == 0, built.log
    pages = len(list(built.site.glob("*/*/index.html")))
    assert pages > 120
    rendered = int(built.log.partition("rendered ")[2].split()[0])
    assert 0 < rendered < 40
