"""Pages written elsewhere: by threads, by processes that know nothing, by a cluster; always the same bytes."""

import multiprocessing
import socket
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from mkdocs_timeline.executors import Crew, check_executor
from tests.plugin.projects import Project, contents, settings
from tests.plugin.test_shells import STORY
from timeline import Addresses, Options, Site, build, find_files
from timeline.parcel import pack

Maker = Callable[[Mapping[str, str]], Project]

EXECUTORS: dict[str, Callable[[], Executor]] = {
    "threads": lambda: ThreadPoolExecutor(3),
    "processes": lambda: ProcessPoolExecutor(2, multiprocessing.get_context("spawn")),
}
ICONS = {"material/rocket-launch": '<svg viewBox="0 0 24 24"><path d="M1 1h1z"/></svg>', "material/gavel": "<svg/>"}
SETTINGS = "kinds: {launch: {icon: material/rocket-launch}}\n"


@pytest.fixture
def told(tmp_path: Path) -> tuple[Site, bytes]:
    """Return a story as it was told here, and the parcel for others."""
    Project(tmp_path).write({**STORY, "docs/timeline.yml": SETTINGS})
    files, _ = find_files(tmp_path / "docs", "docs")
    options = Options(Addresses(), locale="de", split=3, icons=ICONS, pictures={}, site_name="Story")
    site = build(files, options, drafts=True, advice=False)
    return site, pack(files, site.ink, drafts=True)


@pytest.mark.parametrize("name", EXECUTORS)
def test_any_executor_writes_the_same(told: tuple[Site, bytes], name: str) -> None:
    """What stands on a page does not depend on who has written it; it comes back in the order it was asked for."""
    site, parcel = told
    urls = list(site.pages)
    portions = [urls[start::4] for start in range(4)]
    with EXECUTORS[name]() as executor:
        found = list(Crew(executor, parcel, 2).written([*portions, []]))
    assert [list(each) for each in found] == [*portions, []]
    assert {url: written for each in found for url, written in each.items()} == {
        url: page.write() for url, page in site.pages.items()
    }


def dask_cluster(workers: int) -> Any:
    """Return a Dask cluster on this machine, each worker a process with two threads."""
    from distributed import LocalCluster

    start: Any = LocalCluster
    return start(n_workers=workers, threads_per_worker=2, dashboard_address="127.0.0.1:0", silence_logs=True)


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Return a cluster of two processes."""
    with dask_cluster(2) as started:
        yield started


@pytest.mark.build
def test_a_cluster_builds_the_same_site(project: Maker, cluster: Any) -> None:
    """Built with a Dask cluster, every file of the site has the bytes that it has without one."""
    address = cluster.scheduler_address.replace("tcp://", "dask://")
    made = project({"mkdocs.yml": settings(timeline={"executor": address}), **STORY})
    shared = made.build("--strict")
    assert shared.code == 0, shared.log
    found = contents(shared.site)
    made.write({"mkdocs.yml": settings()})
    alone = made.build("--strict")
    assert alone.code == 0, alone.log
    assert contents(alone.site) == found
    assert cluster.scheduler.transition_counter > 0


def free_port() -> int:
    """Return a port on which nobody listens."""
    with closing(socket.socket()) as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


@pytest.mark.parametrize("address", ["ray://here:1", "dask://", "dask://here", "dask", "127.0.0.1:8786", "dask://:1"])
def test_other_words_are_refused(address: str) -> None:
    """What is no address of a cluster is refused in plain words, with what may stand there."""
    with pytest.raises(PluginError, match=f"executor '{address}': write where a Dask scheduler listens"):
        check_executor(address)


@pytest.mark.build
def test_a_build_refuses_other_words(project: Maker) -> None:
    """A build with such a word ends with it, and nothing else."""
    built = project({"mkdocs.yml": settings(timeline={"executor": "ray"}), **STORY}).build()
    assert built.code == 1
    assert "timeline: executor 'ray': write where a Dask scheduler listens: dask://host:port" in built.log
    assert "Traceback" not in built.log


@pytest.mark.build
def test_nobody_answers(project: Maker) -> None:
    """Where no scheduler is, the build says so and leaves the old site as it was."""
    made = project({"mkdocs.yml": settings(), **STORY})
    before = contents(made.build().site)
    address = f"dask://127.0.0.1:{free_port()}"
    made.write({"mkdocs.yml": settings(timeline={"executor": address})})
    built = made.build()
    assert built.code == 1
    assert f"timeline: executor '{address}': no Dask scheduler answers there" in built.log
    assert "Traceback" not in built.log
    assert contents(built.site) == before


@pytest.mark.build
def test_a_cluster_without_workers(project: Maker) -> None:
    """A scheduler that has nobody to send work to is not waited for."""
    with dask_cluster(0) as empty:
        address = empty.scheduler_address.replace("tcp://", "dask://")
        built = project({"mkdocs.yml": settings(timeline={"executor": address}), **STORY}).build()
    assert built.code == 1
    assert f"timeline: executor '{address}': the cluster has no workers" in built.log
