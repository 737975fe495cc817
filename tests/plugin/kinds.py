"""One page of every kind: the story's own, and those of a small site that has what the story has not."""

from collections.abc import Mapping
from pathlib import Path

from tests.plugin.projects import event, settings

__all__ = ["KINDS", "OTHER", "OTHER_KINDS", "STORY_KINDS", "of_each_kind"]

STORY_KINDS = {
    "home": "index.html",
    "timeline": "timeline/index.html",
    "event": "events/*/index.html",
    "entity": "entities/*/index.html",
    "thread": "threads/*/index.html",
    "kind": "kinds/*/index.html",
    "tag": "tags/*/index.html",
    "source": "sources/*/index.html",
    "series": "series/*/index.html",
    "all entities": "entities/index.html",
    "all threads": "threads/index.html",
    "all kinds": "kinds/index.html",
    "all tags": "tags/index.html",
    "all sources": "sources/index.html",
    "all series": "series/index.html",
    "graph": "graph/index.html",
    "changes": "changes/index.html",
    "disputed": "disputed/index.html",
    "about": "about/index.html",
    "guide": "guide/index.html",
    "not found": "404.html",
}
OTHER_KINDS = {
    "home that nobody wrote": "index.html",
    "split timeline": "timeline/index.html",
    "year": "timeline/*/index.html",
    "withdrawn event": "events/gone/index.html",
    "event with everything": "events/everything/index.html",
    "thread on the clock": "threads/outage/index.html",
    "entity without events": "entities/nobody/index.html",
    "empty index": "series/index.html",
}
KINDS = (*STORY_KINDS, *OTHER_KINDS)
"""The kinds of page, by what they are called."""

_EVERYTHING = """summary: A **summary** that mentions [[gone]] and [[nobody]].
kind: deal
status: disputed
threads: [outage]
entities: [maker]
tags: [first, 第二]
sources:
  - {title: A paper, url: "https://paper.example/a", quote: "They said so.", reliability: reputable, seen: page}
claims:
  - says: It was ten.
    status: disputed
    note: Nobody counted.
figures:
  - {label: Participants, value: 10, low: 8, high: 12, unit: people}
media:
  - {image: tower.svg, alt: A tower, caption: The tower., credit: Somebody, license: CC-BY-4.0}
corrections:
  - {date: 2024-05-01, note: It was nine.}
links: [{led-to: third}]
body: |
  One paragraph.

  | a | table |
  |---|---|
  | `code` | ~~gone~~ |

  1. A list, and a footnote.[^1]

  [^1]: The note.
"""
_TOWER = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="90"><path fill="gray" d="M0 0H40V90H0z"/></svg>'
OTHER: Mapping[str, str] = {
    "mkdocs.yml": settings(
        {
            "name": "material",
            "font": False,
            "features": ["navigation.instant", "navigation.footer", "toc.follow"],
            "palette": [
                {"media": f"(prefers-color-scheme: {name})", "scheme": scheme, "toggle": {"icon": icon, "name": name}}
                for name, scheme, icon in (
                    ("light", "default", "material/weather-night"),
                    ("dark", "slate", "material/weather-sunny"),
                )
            ],
        },
        {"split": 4},
        extra={"generator": False},
    ),
    "docs/events/everything.yml": event("All that an event can have", "2024-02-15/2024-03", _EVERYTHING),
    "docs/events/tower.svg": _TOWER,
    "docs/events/gone.yml": event(
        "It did not happen", "2024-03", 'withdrawn: {date: 2024-06-01, reason: "A hoax, see [[everything]]."}\n'
    ),
    "docs/events/others.yml": "".join(
        f"- {{id: {name}, date: '{date}', title: The {name} of them, threads: [outage]}}\n"
        for name, date in (
            ("first", "1999-12-31T23:58:00Z"),
            ("second", "2000-01-01T00:04:10Z"),
            ("third", "2024-04?"),
            ("fourth", "2025-05/.."),
            ("fifth", "-0043-03-15"),
        )
    ),
    "docs/entities/all.yml": "- {id: maker, name: The maker, type: organization, url: 'https://maker.example/'}\n"
    "- {id: nobody, name: Nobody in particular, type: person}\n",
    "docs/threads/outage.yml": "title: The outage\nsummary: From alarm to all clear.\nclock: true\n",
}
"""A small site in Material as it comes: split by year, with a withdrawn event, and with nothing in some indexes."""


def of_each_kind(site: Path, kinds: Mapping[str, str]) -> dict[str, str]:
    """Return the address of one page of each kind below a site's root: the one with the most on it."""
    found = {
        name: max(site.glob(pattern), key=lambda path: (path.stat().st_size, path)) for name, pattern in kinds.items()
    }
    return {name: path.relative_to(site).as_posix().removesuffix("index.html") for name, path in found.items()}
