"""What pages that only list say of themselves."""

import pytest

from tests.world import page, told
from timeline import Options

STORY = {
    "timeline.yml": "title: The lamp\n",
    "threads/t.yml": "{id: sales, title: Sales}",
    "entities/e.yml": "- {id: x, name: X}\n- {id: y, name: Y, description: Known for Y.}\n- {id: z, name: Z}\n",
    "events/a.yml": "id: a\ndate: 2024-02-15\ntitle: A\nkind: launch\ntags: [glass]\nthreads: [sales]\n"
    "entities: [x, y]\nadded: 2024-03-01\nsources: [{title: P, url: 'https://p.invalid/'}]\n",
    "events/b.yml": "id: b\ndate: 2025-04\ntitle: B\nentities: [x, z]\nlinks: [{caused-by: a}]\n",
}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("timeline/", "Timeline – The lamp: 2 events, February 2024 – April 2025, 1 source"),
        ("threads/", "Threads – The lamp: Sales"),
        ("entities/", "People & organisations – The lamp: X, Y, Z"),
        ("kinds/launch/", "Launch – The lamp: 1 event, February 2024, 1 source"),
        ("tags/glass/", "#glass – The lamp: 1 event, February 2024, 1 source"),
        ("entities/x/", "X – The lamp: 2 events, February 2024 – April 2025, 1 source"),
        ("entities/y/", "Known for Y."),
        ("graph/", "Causes and effects – The lamp: 2 events, February 2024 – April 2025, 1 source"),
        ("changes/", "Changes – The lamp: 1 March 2024, 1 added"),
        ("", "The lamp: 2 events, February 2024 – April 2025, 1 source"),
    ],
)
def test_a_page_that_lists_says_what(url: str, words: str) -> None:
    """Its title, its story, and what can be counted on it; an author's own words are left as they are."""
    assert page(told(STORY), url).description == words


def test_each_page_says_something_of_its_own() -> None:
    """No two pages share a description, and an index on which nothing stands has none."""
    site = told(STORY)
    said = [page(site, url).description for url in site.pages]
    assert len(set(filter(None, said))) == len([each for each in said if each])
    assert page(site, "series/").description == ""


def test_many_names_are_cut_where_a_search_engine_would_cut_them() -> None:
    """An index of hundreds names the first, those with most events, and ends with an ellipsis."""
    many = "".join(f"- {{id: e{number}, name: Number {number}}}\n" for number in range(200))
    site = told({**STORY, "entities/many.yml": many})
    words = page(site, "entities/").description
    assert words.startswith("People & organisations – The lamp: X, Y, Z, Number")
    assert words.endswith(", …")
    assert len(words) < 170


def test_a_description_is_in_the_language_of_its_page() -> None:
    """Counts, months and the marks between them are the language's own."""
    said = page(told(STORY, Options(locale="fr")), "kinds/launch/").description
    assert said == "Lancement – The lamp : 1 événement, février 2024, 1 source"
