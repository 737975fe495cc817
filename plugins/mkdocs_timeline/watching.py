"""Files are watched by the system's own means where it has them, and by looking twice a second where not."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from mkdocs_timeline.options import TimelineConfig, records_folder
from timeline.folders import is_record

__all__ = ["Watchman", "watch"]

log = logging.getLogger("mkdocs.plugins.timeline")

_CHANGES = frozenset({"created", "modified", "deleted", "moved"})
_PASSING = (".tmp", ".swp", ".swx", ".new", ".bak", ".part", ".lock", "~")


def watch(
    server: LiveReloadServer, config: MkDocsConfig, options: TimelineConfig, on_record: Callable[[], None]
) -> "Watchman":
    """Have a server watch its pages and records by other means than its own, and return who does."""
    folder, _ = records_folder(config, options)
    named = Path(config.docs_dir)
    roots = [folder, *([named] if folder == named.resolve() else [])]

    def is_record_at(path: Path) -> bool:
        below = (path.relative_to(root).as_posix() for root in roots if path.is_relative_to(root))
        return any(map(is_record, below))

    own = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in own:
        server.unwatch(path)
    watchman = Watchman(server.observer, is_record_at, on_record)
    server.observer = watchman  # type: ignore[assignment]
    for path in own:
        server.watch(path)
    if not folder.is_relative_to(named.resolve()):
        server.watch(str(folder))
    return watchman


class Watchman:
    """Stands in for the observer of MkDocs's server: a change of a record is told to another, all else to MkDocs.

    MkDocs polls because a native observer also tells it of every file that was merely opened, its own build's too.
    """

    def __init__(self, earlier: Any, is_record: Callable[[Path], bool], on_record: Callable[[], None]) -> None:
        """Take the observer that was there before, which keeps what it watches, and who is told of records."""
        self.earlier, self.is_record, self.on_record = earlier, is_record, on_record
        self._observer: Any = Observer()
        self._started = False
        self._watches: list[_Watch] = []

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> "_Watch":
        """Have MkDocs told of what changes at a path."""
        watch = _Watch(self, handler, path, recursive=recursive)
        self._watches.append(watch)
        if self._started:
            watch.begin(self._observer)
        return watch

    def unschedule(self, watch: "_Watch") -> None:
        """Watch a path no longer."""
        self._watches.remove(watch)
        if self._started:
            self._observer.unschedule(watch.observed)

    def start(self) -> None:
        """Begin to watch; where the system can't, or has no watches left, look twice a second."""
        self._started = True
        if self.earlier.emitters:
            self.earlier.start()
        try:
            self._begin()
        except OSError as error:
            log.info("changes are looked for twice a second: %s", error)
            self._observer = PollingObserver(timeout=0.5)
            self._begin()

    def _begin(self) -> None:
        for watch in self._watches:
            watch.begin(self._observer)
        self._observer.start()

    def rebuild(self) -> None:
        """Have MkDocs build the whole site again."""
        for watch in self._watches[:1]:
            watch.host.dispatch(FileModifiedEvent(watch.path))

    def stop(self) -> None:
        """Watch nothing any longer."""
        for observer in (self.earlier, self._observer):
            if observer.is_alive():
                observer.stop()

    def join(self) -> None:
        """Wait until nothing is watched."""
        for observer in (self.earlier, self._observer):
            if observer.is_alive():
                observer.join()


class _Watch(FileSystemEventHandler):
    """Passes on what has changed at a path to those it concerns."""

    def __init__(self, watchman: Watchman, host: FileSystemEventHandler, path: str, *, recursive: bool) -> None:
        self.watchman, self.host, self.path, self.recursive = watchman, host, path, recursive
        self.observed: Any = None

    def begin(self, observer: Any) -> None:
        self.observed = observer.schedule(self, self.path, recursive=self.recursive)

    def dispatch(self, event: FileSystemEvent) -> None:
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory or any(map(self.watchman.is_record, paths)):
            self.watchman.on_record()  # with a folder, files may have come or gone untold
        if not event.is_directory and any(not self.watchman.is_record(path) and not _passing(path) for path in paths):
            self.host.dispatch(event)


def _passing(path: Path) -> bool:
    """Say whether a file is an editor's, there for a moment only."""
    return path.name.startswith((".", "#")) or path.name.endswith(_PASSING) or path.name == "4913"
