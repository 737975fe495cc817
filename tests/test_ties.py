"""Links: what bears on what, from both ends."""

from hypothesis import given
from hypothesis import strategies as st

from tests.worlds import page, said, told
from timeline.vocabulary import RELATIONS

EVENT = "date: 2024-01-0{n}\ntitle: Event {n}\n"
WORDS = [
    word
    for relation in RELATIONS.values()
    for word in {relation.id, relation.inverse}
    if word not in {"before", "after"}
]


def event(n: int, links: str = "", body: str = "") -> str:
    """Return an event's record, perhaps with links and a body."""
    more = f"links: [{links}]\n" if links else ""
    return EVENT.format(n=n) + more + (f"body: {body}\n" if body else "")


def test_every_relation_reads_in_words_from_both_ends() -> None:
    """A link written at one end is shown at both, in the words of the end it is seen from."""
    for relation in RELATIONS.values():
        site = told({"events/a.yml": event(1, f"{{{relation.id}: b}}"), "events/b.yml": event(2)})
        assert [(tie.label, tie.other) for tie in site.ink.links.ties("a")] == [(relation.label, "b")]
        assert [(tie.label, tie.other) for tie in site.ink.links.ties("b")] == [(relation.inverse_label, "a")]


def test_both_ends_writing_it_is_one_link() -> None:
    """`a led-to b` and `b caused-by a` are one link, and no complaint."""
    files = {"events/a.yml": event(1, "{led-to: b}"), "events/b.yml": event(2, "{caused-by: a}")}
    assert said(files) == []
    assert len(told(files).ink.links.links) == 1


def test_one_end_writing_it_twice_is_a_warning() -> None:
    """The same link twice in one record is said where the second one stands."""
    files = {"events/a.yml": event(1, "{led-to: b}, {led-to: b}"), "events/b.yml": event(2)}
    assert said(files) == [
        "events/a.yml:3:22: warning: the link 'led-to: b' stands here a second time [duplicate-link]"
    ]


def test_mentions_in_prose_have_backlinks() -> None:
    """An event that another's prose names says where; in code a mention is code."""
    files = {
        "events/a.yml": event(1, body="'See [[b|that day]] and `[[c]]`.'"),
        "events/b.yml": event(2),
        "events/c.yml": event(3),
    }
    site = told(files)
    assert site.ink.links.mentioned_in("b") == ("a",)
    assert site.ink.links.mentioned_in("c") == ()
    assert 'href="../../events/b/" title="2 January 2024: Event 2">that day</a>' in page(site, "events/a/").content
    assert "Mentioned in" in page(site, "events/b/").content


def test_a_mention_of_nothing_is_said_at_its_place() -> None:
    """Line and column of a mention that finds nothing are those of the mention itself, in a body and in quotes."""
    files = {
        "events/a.yml": event(1)
        + 'summary: "Not [[nowhere]]."\nbody: |\n  One line.\n\n  Then [[b-day]] and `[[code]]`.\n',
        "events/b.yml": event(2),
    }
    assert said(files) == [
        "events/a.yml:3:15: error: no record is called 'nowhere' [unknown-record]",
        "events/a.yml:7:8: error: no record is called 'b-day' [unknown-record]",
    ]


def test_links_to_oneself_and_to_things_are_refused() -> None:
    """An event can't bear on itself, nor on something that is no event."""
    files = {
        "events/a.yml": event(1, "{led-to: a}, {led-to: someone}, {leads-to: b}"),
        "events/b.yml": event(2),
        "entities/x.yml": "- {id: someone, name: Someone}",
    }
    assert said(files) == [
        "events/a.yml:3:18: error: 'a' is this event itself [self-link]",
        "events/a.yml:3:31: error: 'someone' is no event but an entity: a link leads to an event [unknown-event]",
        "events/a.yml:3:42: error: no relation is called 'leads-to', did you mean 'led-to'? [unknown-relation]",
    ]


def test_a_chain_of_five_thousand_links() -> None:
    """A chain of 5,000 causes is followed without running out of anything."""
    rows = [f"- {{id: e{n}, date: 2024-01-01, title: E, links: [{{led-to: e{n + 1}}}]}}" for n in range(5000)]
    site = told({"events/all.yml": "\n".join([*rows, "- {id: e5000, date: 2024-01-01, title: E}"])})
    assert not site.errors
    assert len(site.ink.links.links) == 5000
    assert [tie.other for tie in site.ink.links.ties("e2500")] == ["e2501", "e2499"] or [
        tie.other for tie in site.ink.links.ties("e2500")
    ] == ["e2499", "e2501"]


def test_a_hub_of_five_thousand_links() -> None:
    """An event that 5,000 others answer has 5,000 backlinks, and a page."""
    rows = [f"- {{id: e{n}, date: 2024-01-02, title: E{n}, links: [{{responds-to: hub}}]}}" for n in range(5000)]
    site = told({"events/all.yml": "\n".join([*rows, "- {id: hub, date: 2024-01-01, title: Hub}"])})
    assert not site.errors
    assert len(site.ink.links.ties("hub")) == 5000


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(WORDS), st.integers(0, 5)), max_size=12))
def test_every_tie_has_its_inverse_at_the_other_end(written: list[tuple[int, str, int]]) -> None:
    """Whatever is written at whichever end, what one event says of another the other says of it the other way round."""
    links: dict[int, list[str]] = {n: [] for n in range(6)}
    for start, word, end in written:
        if start != end:
            links[start].append(f"{{{word}: e{end}}}")
    site = told({f"events/e{n}.yml": event(n + 1, ", ".join(each)) for n, each in links.items()})
    inverse = {relation.id: relation.inverse for relation in RELATIONS.values()}
    inverse |= {back: forth for forth, back in inverse.items()}
    ties = {(f"e{n}", tie.relation, tie.other) for n in range(6) for tie in site.ink.links.ties(f"e{n}")}
    assert {(other, inverse[word], one) for one, word, other in ties} == ties
