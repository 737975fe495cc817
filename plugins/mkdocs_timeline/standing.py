"""A site that is already what a build would make of what there is now, and so need not be made again."""

import hashlib
import json
import logging
import os
import stat
import sys
import time
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

from mkdocs_timeline.caching import keep, keep_newest, kept, kept_folder
from mkdocs_timeline.inputs import Inputs, inputs_of
from mkdocs_timeline.options import TimelineConfig
from mkdocs_timeline.staging import Mark, visible_in
from mkdocs_timeline.workers import Errand, workers_for
from timeline.folders import Stamp

__all__ = ["Standing", "ask_for_nothing"]

_LOG = logging.getLogger("mkdocs")
_FOLDER = "sites-1"
"""Another number for another form of notes."""
_NOTES = 8
"""Sites that are remembered: a project may be built into several folders, but not into a new one for ever."""

# File systems tell times apart by steps of up to two seconds: a file may change again without looking newer.
_STEP = 2 * 10**9

Seen = tuple[Stamp | None, str | None]
"""A file's stamp, None where it may change again without looking newer, and its content's digest, None where unread."""

_NOTHING: Seen = (None, None)


class Standing:
    """What a site is to be made from, and the note that its last build left of that and of what it made.

    A note is believed where every input has the digest, and every file of the site the stamp, that it names.
    """

    def __init__(self, inputs: Inputs, site: Path, note: Path, workers: int | None) -> None:
        """Look at every input; none is read that can't change without being seen to, until its content matters.

        Meanwhile another process looks at the site, where there are several.
        """
        self.inputs, self.site, self.note = inputs, site, note
        self._warnings = CountHandler(level=logging.WARNING)
        _LOG.addHandler(self._warnings)
        self._noted = _noted(note)
        self._looking = Errand(self._is_untouched, workers_for(workers, len(self.made)))
        self._seen = self._look({path: (_stamp(s), digest) for path, (s, digest) in self._noted["seen"].items()})

    @classmethod
    def of(cls, config: MkDocsConfig, options: TimelineConfig) -> "Standing | None":
        """Return what stands of a project; None where that can't be known, or nothing can be kept."""
        inputs, folder = inputs_of(config, options), kept_folder(config, _FOLDER)
        if inputs is None or folder is None:
            return None
        site = Path(config.site_dir)
        return cls(inputs, site, folder / hashlib.sha256(os.fsencode(site)).hexdigest()[:16], options.workers)

    @cached_property
    def changed(self) -> AbstractSet[str] | None:
        """The paths of all that isn't what the site was made from; None where that isn't known."""
        if self._noted["settings"] != self.inputs.settings:
            return None
        self._seen = {path: _read(path, seen) for path, seen in self._seen.items()}
        before, now = self._noted["seen"], self._seen
        return {
            path for path in before.keys() | now.keys() if before.get(path, _NOTHING)[1] != now.get(path, _NOTHING)[1]
        }

    @cached_property
    def untouched(self) -> bool:
        """Whether every file of the site was as its last build left it when this one began."""
        return self._looking.result()

    def is_whole(self) -> bool:
        """Say whether the site is what its last build made, of the same."""
        return not self.changed and self.changed is not None and self.untouched

    @property
    def made(self) -> Mapping[str, object]:
        """The files of the site, by path."""
        noted: Mapping[str, object] = self._noted["made"]
        return noted

    @property
    def word(self) -> Any:
        """What the last build has noted for this one."""
        return self._noted.get("word")

    @property
    def code(self) -> str:
        """A digest of all but the records that has a part in reading them: code, and time zones."""
        paths = {*self.inputs.packages, *self.inputs.own_files()}
        read = {path: _read(path, self._seen[path])[1] for path in paths if path in self._seen}
        return hashlib.sha256(repr((sys.version, self.inputs.zones, sorted(read.items()))).encode()).hexdigest()

    def learn(self, held: Callable[[str, Stamp], bytes | None]) -> None:
        """Take from what was read of files since they were seen, with the same stamp, what need not be read again."""
        for path, (stamp, digest) in self._seen.items():
            if digest is None and stamp is not None and (content := held(path, stamp)) is not None:
                self._seen[path] = stamp, hashlib.sha256(content).hexdigest()

    def keep(
        self,
        made: Mapping[str, Mark | None],
        began: int,
        left: Collection[str] = (),
        word: Any = None,
    ) -> None:
        """Leave a note of what a build has made since it began, and a word for the next; none that isn't reliable.

        Files that were `left` are noted as they were: where one isn't any more, or there are others, the next build
        sees it. There is no note where there were warnings, which are to be said again, or might have been and were not
        counted; where a page shows the time; where something was changed meanwhile, and where another has had a hand in
        what was made.
        """
        stood = {path: self._noted["made"][path] for path in left}
        stamps = {path: _stamp_at(f"{self.site}{os.sep}{path}") for path in made if path not in stood}
        ours = all(
            stamp and (stamp[1] < began or (stamp[0], stamp[2], stamp[3]) == made[path])
            for path, stamp in stamps.items()
        )
        warned = self._warnings.get_counts() or not _LOG.isEnabledFor(logging.WARNING)
        seen = self._look(self._seen)
        if not made or warned or not ours or not _same(self._seen, seen) or self.inputs.tell_the_time():
            with suppress(OSError):
                self.note.unlink(missing_ok=True)
            return
        read = {path: _read(path, each) for path, each in seen.items()}
        content = {"settings": self.inputs.settings, "seen": read, "made": stood | stamps, "word": word}
        keep(self.note, json.dumps(content).encode())
        keep_newest(self.note.parent, _NOTES)

    def close(self) -> None:
        """Count no more warnings, and look no more."""
        _LOG.removeHandler(self._warnings)
        self._looking.call_off()

    def _is_untouched(self) -> bool:
        noted = self._noted["made"]
        paths = {*visible_in(self.site), *noted} if self.site.is_dir() else {*noted}
        return all(_stamp(noted.get(path)) == _stamp_at(f"{self.site}{os.sep}{path}") for path in paths)

    def _look(self, before: Mapping[str, Seen]) -> dict[str, Seen]:
        seen: dict[str, Seen] = {}
        for path in self.inputs.paths():
            if path not in seen:
                seen[path] = _seen(path, before.get(path))
        return seen


def ask_for_nothing(config: MkDocsConfig, then: Callable[[], None]) -> None:
    """Have MkDocs read and build nothing, and no plugin work on it: what comes of it is not wanted."""
    _LOG.info("nothing has changed since the site was built")
    config.nav = None
    config.extra_templates = []
    config.theme.static_templates = set()
    config.theme.dirs.clear()
    for event, methods in config.plugins.events.items():
        if event not in {"build_error", "shutdown"}:
            methods.clear()
    config.plugins.events["files"].append(lambda *_, **__: Files([]))
    config.plugins.events["post_build"].append(lambda **_: then())


def _seen(path: str, before: Seen | None) -> Seen:
    try:
        status = os.stat(path)  # noqa: PTH116 - ten thousand paths are costly as objects
    except OSError as error:
        return None, f"{error.strerror}"
    stamp = _stamp_of(status)
    if before and before[0] == stamp:
        return before
    if not stat.S_ISREG(status.st_mode):
        return None, "no file"
    settled = time.time_ns() - max(stamp[0], stamp[1]) > _STEP
    return (stamp, None) if settled else (None, _digest(path))


def _read(path: str, seen: Seen) -> Seen:
    """Return a file as it was seen, with the digest of its content."""
    stamp, digest = seen
    return stamp, _digest(path, stamp) if digest is None and stamp is not None else digest


def _digest(path: str, stamp: Stamp | None = None) -> str:
    """Return the digest of a file's content; no digest where it hasn't the stamp any more that it was seen with."""
    try:
        with open(path, "rb") as opened:  # noqa: PTH123 - as above
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
            changed = stamp is not None and _stamp_of(os.fstat(opened.fileno())) != stamp
    except OSError as error:
        return f"{error.strerror}"
    return "changed meanwhile" if changed else digest


def _same(before: Mapping[str, Seen], after: Mapping[str, Seen]) -> bool:
    """Say whether what was seen of all files is the same, for sure, at two times."""
    if before.keys() != after.keys():
        return False
    changed = [path for path, seen in before.items() if seen != after[path]]
    return all(before[path][1] == _read(path, after[path])[1] for path in changed)


def _stamp_at(path: str) -> Stamp | None:
    try:
        return _stamp_of(os.lstat(path))
    except OSError:
        return None


def _stamp_of(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _stamp(noted: list[int] | None) -> Stamp | None:
    return None if noted is None else (noted[0], noted[1], noted[2], noted[3])


def _noted(note: Path) -> dict[str, Any]:
    """Return what a note says; that nothing was made of nothing where there is none, or where it was cut or spoilt."""
    content = kept(note)
    said: dict[str, Any] = json.loads(content) if content else {"settings": "", "seen": {}, "made": {}}
    return said
