"""Causes and effects as a drawing: every cause before its effect, time running down, nothing over anything else."""

import re
from itertools import combinations, pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from tests.world import page, told
from timeline import Options, Site
from timeline.render.graph import Bearing, Graph, causes_of, chains_among, graphs_in
from timeline.render.graph.layers import layered
from timeline.render.graph.lines import lines_of, width_of
from timeline.render.graph.placing import placed
from timeline.render.graph.routing import BOX, EDGE, routed


def _story(links: dict[str, str], count: int = 6, more: str = "") -> dict[str, str]:
    return {
        f"events/{id_}.yml": f"date: 2024-01-{n:02}\ntitle: Event {id_}\n{more}"
        + (f"links: [{links[id_]}]\n" if id_ in links else "")
        for n, id_ in enumerate("abcdefghijklmnopqrstuvwxyz"[:count], 1)
    }


def _graphs(site: Site) -> list[Graph]:
    return graphs_in(site.ink.at("graph"), site.ink.chronology.events)


def _places(graph: Graph) -> dict[str, tuple[float, float]]:
    return {box.event.id: (box.x, box.y) for box in graph.boxes}


def test_chains_are_drawn_apart_the_earliest_first() -> None:
    """Events that hang together are one drawing; one with neither cause nor effect is in none."""
    site = told(_story({"a": "{led-to: c}", "b": "{led-to: e}", "d": "{related: a}"}))
    chains = chains_among(site.ink, site.ink.chronology.events)
    assert [[event.id for event in chain.events] for chain in chains] == [["a", "c"], ["b", "e"]]


def test_an_answer_is_drawn_lighter_and_only_with_a_cause() -> None:
    """Who answers stands behind what is answered; answers alone make no drawing of causes."""
    site = told(_story({"b": "{responds-to: a}, {caused-by: a}", "c": "{responds-to: b}", "e": "{responds-to: d}"}))
    (graph,) = _graphs(site)
    assert [box.event.id for box in graph.boxes] == ["a", "b", "c"]
    assert [trunk.causal for trunk in graph.trunks] == [True, False]
    assert graph.answers
    x = {id_: x for id_, (x, _) in _places(graph).items()}
    assert x["a"] < x["b"] < x["c"]


def test_who_answers_is_said_in_words_as_well() -> None:
    """What a line of the drawing says, the words below it say: a cause once, answers where they belong to its chain."""
    links = {
        "b": "{responds-to: a, note: So.}, {caused-by: a}",
        "c": "{responds-to: b, note: No.}",
        "e": "{responds-to: d}",
    }
    ink = told(_story(links)).ink
    causes = causes_of(ink, chains_among(ink, ink.chronology.events))
    said = [(cause.event.id, [(label, effect.id, note) for label, effect, note in cause.effects]) for cause in causes]
    assert said == [("a", [("led to", "b", None)]), ("b", [("answered by", "c", "No.")])]


def test_words_about_causes_are_only_words() -> None:
    """Titles, notes and the label of a relation are shown as they were written, whatever they look like."""
    links = {"a": "{broke: b, note: <i> & more}"}
    more = "relations:\n  broke: {label: <b>broke</b>, inverse: broken-by, causal: true}\n"
    story = {id_: text.replace("Event ", "<u>Event ") for id_, text in _story(links).items()}
    html = page(told({**story, "timeline.yml": more}), "graph/").content
    words = html[html.index('id="words"') :]
    assert re.findall(r"<(?:i|b|u)>", words) == []
    assert [words.count(f"&lt;{tag}&gt;") for tag in "ibu"] == [1, 1, 2]
    assert "&lt;i&gt; &amp; more" in words


def test_one_reads_against_the_other_direction_where_the_language_does() -> None:
    """In Arabic causes stand to the right of their effects, in the same rows."""
    files = _story({"a": "{led-to: b}, {led-to: c}", "b": "{led-to: d}"})
    (left,), (right,) = _graphs(told(files)), _graphs(told(files, Options(locale="ar")))
    for id_, (x, y) in _places(left).items():
        assert _places(right)[id_] == (left.width - x - left.boxes[0].width, y)
    assert right.mirrored


def test_a_circle_has_one_line_that_turns_back() -> None:
    """Where each led to the other the earliest stands first, and nothing loops for ever."""
    layers = layered(["a", "b"], [Bearing("a", "b", causal=True), Bearing("b", "a", causal=True)])
    assert layers.columns == {("a", -1): 0, ("b", -1): 1}
    assert [wire.turned for wire in layers.wires] == [False, True]


@given(
    st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30),
    st.lists(st.integers(0, 12), max_size=4),
    st.booleans(),
)
def test_no_box_lies_on_another_and_none_in_the_way_of_a_line(
    pairs: set[tuple[int, int]],
    months: list[int],
    mirrored: bool,  # noqa: FBT001
) -> None:
    """Whatever leads to what: causes stand in earlier columns, later events lower, and lines cross no box."""
    ids = [f"e{number}" for number in range(13)]
    layers = layered(ids, [Bearing(f"e{first}", f"e{last}", causal=True) for first, last in pairs])
    for wire in layers.wires:
        steps = [layers.columns[place] for place in wire.places]
        assert steps == list(range(steps[0], steps[-1] + 1))
        assert len(steps) > 1
    sizes = {place: 60.0 if place[1] < 0 else 12.0 for place in layers.columns}
    band = {id_: f"month {sum(month <= number for month in months)}" for number, id_ in enumerate(ids)}
    placing = placed(layers, sizes, {place: band[place[0].partition("+")[0]] for place in layers.columns})
    tops = [placing.tops[id_, -1] for id_ in ids]
    assert tops == sorted(tops)
    assert [words for words, _ in placing.bands] == list(dict.fromkeys(band.values()))
    routes = routed(layers, placing.tops, mirrored=mirrored)
    boxes = [(routes.columns[column], placing.tops[place]) for place, column in layers.columns.items() if place[1] < 0]
    for (x, y), (other, top) in combinations(boxes, 2):
        assert x != other or abs(y - top) >= 60 + 9.8
    assert placing.height >= max(top for _, top in boxes) + 59.9
    for trunk in routes.trunks:
        for line in trunk.path.split("M")[1:]:
            spots = [(float(x), float(y) - EDGE) for x, y in re.findall(r"([-0-9.e]+) ([-0-9.e]+)", line)]
            spots = [(routes.width - x if mirrored else x, y) for x, y in spots]
            for ((x, y), (to, lower)), (left, top) in product(pairwise(spots), boxes):
                beside = max(x, to) <= left + 0.1 or min(x, to) >= left + BOX - 0.1
                assert beside or max(y, lower) <= top or min(y, lower) >= top + 60


def test_time_runs_down_in_bands() -> None:
    """Each month has a heading above its events; a chain of many years has one for each year."""
    files = {
        "events/a.yml": "date: 2024-01-30\ntitle: A\nlinks: [{led-to: b}, {led-to: c}]\n",
        "events/b.yml": "date: 2024-01-31\ntitle: B\n",
        "events/c.yml": "date: 2024-03\ntitle: C\n",
    }
    (graph,) = _graphs(told(files))
    assert [band.words for band in graph.bands] == ["January 2024", "March 2024"]
    (_, a), (_, b), (_, c) = _places(graph).values()
    assert graph.bands[0].y < a < b < graph.bands[1].y < c
    (graph,) = _graphs(told({**files, "events/c.yml": "date: 1987-05-04\ntitle: C\n"}))
    assert [band.words for band in graph.bands] == ["1987", "2024"]


def test_a_heading_that_comes_again_stands_again() -> None:
    """What is dated by year or season stands under its year, wherever that comes in time, and never under a month."""
    files = {
        "events/a.yml": "date: 2024\ntitle: A\nlinks: [{led-to: b}, {led-to: c}, {led-to: d}]\n",
        "events/b.yml": "date: 2024-02-01\ntitle: B\n",
        "events/c.yml": "date: spring 2024\ntitle: C\n",
        "events/d.yml": "date: 2024-04-02\ntitle: D\n",
    }
    (graph,) = _graphs(told(files))
    assert [band.words for band in graph.bands] == ["2024", "February 2024", "2024", "April 2024"]
    under = {box.event.id: [band.words for band in graph.bands if band.y < box.y][-1] for box in graph.boxes}
    assert under == {"a": "2024", "b": "February 2024", "c": "2024", "d": "April 2024"}


def test_a_chain_too_large_to_read_is_drawn_thread_by_thread() -> None:
    """A story of sixty events in a row is drawn in two parts where two threads tell them, else in words only."""
    files = {"threads/t.yml": "id: t\ntitle: T\n", "threads/u.yml": "id: u\ntitle: U\n"}
    for n in range(60):
        thread = "t" if n < 30 else "u"
        files[f"events/e{n:02}.yml"] = (
            f"date: 2024-01-01T{n // 60:02}:{n % 60:02}Z\ntitle: E\nthreads: [{thread}]\n"
            + (f"links: [{{led-to: e{n + 1:02}}}]\n" if n < 59 else "")
        )
    assert [len(graph.boxes) for graph in _graphs(told(files))] == [30, 30]
    later = {
        path: text.replace("threads: [t]", f"threads: [{'u' if 10 <= n < 13 else 't'}]")
        for n, (path, text) in enumerate(files.items(), -2)
    }
    assert [graph.events[0].id for graph in _graphs(told(later))] == ["e00", "e10", "e13", "e30"]
    untold = {path: re.sub(r"threads:.*\n", "", text) for path, text in files.items() if path.startswith("events/")}
    site = told(untold)
    assert _graphs(site) == []
    assert page(site, "graph/").content.count("tl-causes__how") == 59


def test_a_thread_shows_its_own_causes() -> None:
    """The page of a thread or an entity draws what led to what within it, each box a link with a name."""
    files = {
        "threads/t.yml": "id: t\ntitle: T\n",
        "entities/x.yml": "id: x\nname: X\n",
        **_story({"a": "{led-to: b}"}, count=2, more="threads: [t]\nentities: [x]\n"),
    }
    site = told(files)
    for url in ("threads/t/", "entities/x/"):
        content = page(site, url).content
        link = r'<a role="link" xlink:href="\.\./\.\./events/(.)/" class="tl-gray"><title>([^<]+)'
        assert re.findall(link, content)[-2:] == [
            ("a", "1 January 2024: Event a"),
            ("b", "2 January 2024: Event b"),
        ]


def test_a_title_breaks_into_lines() -> None:
    """At spaces, between ideographs, inside a word wider than its box; where it is too long it ends in an ellipsis."""
    assert lines_of("OpenAI says goodbye", 8, 4) == ["OpenAI says", "goodbye"]
    assert lines_of("日本語の題名です", 4.2, 4) == ["日本語の", "題名です"]
    assert lines_of("Donaudampfschifffahrt", 6, 4) == ["Donaudam", "pfschifffah", "rt"]
    assert lines_of("one two three four five", 4.6, 2) == ["one two", "three…"]
    assert all(width_of(line) <= 5 for line in lines_of("W" * 40 + " " + "i" * 40, 5, 9))
