"""The index of a large site's words, in small files."""

import json
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world import contents, told
from timeline import Options, Site
from timeline.render import Page
from timeline.render.search_shards import FINDING, finding_changed, finding_data, shard_of, words_in

WORLD = {
    "entities/all.yml": "- {id: openai, name: OpenAI, aliases: [the lab]}\n",
    "events/a.yml": "date: 2024-02-15\ntitle: The reveal\nsummary: A *preview*.\nentities: [openai]\nbody: |\n"
    "  Said [here](https://hidden.example/x), after [[b|the other thing]].\n",
    "events/b.yml": "date: 2024-02-16\ntitle: Preview over\ntags: [Zürich]\n",
    "events/c.yml": "date: 2024-02-17\ntitle: Gone\nsummary: unspeakable\nwithdrawn: {date: 2024-03, reason: No.}\n",
}
SEARCHED = Options(search_above=1)


def _found(site: Site, word: str) -> Any:
    files = contents(site)
    words = json.loads(files[f"assets/timeline/search/{shard_of(word):02x}.json"])["words"]
    if word not in words:
        return None
    titled, said = words[word]
    told = json.loads(files["assets/timeline/search/pages-0.json"])
    return [[told[number][0] for number in accumulate(pages)] for pages in (titled, said)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Sora app", ["the", "sora", "app"]),
        ("Noël À Zürich", ["noel", "a", "zurich"]),
        ("don't e-mail snake_case 2.5", ["don", "t", "e", "mail", "snake", "case", "2", "5"]),
        ("東京都 in 京", ["東京", "京都", "in", "京"]),
        ("Ｓｏｒａ ﬁlm", ["sora", "film"]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    """Case, accents and forms of letters don't matter; scripts that don't part words are read by twos."""
    assert words_in(text) == words


@given(st.text(st.characters(codec="ascii")))
def test_words_without_accents_are_read_alike(text: str) -> None:
    """Text that needs no folding of accents is read in another way, with the same words."""
    assert [*words_in(text), "e"] == words_in(f"{text} é")


@given(st.text(st.characters(codec="ascii")), st.text(), st.sets(st.integers(0, 255), max_size=9))
def test_files_that_are_asked_for_alone_are_the_same(plain: str, text: str, shards: set[int]) -> None:
    """Whatever the words, and in whichever letters: a few files of the index are those among all of them."""
    bodies = {f"events/{name}.yml": json.dumps(f"a {each}") for name, each in (("x", plain), ("y", text))}
    files = {path: f"date: 2024\ntitle: Preview\nbody: {body}\n" for path, body in bodies.items()}
    site = told({**WORLD, **files}, SEARCHED)
    asked = {f"{FINDING}{shard:02x}.json" for shard in {*shards, shard_of("a"), shard_of("preview")}}
    among_all = {asset.path: asset.write() for asset in finding_data(site.ink) if asset.path in asked}
    assert {asset.path: asset.write() for asset in finding_data(site.ink, asked)} == among_all


def test_a_text_changes_the_files_of_its_words() -> None:
    """A word more or less is another file; one that was said before is not, unless it has become part of a title."""

    def changed(old: str, new: str) -> set[str]:
        before, now = (told(WORLD | {"events/d.yml": f"date: 2025\n{each}"}, SEARCHED).ink for each in (old, new))
        return {path.removeprefix(FINDING) for path in finding_changed(before, now, {"d"})}

    shard, pages = f"{shard_of('new'):02x}.json", "pages-0.json"
    assert changed("title: D\nbody: Old.\n", "title: D\nbody: Old, old, *old*.\n") == set()
    assert changed("title: D\nbody: Old.\n", "title: D\nbody: Old and old.\n") == {f"{shard_of('and'):02x}.json"}
    assert changed("title: D\nbody: A new.\n", "title: D\nbody: A.\n") == {shard}
    assert changed("title: D\nbody: A new.\n", "title: New D\nbody: A new.\n") == {shard, pages}
    assert len(changed("title: D\n", "title: D\nid: e\n")) == 257


def test_a_word_leads_to_the_pages_that_say_it() -> None:
    """Those that say it in their title are told apart from the others."""
    site = told(WORLD, SEARCHED)
    assert _found(site, "preview") == [["events/b/"], ["events/a/"]]
    assert _found(site, "openai") == [["entities/openai/"], ["events/a/"]]
    assert _found(site, "lab") == [[], ["entities/openai/"]]
    assert _found(site, "zurich") == [[], ["events/b/"]]


def test_markup_is_not_to_be_found() -> None:
    """Neither the address of a link nor the id of a mention is a word of the text; what they are called is."""
    site = told(WORLD, SEARCHED)
    assert _found(site, "hidden") is None
    assert _found(site, "here") == [[], ["events/a/"]]
    assert _found(site, "other") == [[], ["events/a/"]]


def test_what_was_withdrawn_is_not_to_be_found() -> None:
    """Its words are in no file of the index."""
    files = contents(told(WORLD, SEARCHED))
    assert not [path for path, text in files.items() if "/search/" in path and "unspeakable" in text]


def test_a_common_word_tells_nothing_apart() -> None:
    """A word of more than half of many pages has no list of them, but for the titles that say it."""
    files = {
        f"events/e{number}.yml": f"date: 2024\ntitle: T{number}\nsummary: common x{number}\n" for number in range(150)
    }
    written = contents(told(files, SEARCHED))
    words = json.loads(written[f"assets/timeline/search/{shard_of('common'):02x}.json"])["words"]
    assert words["common"] == [[], None]
    assert len([path for path in written if "/search/pages-" in path]) == 10


def test_a_small_site_leaves_search_to_the_host() -> None:
    """Up to the limit there is no index, and above it the host's search is told to leave our pages out."""
    small, large = told(WORLD, Options(search_above=2)), told(WORLD, SEARCHED)
    assert not [path for path in contents(small) if "/search/" in path]
    assert [each.listing for each in small.artifacts if isinstance(each, Page) and each.url == "events/a/"] == [False]
    assert {each.listing for each in large.artifacts if isinstance(each, Page)} == {True}
