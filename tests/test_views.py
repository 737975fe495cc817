"""What belongs together is found together."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world import page, said, told
from timeline import EventDate, Site
from timeline.render import Page
from timeline.urls import Addresses, slug
from timeline.views import Query, Selections, select

WORLD = {
    "entities/all.yml": "- {id: openai, name: OpenAI}\n- {id: disney, name: Disney}\n- {id: nobody, name: Nobody}\n",
    "threads/all.yml": "- {id: deals, title: Deals}\n- {id: law, title: Law}\n",
    "sources/all.yml": "- {id: report, title: R}\n- {id: filing, title: F}\n- {id: leaflet, title: L}\n",
    "series/all.yml": "- {id: downloads, title: D}\n",
    "events/all.yml": """\
- id: preview
  date: 2024-02-15
  title: Preview
  kind: launch
  status: confirmed
  entities: [openai]
  tags: [Star Wars, preview]
  sources: [report, {id: letter, title: A letter}, {title: A note}]
- id: deal
  date: 2025-12-11
  title: Deal
  kind: deal
  status: reported
  entities: [disney, openai, disney]
  threads: [deals, law]
  tags: [star wars]
  claims: [{says: So., for: [filing], against: [report]}]
- id: numbers
  date: 2026-01
  title: Numbers
  kind: metric
  figures:
    - {series: downloads, value: 1, source: leaflet}
    - {series: downloads, value: 2}
- id: suit
  date: 2026
  title: Suit
  kind: legal
  threads: [law]
- id: hoax
  date: 2025
  title: Hoax
  kind: outage
  entities: [disney]
  tags: [hoax]
  withdrawn: {date: 2026, reason: A hoax.}
""",
}


@pytest.fixture(scope="module")
def site() -> Site:
    """Return a small story with a little of everything."""
    site = told(WORLD)
    assert said(site) == []
    return site


def _ids(selection: dict[str, tuple[object, ...]]) -> dict[str, list[str]]:
    return {key: [str(getattr(each, "id", None)) for each in events] for key, events in selection.items()}


def test_collect(site: Site) -> None:
    """Every event stands with each thing that it names, once and in order; a withdrawn one nowhere."""
    found: Selections = site.ink.selections
    assert _ids(dict(found.entities)) == {"openai": ["preview", "deal"], "disney": ["deal"]}
    assert _ids(dict(found.threads)) == {"deals": ["deal"], "law": ["deal", "suit"]}
    assert _ids(dict(found.kinds)) == {
        "launch": ["preview"],
        "deal": ["deal"],
        "legal": ["suit"],
        "metric": ["numbers"],
    }
    assert _ids(dict(found.tags)) == {"star-wars": ["preview", "deal"], "preview": ["preview"]}
    assert _ids(dict(found.sources)) == {
        "report": ["preview", "deal"],
        "letter": ["preview"],
        "filing": ["deal"],
        "leaflet": ["numbers"],
    }
    assert _ids(dict(found.series)) == {"downloads": ["numbers"]}


def test_a_tag_is_called_as_it_was_first_written(site: Site) -> None:
    """One tag in two spellings is one tag, named as its earliest event has it."""
    assert site.ink.selections.tag_names == {"star-wars": "Star Wars", "preview": "preview"}
    assert page(site, "tags/star-wars/").title == "#Star Wars"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (Query(), ["preview", "deal", "suit", "numbers"]),
        (Query(newest=True), ["numbers", "suit", "deal", "preview"]),
        (Query(limit=2), ["preview", "deal"]),
        (Query(newest=True, limit=1), ["numbers"]),
        (Query(kinds=frozenset({"deal"})), ["deal"]),
        (Query(kinds=frozenset({"deal", "legal"})), ["deal", "suit"]),
        (Query(threads=frozenset({"law"})), ["deal", "suit"]),
        (Query(entities=frozenset({"openai"})), ["preview", "deal"]),
        (Query(entities=frozenset({"nobody"})), []),
        (Query(tags=frozenset({"star-wars"})), ["preview", "deal"]),
        (Query(sources=frozenset({"report"})), ["preview", "deal"]),
        (Query(sources=frozenset({"leaflet", "letter"})), ["preview", "numbers"]),
        (Query(statuses=frozenset({"reported"})), ["deal"]),
        (Query(entities=frozenset({"openai"}), kinds=frozenset({"deal"})), ["deal"]),
        (Query(since=EventDate.parse("2025")), ["deal", "suit", "numbers"]),
        (Query(since=EventDate.parse("2026-02")), ["suit"]),
        (Query(until=EventDate.parse("2025-12")), ["preview", "deal"]),
        (Query(until=EventDate.parse("2025-12-10")), ["preview"]),
        (Query(since=EventDate.parse("2025-12-11"), until=EventDate.parse("2025-12-11")), ["deal"]),
        (Query(since=EventDate.parse("2026-01-31"), until=EventDate.parse("2026-01-31")), ["suit", "numbers"]),
    ],
)
def test_select(site: Site, query: Query, ids: list[str]) -> None:
    """A query finds what fits all its fields, and what may lie between its bounds, which belong to it."""
    assert [each.id for each in select(query, site.ink.chronology)] == ids


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Star Wars", "star-wars"),
        ("star_wars", "star-wars"),
        ("copyright", "copyright"),
        ("C", "c"),
        ("2025", "2025"),
        ("Sora 2", "sora-2"),
    ],
)
def test_a_plain_tag_has_a_plain_address(words: str, address: str) -> None:
    """An address is what the tag says, in small letters and with hyphens."""
    assert slug(words) == address


def test_different_tags_have_different_addresses() -> None:
    """Where an address can't hold all letters of a tag, something still tells it from others."""
    tags = [
        "C",
        "C++",
        "C#",
        "日本",
        "中国",
        "Café",
        "Cafe",
        "a/b",
        "../a",
        "index",
        "index-tag",
        "A" * 80,
        "A" * 81,
        "😀",
    ]
    addresses = [slug(tag) for tag in tags]
    assert len(set(addresses)) == len(tags)
    assert "index" not in addresses


def test_one_tag_has_one_address() -> None:
    """Case, form and the spaces around it make no other tag."""
    assert slug("Caf\u00e9") == slug("CAFE\u0301") == slug(" café ")


@given(st.text(min_size=1))
def test_a_slug_is_an_address(words: str) -> None:
    """Whatever a tag says, its address is small letters, digits and hyphens, and never the folder's own."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(words), re.ASCII)
    assert slug(words) != "index"


@given(st.text("aB0+#/.é日", min_size=1, max_size=8), st.text("aB0+#/.é日", min_size=1, max_size=8))
def test_two_tags_have_two_addresses(one: str, other: str) -> None:
    """Tags that differ in more than case have addresses that differ."""
    assert (slug(one) == slug(other)) == (one.casefold() == other.casefold())


def test_addresses() -> None:
    """A page is a folder or a file, below a folder of the host's choice, and knows its way back to the root."""
    usual, flat, below = Addresses(), Addresses(directories=False), Addresses(prefix="history/")
    assert [each.page("events", "a") for each in (usual, flat, below)] == [
        "events/a/",
        "events/a.html",
        "history/events/a/",
    ]
    assert [each.page("events") for each in (usual, flat)] == ["events/", "events/index.html"]
    assert [each.root("events", "a") for each in (usual, flat, below)] == ["../../", "../", "../../../"]
    assert usual.source("events", "a") == "events/a.md"


def test_every_address_is_one_pages_own(site: Site) -> None:
    """No two pages of a site live at one address."""
    urls = [each.url for each in site.artifacts if isinstance(each, Page)]
    assert len(urls) == len(set(urls))
