"""Events stand in one order: by earliest moment, then the vaguer first, then by id."""

from datetime import UTC

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.world import event, order, record_files, said, told
from timeline import Site, build
from timeline.views import by_month, standing

CALIFORNIA = "time-zone: America/Los_Angeles"


def _world(dates: dict[str, str], links: dict[str, str] | None = None, settings: str = "") -> dict[str, str]:
    files = {
        f"events/{id_}.yml": f"date: {date!r}\ntitle: {id_}\nlinks: [{(links or {}).get(id_, '')}]\n"
        for id_, date in dates.items()
    }
    return files | ({"timeline.yml": settings} if settings else {})


def _dated(dates: dict[str, str], settings: str = "") -> Site:
    site = told(_world(dates, settings=settings))
    assert said(site) == []
    return site


def test_earliest_first() -> None:
    """Dates of all widths stand by their first moment."""
    dates = {
        "a": "2026-03-24T13:05:00-07:00",
        "b": "2026-03-24",
        "c": "2025-12/2026-04",
        "d": "2025-24",
        "e": "Y-17000",
        "f": "[2025-11-21,2025-11-24]",
        "g": "2026",
        "h": "-0043-03-15",
    }
    assert order(_dated(dates)) == ["e", "h", "f", "c", "d", "g", "b", "a"]


def test_the_vaguer_first() -> None:
    """Of dates that begin together, the one that says least stands first, like a heading."""
    dates = {"a": "2025-01-01", "b": "2025-01", "c": "2025", "d": "202X", "e": "2020", "f": "2020-01-01/.."}
    assert order(_dated(dates)) == ["f", "d", "e", "c", "b", "a"]


def test_then_by_id() -> None:
    """Events of one date stand by their ids, whatever words the date was written in."""
    assert order(_dated({"c": "2025-12-11", "a": "11 December 2025", "b": "2025-12-11~"})) == ["a", "b", "c"]


def test_an_open_start_stands_by_its_end() -> None:
    """What is known to have been by some day stands at that day."""
    dates = {
        "a": "../2026-03-23",
        "b": "2026-03-22",
        "c": "2026-03-24",
        "d": "before April 2026",
        "e": "[..2026-03-23]",
    }
    assert order(_dated(dates)) == ["b", "a", "e", "c", "d"]


def test_a_day_beside_an_instant() -> None:
    """A day and an instant are compared in the story's time zone, UTC where there is none."""
    dates = {"day": "2025-12-11", "evening": "2025-12-11T02:00:00Z"}
    assert order(_dated(dates)) == ["day", "evening"]
    assert order(_dated(dates, CALIFORNIA)) == ["evening", "day"]


def test_before_and_after_order_what_overlaps() -> None:
    """Links put events in order whose dates leave that open, against width and id."""
    dates = {"a": "2025-10-03", "b": "2025-10-03", "c": "2025-10"}
    assert order(told(_world(dates))) == ["c", "a", "b"]
    site = told(_world(dates, {"b": "before: a", "c": "after: a"}))
    assert said(site) == []
    assert order(site) == ["b", "a", "c"]


def test_after_holds_back_only_what_it_must() -> None:
    """An event that waits for another lets those pass that stand between them."""
    dates = {"early": "2025", "late": "2025-12", "middle": "2025-06"}
    site = told(_world(dates, {"early": "after: late"}))
    assert order(site) == ["middle", "late", "early"]


def test_a_link_against_the_dates_changes_nothing() -> None:
    """Dates weigh more than links: the order is theirs, and the link is complained of."""
    site = told(_world({"a": "2024", "b": "2025", "c": "2023"}, {"b": "before: a", "a": "before: c"}))
    assert order(site) == ["c", "a", "b"]
    assert [each.code for each in site.errors] == ["order", "order"]


def test_links_together_against_the_dates() -> None:
    """Two links that are possible each, through something vague between them, are not both possible."""
    site = told(_world({"a": "2026", "m": "202X", "z": "2025"}, {"a": "before: m", "z": "after: m"}))
    assert said(site) == [
        "events/z.yml:3:9: error: these links together put 'a' (2026) before 'z' (2025) [order]",
    ]


def test_a_circle_leaves_every_event_in_its_place() -> None:
    """Events said to be before each other all stand, by their dates."""
    links = {"a": "before: b", "b": "before: c", "c": "before: a", "d": "after: c"}
    site = told(_world({"c": "2025", "b": "2025", "a": "2025", "d": "2025", "e": "2025"}, links))
    assert sorted(order(site)) == ["a", "b", "c", "d", "e"]
    assert [each.code for each in site.errors] == ["order"]


def test_neighbours() -> None:
    """Each event knows the one before and the one after it; the first and the last know one only."""
    site = told(
        _world({"a": "2023", "b": "2024", "d": "2025"})
        | {"events/c.yml": "{date: 2024-06, title: c, withdrawn: {date: 2025, reason: A hoax.}}"}
    )
    chronology = site.ink.chronology

    def around(id_: str) -> list[str | None]:
        return [each.id if each else None for each in chronology.neighbours(event(site, id_))]

    assert around("a") == [None, "b"]
    assert around("b") == ["a", "d"]
    assert around("d") == ["b", None]
    assert around("c") == [None, None]


def test_in_order_leaves_out_what_is_not_told() -> None:
    """Ids in any order, twice or unknown, become the events that are told, once each and in order."""
    site = told(
        _world({"a": "2023", "b": "2024"})
        | {"events/c.yml": "{date: 2020, title: c, withdrawn: {date: 2025, reason: A hoax.}}"}
    )
    assert [each.id for each in site.ink.chronology.in_order(["b", "nobody", "a", "c", "b"])] == ["a", "b"]
    assert event(site, "a") in site.ink.chronology
    assert event(site, "c") not in site.ink.chronology


def _grouped(site: Site) -> list[tuple[int, int | None, list[str]]]:
    years = by_month(site.ink.chronology.events, site.ink.chronology.zone)
    return [(year.year, month.month, [each.id for each in month.events]) for year in years for month in year.months]


def test_by_month() -> None:
    """Events stand under their year and month; what is known to the year only stands before the months."""
    dates = {"a": "2024", "b": "2024-02-15", "c": "2024-02", "d": "2024-03-25", "e": "2025-24", "f": "2025-09-30"}
    assert _grouped(_dated(dates)) == [
        (2024, None, ["a"]),
        (2024, 2, ["c", "b"]),
        (2024, 3, ["d"]),
        (2025, 9, ["f"]),
        (2025, None, ["e"]),
    ]


def test_an_interval_stands_under_its_start() -> None:
    """An interval stands where it starts, or where it ends if nobody knows its start."""
    zone = UTC
    site = _dated({"a": "2024-02-15/2024-12-09", "b": "../2026-03-23", "c": "2026-04-26/..", "d": "mid October 2025"})
    assert [standing(event(site, id_).date, zone) for id_ in "abcd"] == [(2024, 2), (2026, 3), (2026, 4), (2025, 10)]


def test_an_instant_is_read_on_the_storys_clock() -> None:
    """New Year's night in London is still last year in California."""
    site = _dated({"a": "2026-01-01T02:00:00Z"}, CALIFORNIA)
    assert _grouped(site) == [(2025, 12, ["a"])]
    assert standing(event(site, "a").date, UTC) == (2026, 1)


def test_each_heading_has_an_anchor_of_its_own() -> None:
    """A month that comes back, because a link holds an event up, is a second heading with a second anchor."""
    site = told(_world({"a": "2025", "b": "2025-02-03", "c": "2026"}, {"a": "after: b"}))
    years = by_month([*site.ink.chronology.events, *site.ink.chronology.events], UTC)
    anchors = [anchor for year in years for anchor in (year.anchor, *(month.anchor for month in year.months))]
    assert anchors == [
        *("y2025", "m2025-02", "m2025", "y2026", "m2026"),
        *("y2025-2", "m2025-02-2", "m2025-2", "y2026-2", "m2026-2"),
    ]
    assert [year.count for year in years] == [2, 1, 2, 1]


STARTED = st.sampled_from(
    [
        *("2025", "2025-10", "2025-10-03", "2025-10-03~", "2025-24", "202X", "2026", "2025-10-03/..", "-0043"),
        *("2025-10-03T12:00:00Z", "2025-10-03T20:00:00-07:00", "[2025-10-03,2025-10-05]", "2025-XX-03"),
    ]
)
DATES = STARTED | st.just("../2025-10-03")


@settings(deadline=None)
@given(st.lists(DATES, min_size=1, max_size=8), st.data())
def test_the_order_does_not_depend_on_the_order_of_files(dates: list[str], data: st.DataObject) -> None:
    """However the files were found, events, pages and complaints are the same."""
    ids = [f"e{number}" for number in range(len(dates))]
    links = {id_: f"before: {data.draw(st.sampled_from(ids))}" for id_ in data.draw(st.sets(st.sampled_from(ids)))}
    files = record_files(_world(dict(zip(ids, dates, strict=True)), links))
    one, other = build(files), build(data.draw(st.permutations(files)))
    assert order(one) == order(other)
    assert one.diagnostics == other.diagnostics
    assert sorted(order(one)) == ids


@settings(deadline=None)
@given(st.lists(STARTED, min_size=1, max_size=8), st.data())
def test_possible_links_hold(dates: list[str], data: st.DataObject) -> None:
    """Where nothing is complained of, every `before` is kept, and what surely came first stands first."""
    ids = [f"e{number}" for number in range(len(dates))]
    links = {id_: f"before: {data.draw(st.sampled_from(ids))}" for id_ in data.draw(st.sets(st.sampled_from(ids)))}
    site = told(_world(dict(zip(ids, dates, strict=True)), links))
    position = site.ink.chronology.position
    assert site.errors or all(position(link.subject) < position(link.object) for link in site.ink.links.links)
    assert site.errors or _in_time([each.date.span(UTC) for each in site.ink.chronology.events])


def _in_time(spans: list[tuple[int | None, int | None]]) -> bool:
    return not any(
        first is not None and last is not None and last < first
        for number, (first, _) in enumerate(spans)
        for _, last in spans[number + 1 :]
    )
