"""Executors that know nothing of a build, such as a cluster: they are sent its records, and send back its pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from socket import create_connection
from typing import Any

from mkdocs.exceptions import PluginError

from timeline.parcel import write
from timeline.render import Written

__all__ = ["Crew", "check_executor", "crew_at"]

_DASK = "dask://"
_PATIENCE = 10
"""In seconds: a cluster that is there answers at once."""


@dataclass(frozen=True)
class Crew:
    """An executor, how many work for it, and the parcel from which they write, or what stands for one sent ahead."""

    executor: Executor
    parcel: Any
    number: int

    def written(self, portions: Sequence[Sequence[str]]) -> Iterator[Mapping[str, Written]]:
        """Set all to work at once, and yield what they have written, by address, in the order of portions."""
        submit = self.executor.submit
        return _gathered([(urls, submit(write, self.parcel, urls) if urls else None) for urls in portions])


def check_executor(address: str) -> None:
    """Refuse an address that leads to no kind of executor."""
    host, _, port = address.removeprefix(_DASK).rpartition(":")
    if address and not (address.startswith(_DASK) and host and port.isdecimal()):
        raise PluginError(f"timeline: executor '{address}': write where a Dask scheduler listens: dask://host:port")


@contextmanager
def crew_at(address: str, pack: Callable[[], bytes]) -> Iterator[Crew | None]:
    """Give the workers of a Dask cluster, with what has been packed for them; none where no address is."""
    if not address:
        yield None
        return
    try:
        from distributed import Client  # noqa: PLC0415 - only who has a cluster has Dask
    except ImportError as absent:
        message = f"timeline: executor '{address}': Dask isn't installed: pip install 'mkdocs-timeline[dask]'"
        raise PluginError(message) from absent
    scheduler = address.removeprefix(_DASK)
    host, _, port = scheduler.rpartition(":")
    try:
        create_connection((host.strip("[]"), int(port)), _PATIENCE).close()  # Dask would ask one that refuses again
        client = Client(f"tcp://{scheduler}", timeout=_PATIENCE, set_as_default=False)
    except OSError as silence:
        raise PluginError(f"timeline: executor '{address}': no Dask scheduler answers there") from silence
    with client:
        if not (number := len(client.nthreads())):
            raise PluginError(f"timeline: executor '{address}': the cluster has no workers")
        yield Crew(client.get_executor(pure=False), client.scatter(pack(), broadcast=True), number)


def _gathered(work: list[tuple[Sequence[str], Any]]) -> Iterator[Mapping[str, Written]]:
    """Yield what comes back, in the order of what was asked for, and keep nothing of it."""
    work.reverse()
    try:
        while work:
            urls, future = work.pop()
            yield dict(zip(urls, future.result(), strict=True)) if future else {}
    except Exception as fault:
        raise PluginError(f"timeline: executor: a worker could not write: {fault}") from fault
    finally:
        for _, future in work:
            if future:
                future.cancel()
