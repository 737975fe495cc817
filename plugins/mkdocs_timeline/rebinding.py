"""The preview answers to this machine's own names only, so that no other site can read it through a browser."""

from collections.abc import Callable, Iterable
from typing import Any

__all__ = ["only_for_hosts"]

_OWN = {"localhost", "127.0.0.1", "[::1]"}
_EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - named, not bound

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def only_for_hosts(app: App, host: str) -> App:
    """Return an application that answers 421 (RFC 9110) to requests that name another host than `host`.

    A server that was told to listen everywhere answers to every name: its author has decided so.
    """
    if host in _EVERYWHERE:
        return app
    names = _OWN | {host, f"[{host}]"}

    def guarded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        name = environ.get("HTTP_HOST", "").lower()
        if not name.endswith("]"):
            name = name.rpartition(":")[0] if ":" in name else name
        if name and name not in names:
            start_response("421 Misdirected Request", [("Content-Type", "text/plain")])
            return [b"This preview answers to its own host name only.\n"]
        return app(environ, start_response)

    return guarded
