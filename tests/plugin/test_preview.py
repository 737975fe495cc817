"""The preview serves what a clean build writes, to the byte, whatever was saved before."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from tests.plugin.projects import Project, contents, event
from tests.plugin.projects import settings as mkdocs_yml

pytestmark = pytest.mark.build

RELOADING = re.compile(rb"<script>(?:(?!</script>).)*</script>(?=</body>)", re.DOTALL)
ADDRESS = "http://127.0.0.1:8000/"
INDEX = """# Home

[[a]] and [b](events/b.md), [[t|the thread]].

```timeline
view: table
```

```timeline
limit: 2
```
"""
STORY = {
    "docs/index.md": INDEX,
    "docs/about.md": "# About\n\nNothing is said of records here.\n",
    "docs/events/a.yml": event("The day it began", "2024-02-15", "threads: [t]\nentities: [e]\n"),
    "docs/events/b.yml": event("The day it went on", "2025-03", "links: [{led-to: c}]\nbody: See [[a]].\n"),
    "docs/events/c.yml": event("The day after", "2025-03-04", "tags: [Star Wars]\nformer-ids: [was]\n"),
    "docs/threads/t.yml": "title: The thread\n",
    "docs/entities/e.yml": "name: Somebody\naliases: [E]\n",
}
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # each example is two builds: too dear to be made smaller
NAMES = ("a", "b", "c", "d")
TITLES = st.sampled_from(["The day it began", "Another day", "A < B & C", "Über"])
DATES = st.sampled_from(["2023", "2024-02-15", "2025-03", "2025-03-04T10:00Z", "2025-02-30"])
MORE = st.sampled_from(
    [
        "",
        "body: See [[a]] and [[d|the last]].\n",
        "links: [{led-to: c}]\n",
        "links: [{related: a}, {follows: b}]\n",
        "threads: [t]\nentities: [e]\ntags: [Star Wars, x]\n",
        "draft: true\n",
        "former-ids: [old]\n",
        "withdrawn: {date: 2025-01-01, reason: Not so.}\n",
        "sources: [{id: s, title: A source, url: 'https://example.org/'}]\n",
        "soruces: []\n",
    ]
)
EVENTS = st.builds(event, TITLES, DATES, MORE)
CHANGES = st.one_of(
    st.tuples(st.just("save"), st.sampled_from(NAMES), EVENTS),
    st.tuples(st.just("break"), st.sampled_from(NAMES), st.sampled_from(["title: [", "", "date: 2025\n"])),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("page"), st.just("about"), st.sampled_from(["# About\n\nSee [[a]].\n", "# Other\n\n[[d]]\n"])),
    st.tuples(st.just("thread"), st.just("t"), st.sampled_from(["title: Renamed\n", "title: The thread\nanchor: a\n"])),
    st.tuples(st.just("entity"), st.just("e"), st.sampled_from(["name: Nobody\n", "name: Somebody\npart-of: e2\n"])),
)


class Served:
    """A preview without a network: its application, its plugin, and the one step that follows a save."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._build()
        config = self.config
        server = LiveReloadServer(self._build, "127.0.0.1", 8000, config.site_dir)
        server.watch(config.docs_dir)
        server.watch(config.config_file_path)
        self.server = config.plugins.on_serve(server, config=config, builder=self._build)
        self.plugin.watchman.rebuild = self._build

    def _build(self) -> None:
        config = self.config = _config(self.root, "served")
        self.plugin = cast("Any", config.plugins["timeline"])
        config.plugins.on_startup(command="serve", dirty=False)
        self.plugin.following = True
        build(config, serve_url=ADDRESS)

    def follow(self, change: str) -> None:
        """Do what follows a change: of a record, the preview's step; of a page, MkDocs's own build."""
        if change == "page":
            self._build()
        else:
            with self.plugin.lock:
                self.plugin._retell()  # noqa: SLF001 - as the preview's thread does

    def get(self, path: str) -> bytes | None:
        """Return what is served at a path, without what reloads it; None where there is nothing."""
        said: list[str] = []
        app = self.server.get_app()
        assert app is not None
        environment = {"PATH_INFO": f"/{path}", "HTTP_HOST": "127.0.0.1:8000"}
        body = b"".join(app(environment, lambda status, _: said.append(status)))  # type: ignore[arg-type]
        if said != ["200 OK"]:
            assert said[0].startswith("404")
            return None
        return RELOADING.sub(b"", body) if path.endswith(".html") else body


def _config(root: Path, site: str) -> MkDocsConfig:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / site))
    config.site_url = ADDRESS
    return config


def _clean(root: Path) -> dict[str, bytes]:
    """Return what a build writes that knows of nothing before it."""
    with _no_plugins_yet():
        config = _config(root, "clean")
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return contents(root / "clean")


@contextmanager
def _no_plugins_yet() -> Iterator[None]:
    """Have MkDocs make plugins anew, as a process of its own would."""
    cache = MkDocsConfig.plugins.plugin_cache  # type: ignore[attr-defined]
    before = dict(cache)
    cache.clear()
    try:
        yield
    finally:
        cache.clear()
        cache.update(before)


def _do(docs: Path, change: str, name: str, text: str) -> None:
    file = docs / {"thread": f"threads/{name}.yml", "entity": f"entities/{name}.yml", "page": f"{name}.md"}.get(
        change, f"events/{name}.yml"
    )
    match change:
        case "delete":
            file.unlink(missing_ok=True)
        case "rename":
            if file.exists():
                file.replace(docs / f"events/{text}.yml")
        case _:
            file.write_text(text, "utf-8")


@settings(max_examples=6, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_the_preview_is_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str, str]]
) -> None:
    """After any saves, deletions, renames, slips and their mending each file served is the one a clean build writes.

    Among them are the lists, backlinks, threads, the search's index, the sitemap, the events' data and the author's
    own pages. Until the slip is mended the last good site is served, with a notice.
    """
    project = Project(tmp_path_factory.mktemp("preview"))
    project.write({"mkdocs.yml": mkdocs_yml(timeline={"drafts": True, "health": False}), **STORY})
    docs = project.root / "docs"
    with _no_plugins_yet():
        served = Served(project.root)
        for change, name, text in changes:
            _do(docs, change, name, text)
            served.follow(change)
            page = served.get("timeline/index.html") or b""
            assert (b"tl-notice" in page) == bool(served.plugin.faults)
        if served.plugin.faults:
            for file in docs.glob("events/*"):
                file.unlink()
            project.write(STORY)
            served.follow("page")
        assert served.plugin.preview.edition
        clean = _clean(project.root)
        for path, content in clean.items():
            assert served.get(path) == content, path
        for path in (f"events/{name}/index.html" for name in (*NAMES, "was", "old")):
            assert (served.get(path) is None) == (path not in clean)
        served.plugin.on_shutdown()


def test_a_burst_ends_as_a_clean_build(tmp_path: Path) -> None:
    """A hundred files come, half of them broken for a moment, and a folder moves away: then it is a clean build."""
    project = Project(tmp_path)
    project.write({"mkdocs.yml": mkdocs_yml(timeline={"drafts": True, "health": False}), **STORY})
    docs = project.root / "docs"
    with _no_plugins_yet():
        served = Served(project.root)
        for text in ("title: 'half", "date: 2025\n"):
            project.write({f"docs/events/many/n{number}.yml": text for number in range(50)})
            served.follow("save")
            assert served.plugin.faults
            assert b"The day it began" in (served.get("events/a/index.html") or b"")
        project.write({f"docs/events/many/n{number}.yml": event(f"Number {number}", "2025") for number in range(100)})
        served.follow("save")
        assert b"Number 99" in (served.get("events/n99/index.html") or b"")
        (docs / "events/many").rename(docs / "many")
        served.follow("page")
        clean = _clean(project.root)
        assert {path: served.get(path) for path in clean} == clean
        assert served.get("events/n99/index.html") is None
        served.plugin.on_shutdown()
