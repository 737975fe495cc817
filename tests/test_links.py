"""Every link is seen from both of its ends, however it was written."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.world import order, page, said, ties, told
from timeline.vocabulary import RELATIONS

WORDS = {
    "led-to": ("led to", "caused by"),
    "responds-to": ("responds to", "answered by"),
    "follows": ("follows", "followed by"),
    "before": ("before", "after"),
    "part-of": ("part of", "includes"),
    "supersedes": ("supersedes", "superseded by"),
    "contradicts": ("contradicts", "contradicts"),
    "related": ("related to", "related to"),
}


def test_every_built_in_relation_is_shown_here() -> None:
    """The table of words leaves no relation out."""
    assert list(WORDS) == list(RELATIONS)


@pytest.mark.parametrize("relation", WORDS)
def test_both_ends_say_it_in_words(relation: str) -> None:
    """A link written at one end is read at both, each in its own words."""
    site = told(
        {
            "events/a.yml": f"{{date: 2025, title: A, links: [{{{relation}: b}}]}}",
            "events/b.yml": "{date: 2025, title: B}",
        }
    )
    here, there = WORDS[relation]
    assert said(site) == []
    assert ties(site, "a") == [f"{here} b"]
    assert ties(site, "b") == [f"{there} a"]


@pytest.mark.parametrize("relation", WORDS)
def test_either_end_may_write_it(relation: str) -> None:
    """A link written from its other end is the same link; written at both ends, it is one."""
    inverse = RELATIONS[relation].inverse
    forwards, backwards = f"links: [{{{relation}: b}}]", f"links: [{{{inverse}: a}}]"
    worlds = [
        {"events/a.yml": f"{{date: 2025, title: A{one}}}", "events/b.yml": f"{{date: 2025, title: B{other}}}"}
        for one, other in ((f", {forwards}", ""), ("", f", {backwards}"), (f", {forwards}", f", {backwards}"))
    ]
    for site in map(told, worlds):
        assert said(site) == []
        assert ties(site, "a") == [f"{WORDS[relation][0]} b"]
        assert ties(site, "b") == [f"{WORDS[relation][1]} a"]


def test_two_relations_between_two_events_are_two_links() -> None:
    """Only the same relation in the same direction is the same link."""
    site = told(
        {
            "events/a.yml": "{date: 2025, title: A, links: [{led-to: b}, {related: b}, {follows: b}]}",
            "events/b.yml": "{date: 2025, title: B, links: [{follows: a}]}",
        }
    )
    assert said(site) == []
    assert sorted(ties(site, "a")) == ["followed by b", "follows b", "led to b", "related to b"]
    assert sorted(ties(site, "b")) == ["caused by a", "followed by a", "follows a", "related to a"]


def test_a_note_is_shown_at_both_ends() -> None:
    """The note of a link stands on both pages."""
    site = told(
        {
            "events/a.yml": "{date: 2025, title: A, links: [{led-to: b, note: Because of *this*.}]}",
            "events/b.yml": "{date: 2026, title: B}",
        }
    )
    for url in ("events/a/", "events/b/"):
        assert "Because of <em>this</em>." in page(site, url).content


def test_notes_from_both_ends_are_kept() -> None:
    """Where both ends write a link, what each says of it is shown."""
    site = told(
        {
            "events/a.yml": "{date: 2025, title: A, links: [{led-to: b, note: Surely.}]}",
            "events/b.yml": "{date: 2026, title: B, links: [{caused-by: a, note: As they said.}]}",
        }
    )
    for url in ("events/a/", "events/b/"):
        assert "Surely. As they said." in page(site, url).content


def test_a_link_written_twice_at_its_other_end() -> None:
    """Both ends may write a link, but neither of them twice."""
    site = told(
        {
            "events/a.yml": "{date: 2025, title: A, links: [{led-to: b}]}",
            "events/b.yml": "{date: 2026, title: B, links: [{caused-by: a}, {caused-by: a}]}",
        }
    )
    assert said(site) == [
        "events/b.yml:1:48: warning: the link 'caused-by: a' stands here a second time [duplicate-link]",
    ]
    assert ties(site, "a") == ["led to b"]


def test_a_relation_of_the_storys_own() -> None:
    """A relation from the settings reads in its own words from both ends, and either end may write it."""
    settings = "relations: {ends: {inverse: ended-by, inverse-label: brought to an end by}}"
    for links in (("ends: b", ""), ("", "ended-by: a")):
        a, b = (f", links: [{{{link}}}]" if link else "" for link in links)
        site = told(
            {
                "timeline.yml": settings,
                "events/a.yml": f"{{date: 2025, title: A{a}}}",
                "events/b.yml": f"{{date: 2024, title: B{b}}}",
            }
        )
        assert said(site) == []
        assert (ties(site, "a"), ties(site, "b")) == (["ends b"], ["brought to an end by a"])


def test_a_mention_in_prose_is_answered_at_the_other_end() -> None:
    """A record knows which events, entities and threads mention it anywhere in their prose."""
    site = told(
        {
            "entities/x.yml": "{name: X, description: 'See [[a]].'}",
            "threads/t.yml": "{title: T, summary: 'See [[a]].'}",
            "events/a.yml": "{date: 2025, title: A}",
            "events/b.yml": "{date: 2025, title: B, body: 'See [[a]] and [[a|that]], not `[[x]]`.'}",
            "events/c.yml": "{date: 2025, title: C, claims: [{says: 'As with [[a]].'}]}",
            "events/d.yml": "{date: 2025, title: D, corrections: [{date: 2026, note: 'It was [[x]].'}]}",
        }
    )
    assert said(site) == []
    assert set(site.ink.links.mentioned_in("a")) == {"b", "c", "x", "t"}
    assert site.ink.links.mentioned_in("x") == ("d",)


def test_a_mention_beside_a_link_is_no_second_backlink() -> None:
    """Two events that are linked are not also said to mention each other, nor one to mention itself."""
    site = told(
        {
            "events/a.yml": "{date: 2025, title: A, links: [{led-to: b}], body: 'So came [[b]], after [[a]].'}",
            "events/b.yml": "{date: 2026, title: B, body: 'After [[a]].'}",
        }
    )
    assert site.ink.links.mentioned_in("a") == site.ink.links.mentioned_in("b") == ()


def test_a_link_to_a_withdrawn_event_leads_to_its_tombstone() -> None:
    """The link stands, its target's page says why it was withdrawn, and the target is in no list."""
    site = told(
        {
            "events/a.yml": "{date: 2025, title: A, links: [{led-to: b}]}",
            "events/b.yml": "{date: 2026, title: B, withdrawn: {date: 2026-11-21, reason: It was a hoax.}}",
        }
    )
    assert said(site) == []
    assert ties(site, "a") == ["led to b"]
    assert 'href="../../events/b/"' in page(site, "events/a/").content
    assert "It was a hoax." in page(site, "events/b/").content
    assert order(site) == ["a"]


def test_drafts_are_linked_in_the_preview_only() -> None:
    """A link to a draft is left out of a build with a warning, and whole in the preview."""
    files = {
        "events/a.yml": "{date: 2025, title: A, links: [{led-to: b}]}",
        "events/b.yml": "{date: 2026, title: B, draft: true, links: [{related: a}]}",
    }
    assert ties(told(files), "a") == []
    assert said(told(files)) == [
        "events/a.yml:1:41: warning: 'b' is a draft: the link is left out [draft-link]",
    ]
    preview = told(files, drafts=True)
    assert said(preview) == []
    assert sorted(ties(preview, "a")) == ["led to b", "related to b"]


def _chain(count: int) -> str:
    links = [f", links: [{{{'before' if n % 2 else 'led-to'}: e{n + 1}}}]" for n in range(count - 1)]
    return "".join(f"- {{id: e{n}, date: 2025, title: E{n}{link}}}\n" for n, link in enumerate([*links, ""]))


def test_a_chain_of_five_thousand() -> None:
    """A chain of events as long as a book is tied link by link."""
    site = told({"events/all.yml": _chain(5_000)})
    assert said(site) == []
    assert len(site.ink.links.links) == 4_999
    assert ties(site, "e0") == ["led to e1"]
    assert set(ties(site, "e2500")) == {"after e2499", "led to e2501"}
    assert ties(site, "e4999") == ["caused by e4998"]


def test_causal_links_among_some_events() -> None:
    """Among some events are the causal links that have both ends there, in the order of all, whoever wrote them."""
    site = told(
        {
            "events/a.yml": "{date: 2025, title: A, links: [{led-to: b}, {led-to: d}, {related: c}]}",
            "events/b.yml": "{date: 2025, title: B, links: [{led-to: c}]}",
            "events/c.yml": "{date: 2025, title: C, links: [{caused-by: a}]}",
            "events/d.yml": "{date: 2025, title: D}",
        }
    )
    links = site.ink.links
    pairs = [(link.subject, link.object) for link in links.causal_among({"c", "b", "a"})]
    assert pairs == [("a", "b"), ("b", "c"), ("a", "c")]
    assert links.causal_among({"a", "b", "c", "d"}) == [*links.causal]
    assert links.causal_among({"d"}) == []


def test_a_chain_in_time_of_five_thousand() -> None:
    """Five thousand events of one year, each said to be after the next, stand in the order that is said."""
    records = (f"- {{id: e{n}, date: 2025, title: E{n}, links: [{{after: e{n + 1}}}]}}\n" for n in range(4_999))
    site = told({"events/all.yml": "".join(records) + "- {id: e4999, date: 2025, title: E4999}\n"})
    assert said(site) == []
    assert order(site) == [f"e{n}" for n in range(4_999, -1, -1)]


def test_a_hub_of_five_thousand() -> None:
    """An event that five thousand others lead to knows them all, and each knows it."""
    hub = "- {id: hub, date: 2026, title: Hub}\n"
    spokes = (f"- {{id: e{n}, date: 2025, title: E{n}, links: [{{led-to: hub}}]}}\n" for n in range(5_000))
    site = told({"events/all.yml": hub + "".join(spokes)})
    assert said(site) == []
    assert set(ties(site, "hub")) == {f"caused by e{n}" for n in range(5_000)}
    assert all(ties(site, f"e{n}") == ["led to hub"] for n in range(5_000))


RELATION_WORDS = sorted({word for each in RELATIONS.values() for word in (each.id, each.inverse)})
INVERSE = {each.label: each.inverse_label for each in RELATIONS.values()} | {
    each.inverse_label: each.label for each in RELATIONS.values()
}
BACK = {each.id: each.inverse for each in RELATIONS.values()} | {each.inverse: each.id for each in RELATIONS.values()}
IDS = [f"e{n}" for n in range(5)]
WORLDS = st.dictionaries(
    st.sampled_from(IDS), st.lists(st.tuples(st.sampled_from(RELATION_WORDS), st.sampled_from(IDS)), max_size=6)
)


@settings(deadline=None)
@given(WORLDS)
def test_every_tie_has_its_inverse_at_the_other_end(links: Mapping[str, list[tuple[str, str]]]) -> None:
    """Whatever is linked with whatever, what one end says the other end says from its side, and each thing once."""
    records = [
        f"- {{id: {id_}, date: 2025, title: T, links: [{', '.join(f'{{{w}: {t}}}' for w, t in links.get(id_, ()))}]}}\n"
        for id_ in IDS
    ]
    site = told({"events/all.yml": "".join(records)})
    graph = site.ink.links
    written = {frozenset(((id_, word), (to, BACK[word]))) for id_, ls in links.items() for word, to in ls if to != id_}
    assert len(graph.links) == len(written)
    for id_ in IDS:
        found = [(tie.label, tie.other) for tie in graph.ties(id_)]
        assert len(found) == len(set(found))
        for tie in graph.ties(id_):
            assert (INVERSE[tie.label], id_) in [(back.label, back.other) for back in graph.ties(tie.other)]


def test_a_mention_in_the_words_of_a_source_is_a_mention() -> None:
    """In a source's quote, too, a name that nobody has is an error at its place; one that somebody has leads back."""
    world = {
        "events/a.yml": "{date: 2025, title: A, sources: [{url: 'https://example.org', quote: 'We know [[b]]'}]}",
        "events/b.yml": "{date: 2025, title: B}",
        "sources/s.yml": "{url: 'https://example.com', title: S, quote: 'We know [[c]]'}",
    }
    assert said(told(world)) == ["sources/s.yml:1:56: error: no record is called 'c' [unknown-record]"]
    site = told({**world, "sources/s.yml": "{url: 'https://example.com', title: S, quote: 'We know [[b]]'}"})
    assert site.ink.links.mentioned_in("b") == ("a", "s")
