"""Where everything lives."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Addresses", "slug"]

_LOST = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65_536)
def slug(words: str) -> str:
    """Return the address of a free text: `Star Wars` is `star-wars`.

    Where folding loses letters (`C++`, `日本`), a short hash keeps different texts apart.
    """
    folded = unicodedata.normalize("NFKC", words).casefold().strip()
    plain = _LOST.sub("-", folded).strip("-")[:60].strip("-")
    whole = re.fullmatch(r"[a-z0-9 _-]+", folded) and plain == re.sub(r"[ _-]+", "-", folded).strip("-")
    if whole and plain not in {"", "index"}:  # `index` is the address of the folder itself
        return plain
    digest = hashlib.sha256(folded.encode()).hexdigest()[:6]
    return f"{plain}-{digest}" if plain else digest


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a site's pages, relative to its root.

    `prefix` is a folder for all of them ("" or "history/"). A page is a folder (`events/x/`), or a file
    (`events/x.html`) where `directories` is false, as MkDocs's `use_directory_urls` has it.
    """

    prefix: str = ""
    directories: bool = True

    def page(self, folder: str, name: str = "index") -> str:
        """Return the address of a page in a folder, or of the folder's index."""
        path = f"{self.prefix}{folder}/"
        if name == "index":
            return path if self.directories else f"{path}index.html"
        return f"{path}{name}/" if self.directories else f"{path}{name}.html"

    def source(self, folder: str, name: str = "index") -> str:
        """Return the address of the Markdown file that a host makes the page from."""
        return f"{self.prefix}{folder}/{name}.md"

    def root(self, folder: str, name: str = "index") -> str:
        """Return the way from a page back to the site's root: `../../`."""
        depth = self.page(folder, name).count("/")
        return "../" * depth
