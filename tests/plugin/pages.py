"""Pages as a browser reads them (html5lib), and what stands on them."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

__all__ = ["find", "find_all", "parse", "words"]


def parse(text: str) -> Element:
    """Return a page's tree, its elements without a namespace."""
    tree: Any = html5lib.parse(text, namespaceHTMLElements=False)
    assert isinstance(tree, Element)
    return tree


def find_all(tree: Element, tag: str, class_: str = "") -> Iterator[Element]:
    """Yield the elements of a tag, and of a class where one is asked for, in the order of the page."""
    return (each for each in tree.iter(tag) if not class_ or class_ in each.get("class", "").split())


def find(tree: Element, tag: str, class_: str = "") -> Element:
    """Return the first element of a tag and a class; that there is one is promised."""
    found = next(find_all(tree, tag, class_), None)
    assert found is not None, f"no <{tag} class={class_!r}>"
    return found


def words(element: Element) -> str:
    """Return what an element says, its white space folded."""
    return " ".join("".join(element.itertext()).split())
