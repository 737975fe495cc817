"""The data that the timeline's filters ask."""

import gzip
import json
from itertools import accumulate
from typing import Any

from tests.world import record_files, told
from timeline import Addresses, Options, Site, build
from timeline.render.data import events_text, summaries_text

WORLD = {
    "entities/all.yml": "- {id: openai, name: OpenAI}\n- {id: nobody, name: Nobody}\n",
    "threads/all.yml": "- {id: two, title: Two}\n- {id: one, title: One}\n",
    "events/first.yml": "date: 2024-02-15\ntitle: One <b>\nsummary: "
    "|-\n  Said of\n  *one*.\nkind: launch\nentities: [openai]\ntags: [Star Wars]\n",
    "events/open.yml": "date: 2024-02-16/..\ntitle: Two\nstatus: disputed\nthreads: [two, one]\n",
    "events/third.yml": "date: 2024-03\ntitle: Three\nkind: launch\ntags: [Star Wars]\n",
}


def _data(site: Site) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(events_text(site.ink))
    return data


def test_events_are_columns() -> None:
    """Each column has a place for every event, in order, and what is said once has a number."""
    data = _data(told(WORLD))
    assert data["ids"].split("\n") == ["first", "open", "third"]
    assert data["titles"].split("\n") == ["One <b>", "Two", "Three"]
    assert data["dates"].split("\n") == ["15 February 2024", "since 16 February 2024", "March 2024"]
    assert data["short"].split("\n") == ["15\tFeb", "since\t16 Feb", "Mar\t"]
    assert data["date"] == [0, 1, 2]
    assert (data["kinds"], data["kind"]) == ([["launch", "Launch"]], [0, -1, 0])
    assert (data["statuses"], data["status"]) == ([["disputed"]], [-1, 0, -1])
    assert (data["entities"], data["entity"]) == ([["openai", "OpenAI"]], "0\n\n")
    assert (data["tags"], data["tag"]) == ([["star-wars", "Star Wars"]], "0\n\n0")
    assert (data["threads"], data["thread"]) == ([["one", "One"], ["two", "Two"]], "\n1 0\n")
    assert (data["months"], data["month"]) == (["February 2024", "March 2024"], [0, 0, 1])
    assert data["address"] == "events/#/"


def test_what_is_said_of_events_is_a_file_of_its_own() -> None:
    """Summaries are plain words in the order of the events, a line for each; they are larger, and later needed."""
    assert json.loads(summaries_text(told(WORLD).ink)).split("\n") == ["Said of one.", "", ""]


def test_spans_are_told_from_the_event_before() -> None:
    """Adding up what is between the events gives when each began; an open end is null."""
    data = _data(told(WORLD))
    day = 24 * 60 * 60
    begun = list(accumulate(data["begun"]))
    assert [second / day for second in begun] == [19768, 19769, 19783]
    assert data["lasted"] == [day - 1, None, 31 * day - 1]


def test_an_event_without_a_beginning_is_counted_from_the_one_before() -> None:
    """`before March 2024` has a null for its beginning, and its end is still right."""
    world = {"events/a.yml": "date: 2024-02-15\ntitle: A\n", "events/b.yml": "date: before March 2024\ntitle: B\n"}
    data = _data(told(world))
    assert data["begun"][1] is None
    assert data["begun"][0] + data["lasted"][1] == 19783 * 24 * 60 * 60 - 1


def test_addresses_are_the_site_s() -> None:
    """The pattern of addresses knows the prefix, and files instead of folders."""
    site = told(WORLD, Options(Addresses("history/", directories=False)))
    assert _data(site)["address"] == "history/events/#.html"


def test_a_title_cannot_end_a_script() -> None:
    """Where the data stands in a page, nothing in it is markup."""
    assert "<" not in events_text(told(WORLD).ink)


def test_an_event_more_is_a_few_bytes_more() -> None:
    """What is fetched before the first answer stays under 30 bytes an event, compressed."""
    files = {f"events/e{number}.yml": f"date: {2000 + number % 20}\ntitle: It happens\n" for number in range(1000)}
    text = events_text(build(record_files(files)).ink)
    assert len(gzip.compress(text.encode())) < 30 * 1000
