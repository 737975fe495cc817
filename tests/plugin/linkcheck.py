"""Every link of a built site, followed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from tests.plugin.pages import parse

__all__ = ["SiteLinks"]

_ADDRESSES = ("href", "src", "poster", "action", "data")
_LOADING = {"script", "img", "link", "source", "video", "audio", "iframe", "embed", "object", "use", "image"}
_NOT_LOADED = {"canonical", "alternate", "prev", "next", "license", "author"}
_REFRESH = re.compile(r"url=(.+)$", re.IGNORECASE)
_STYLED = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""")


@dataclass
class SiteLinks:
    """The links of a site in a folder that is served at an address."""

    folder: Path
    address: str = "http://site.invalid/"
    trees: dict[Path, Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read every page."""
        for path in sorted(self.folder.rglob("*.html")):
            self.trees[path] = parse(path.read_text("utf-8"))

    def broken(self) -> list[str]:
        """Return each internal link of a page, of the style sheets and of the search that leads nowhere."""
        links = [*self._in_pages(), *self._in_styles(), *self._in_search()]
        return [f"{place}: {link}" for place, link in dict.fromkeys(links) if not self._leads_somewhere(place, link)]

    def foreign(self) -> set[str]:
        """Return the addresses on other hosts that a reader can follow."""
        links = (link for tree in self.trees.values() for link in _values(tree, "a", "href"))
        return {link for link in links if self._is_foreign(link)}

    def loaded_from_elsewhere(self) -> set[str]:
        """Return the addresses on other hosts that a browser fetches on its own."""
        found = {link for _, link in self._in_styles()}
        for tree in self.trees.values():
            for element in tree.iter():
                kinds = set(element.get("rel", "").split())
                if element.tag in _LOADING and not kinds & _NOT_LOADED:
                    found.update(_links(element))
        return {link for link in found if self._is_foreign(link)}

    def _in_pages(self) -> Iterator[tuple[str, str]]:
        for path, tree in self.trees.items():
            place = path.relative_to(self.folder).as_posix()
            for element in tree.iter():
                yield from ((place, link) for link in _links(element))

    def _in_styles(self) -> Iterator[tuple[str, str]]:
        for path in self.folder.rglob("*.css"):
            text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
            for link in _STYLED.findall(text):
                if not link.startswith("data:"):
                    yield path.relative_to(self.folder).as_posix(), link

    def _in_search(self) -> Iterator[tuple[str, str]]:
        index = self.folder / "search/search_index.json"
        if index.exists():
            for entry in json.loads(index.read_text("utf-8"))["docs"]:
                yield "", entry["location"]

    def _is_foreign(self, link: str) -> bool:
        parts = urlsplit(urljoin(self.address, link))
        return parts.scheme in {"http", "https"} and parts.netloc != urlsplit(self.address).netloc

    def _leads_somewhere(self, place: str, link: str) -> bool:
        target = urlsplit(urljoin(urljoin(self.address, place), link))
        if target.scheme not in {"http", "https"} or self._is_foreign(link):
            return True
        top = urlsplit(self.address).path
        if not target.path.startswith(top):
            return False
        path = self.folder / unquote(target.path[len(top) :])
        if path.is_dir():
            path = path / "index.html" if target.path.endswith("/") else path / "a folder without its slash"
        if not path.is_file():
            return False
        return not target.fragment or path not in self.trees or _has(self.trees[path], unquote(target.fragment))


def _links(element: Element) -> Iterator[str]:
    for name in _ADDRESSES:
        if (link := element.get(name)) is not None:
            yield link.strip()
    for candidate in element.get("srcset", "").split(","):
        if candidate.strip():
            yield candidate.split()[0]
    if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        yield from _REFRESH.findall(element.get("content", ""))


def _values(tree: Element, tag: str, attribute: str) -> Iterator[str]:
    return (value for element in tree.iter(tag) if (value := element.get(attribute)))


def _has(tree: Element, fragment: str) -> bool:
    return any(fragment in {element.get("id"), element.get("name")} for element in tree.iter())
