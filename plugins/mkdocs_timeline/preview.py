"""The preview: what is saved is read at once, and every page is made when somebody looks at it."""

import gc
import logging
import mimetypes
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

import click

from mkdocs_timeline.editions import Edition

__all__ = ["Preview", "follows"]

log = logging.getLogger("mkdocs.plugins.timeline")

_QUIET = 0.02
"""Seconds without a change after which a burst of them is over."""
_PATIENCE = 0.2
"""Seconds after which a burst that doesn't end is read all the same."""
_POLL = 60
"""Seconds after which a waiting browser is told that nothing has changed."""
_IDLE = 60
"""Seconds without a change after which there is time to tidy up."""
_NOTHING = ".nothing"
"""A name at which MkDocs publishes nothing: its page for what is not found is shown."""
_SIGNAL = "livereload/timeline/"

_SCRIPT = """<script>(() => {
  let asking
  const ask = async () => {
    asking = new AbortController()
    try {
      const answer = await fetch("%(address)s", {signal: asking.signal})
      if (answer.ok && Number(await answer.text()) > %(epoch)d) location.reload()
      else setTimeout(look, 1000)
    } catch { setTimeout(look, 1000) }
  }
  const look = () => { asking?.abort(); if (document.visibilityState === "visible") ask() }
  addEventListener("load", look)
  addEventListener("visibilitychange", look)
  addEventListener("pagehide", () => asking?.abort())
})()</script>"""

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def follows() -> bool:
    """Say whether the running command is a `mkdocs serve` that follows changes, as it does unless told not to."""
    command = click.get_current_context(silent=True)
    return command is not None and bool(command.params.get("livereload"))


class Preview:
    """A web application in front of MkDocs's own, and the one thread that reads what was saved.

    `lock` is held by whoever reads records or makes pages, MkDocs's own builds too: so each answer is of one site.
    `tell` is called with it when records have changed.
    """

    def __init__(self, app: App, mount: str, lock: threading.RLock, tell: Callable[[], None]) -> None:
        """Show what MkDocs has built until there is an edition."""
        self.app, self.mount, self.lock, self.tell = app, mount, lock, tell
        self.edition: Edition | None = None
        self._epoch = _now()
        self._news = threading.Condition()
        self._changed = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._follow, name="timeline-preview", daemon=True)

    def start(self) -> None:
        """Begin to follow changes; what has been read so far is not looked through for garbage at every save."""
        _tidy()
        self._thread.start()

    def stop(self) -> None:
        """Follow no longer; browsers that wait are answered."""
        self._ended = True
        self._changed.set()
        with self._news:
            self._news.notify_all()

    def change(self) -> None:
        """Say that a record has changed."""
        self._changed.set()

    def show(self, edition: Edition | None) -> None:
        """Show another edition, or what MkDocs has built, and have browsers ask for it."""
        with self._news:
            self.edition = edition
            self._epoch = max(_now(), self._epoch + 1)
            self._news.notify_all()

    def _follow(self) -> None:
        while not self._ended:
            if not self._changed.wait(_IDLE):
                _tidy()
                continue
            deadline = time.monotonic() + _PATIENCE
            while self._changed.is_set() and time.monotonic() < deadline:
                self._changed.clear()
                self._changed.wait(_QUIET)
            self._changed.clear()
            if not self._ended:
                self._tell()

    def _tell(self) -> None:
        try:
            gc.disable()
            with self.lock:
                self.tell()
        except Exception:
            log.exception("the preview could not follow the last change")
        finally:
            gc.freeze()
            gc.enable()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer from the edition, and with MkDocs's own answer where it has none."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith(self.mount):
            return self.app(environ, start_response)
        path = path.removeprefix(self.mount)
        if path.startswith(_SIGNAL):
            return self._signal(path.removeprefix(_SIGNAL), start_response)
        if self.edition is None:
            return self.app(environ, start_response)
        with self.lock:
            edition, epoch = self.edition, self._epoch
            file = f"{path}index.html" if path.endswith("/") or not path else path
            if (content := edition.answer(file)) is not None:
                return self._content(file, content, epoch, start_response)
            if f"{path}/index.html" in edition:
                start_response("302 Found", [("Location", quote(f"{self.mount}{path}/"))])
                return []
            gone = edition.is_gone(file) or edition.is_gone(f"{path}/index.html")
        return self.app({**environ, "PATH_INFO": f"{self.mount}{_NOTHING}"} if gone else environ, start_response)

    def _content(self, file: str, content: bytes, epoch: int, start_response: Callable[..., Any]) -> list[bytes]:
        if file.endswith(".html"):
            script = _SCRIPT % {"address": f"{self.mount}{_SIGNAL}{epoch}", "epoch": epoch}
            body, end, rest = content.rpartition(b"</body>")
            content = (body or rest) + script.encode() + (end + rest if end else b"")
        kind = "text/javascript" if file.endswith((".js", ".mjs")) else mimetypes.guess_type(file)[0]
        if file.endswith(".gz"):
            kind = "application/gzip"
        headers = [("Content-Type", kind or "application/octet-stream"), ("Content-Length", str(len(content)))]
        start_response("200 OK", headers)
        return [content]

    def _signal(self, epoch: str, start_response: Callable[..., Any]) -> list[bytes]:
        known = int(epoch) if epoch.isdecimal() else 0
        with self._news:
            self._news.wait_for(lambda: self._epoch > known or self._ended, timeout=_POLL)
            start_response("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
            return [str(self._epoch).encode()]


def _tidy() -> None:
    """Collect garbage, and never look through what is left for more: it is a whole story, and saves are in a hurry."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _now() -> int:
    return time.time_ns() // 1_000_000
