"""YAML that means something else than its author, or worse: refused, in words an author understands."""

import pytest

from tests.worlds import said, told
from timeline import RecordFile, build
from timeline.vocabulary import Collection

DATED = "date: 2024-01-01\n"

# ruff: noqa: E501 - a case stands in a line

# What follows `date: 2024-01-01` in a file, and the complaint about it without the file's name.
TRAPS = {
    "comment": ("title: Sora #1 in the store", "2:8: error: YAML drops what follows the '#' in '#1 in the store': put the value in quotes [comment]"),
    "mention": ("title: [[x]] left", "2:8: error: a value that begins with '[' must be put in quotes, unless it is a whole list [syntax]"),
    "at": ("title: @sama", "2:8: error: a value that begins with '@' must be put in quotes [syntax]"),
    "star": ("title: *b*", "2:8: error: a value that begins with '*' must be put in quotes [syntax]"),
    "colon": ("title: What's new: Sora", "2:8: error: a value that holds ': ' must be put in quotes [syntax]"),
    "tab": ("title: A\nlinks:\n\t- x", "4:1: error: a tab can't indent YAML: use spaces [syntax]"),
    "conflict": ("<<<<<<< HEAD\ntitle: A", "2:1: error: a merge conflict is left here: choose one of its sides [syntax]"),
    "twice": ("title: A\ntitle: B", "3:1: error: the field 'title' stands here a second time [doubled-field]"),
    "anchor": ("title: &x A", "2:8: error: a value that begins with '&' is an anchor or alias to YAML: put the value in quotes [anchor]"),
    "tag": ("title: !!python/object:os.system A", "2:8: error: tags like 'tag:yaml.org,2002:python/object:os.system' are not read: put a value that begins with '!' in quotes [tag]"),
    "merge": ("<<: {title: A}", "2:1: error: merge keys '<<' are not read: write the fields out [merge-key]"),
    "quotes": ('title: "A" b', '2:8: error: text in quotes must end with the same quote (") and nothing may follow it [syntax]'),
    "separator": ("title: A\u2028id: b", "2:9: error: the character U+2028 can't be seen and is not allowed: delete it [character]"),
    "override": ('title: "A\\u202eb"', "2:8: error: the character U+202E can't be seen and is not allowed: delete it [character]"),
    "nul": ("title: A\x00", "2:9: error: the character U+0000 can't be seen and is not allowed: delete it [character]"),
    "list": ("title: [A, B]", "2:8: error: title: expected text, found a list [type]"),
    "text": ("title: A\ntags: one", "3:7: error: tags: expected a list, like [one, two], found 'one' [type]"),
    "case": ("Title: A\ntitle: A", "2:1: error: unknown field 'Title', did you mean 'title'? [unknown-field]"),
    "id": ("title: A\nid: Ärger & Co", "3:5: error: 'Ärger & Co' is no id: an id is made of a–z, 0–9 and '-', begins with a letter or digit, and has at most 80 characters; try 'arger-co' [id]"),
    "reserved": ("title: A\nid: index", "3:5: error: 'index' can't be an id: it has another meaning in addresses [id]"),
    "url": ("title: A\nsources: [{url: 'javascript:alert(1)'}]", "3:17: error: 'javascript:alert(1)' is no address: an address begins with https:// or http:// [url]"),
    "user": ("title: A\nsources: [{url: 'https://me:pw@example.org/'}]", "3:17: error: 'https://me:pw@example.org/' is no address: an address here names no user [url]"),
    "number": ("title: A\nfigures: [{label: x, value: 1_000}]", "3:29: error: '1_000' is no number: write digits, with a point for decimals, like 1200000 or 1.2 [number]"),
    "nan": ("title: A\nfigures: [{label: x, value: .nan}]", "3:29: error: '.nan' is no number: write digits, with a point for decimals, like 1200000 or 1.2 [number]"),
    "nameless": ("title: A\nfigures: [{value: 1}]", "3:11: error: a figure needs the id of a series, or a label [nameless-figure]"),
    "bounds": ("title: A\nfigures: [{label: x, value: 5, high: 4}]", "3:29: error: 5 lies outside its bounds, … to 4 [bounds]"),
    "flag": ("title: A\ndraft: yes", "3:8: error: 'yes' is neither true nor false [true-or-false]"),
    "missing": ("summary: A", "1:1: error: the field 'title' is missing [missing-field]"),
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_named_with_its_place_and_a_way_out(trap: str) -> None:
    """One complaint, at the right line and column, that says what to do."""
    text, complaint = TRAPS[trap]
    assert said({"events/a.yml": DATED + text}) == [f"events/a.yml:{complaint}"]


@pytest.mark.parametrize(
    "title", ["NO", "on", "12:30", "0123", "1.10", "2025", "1_000", "0x10", "=", "null", "2024-01-01"]
)
def test_text_means_what_it_says(title: str) -> None:
    """What YAML 1.1 would turn into a truth, a number, a time or nothing stays the author's words."""
    site = told({"events/a.yml": f"{DATED}title: {title}\ntags: [{title}]"})
    assert site.ink.story.events["a"].title == title
    assert site.ink.story.events["a"].tags == (title,)


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 200_000,
        "{a: " * 100_000,
        "- " * 50_000,
        "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)),
        "x: [" + "1, " * 20_000 + "1]",
    ],
    ids=["lists", "mappings", "dashes", "aliases", "values"],
)
def test_a_bomb_is_a_complaint(bomb: str) -> None:
    """What would fill the memory or end the interpreter is one complaint about that file, and the others are read."""
    complaints = said({"events/a.yml": bomb, "events/b.yml": DATED})
    assert [complaint.partition(":")[0] for complaint in complaints] == ["events/a.yml", "events/b.yml"]


def test_bytes_that_are_no_text_are_refused_and_a_mark_at_the_start_is_not() -> None:
    """UTF-8 with or without its mark and with either kind of line end is read; Latin-1 is named with its byte."""
    good = "\ufeffdate: 2024-01-01\r\ntitle: Größe\r\n".encode()
    site = build([RecordFile("a.yml", Collection.EVENTS, good)])
    assert not site.errors
    assert site.ink.story.events["a"].title == "Größe"
    latin = build([RecordFile("a.yml", Collection.EVENTS, "title: Größe".encode("latin-1"))])
    assert [str(each) for each in latin.errors] == [
        "a.yml:1:10: error: byte 10 is not UTF-8: save the file as UTF-8 [encoding]"
    ]


def test_many_records_in_a_file() -> None:
    """A list, or documents parted by three dashes, are as many records; each then needs its id."""
    files = {
        "events/list.yml": "- {id: a, date: 2024, title: A}\n- {id: b, date: 2024, title: B}\n",
        "events/documents.yml": "id: c\ndate: 2024\ntitle: C\n---\nid: d\ndate: 2024\ntitle: D\n",
    }
    assert said(files) == []
    assert sorted(told(files).ink.story.events) == ["a", "b", "c", "d"]


def test_an_id_is_taken_once() -> None:
    """Two records with one id are an error that names both places, whatever they are records of."""
    files = {"events/a.yml": DATED + "title: A", "entities/x.yml": "- {id: a, name: A}"}
    assert said(files) == [
        "events/a.yml:1:1: error: the id 'a' is taken: entities/x.yml:1:4 has it [doubled-id]"
    ] or said(files) == ["events/a.yml:1:1: error: the id 'a' is taken: entities/x.yml:1:3 has it [doubled-id]"]


def test_records_that_cannot_be_read_still_have_their_ids() -> None:
    """Nobody is told that an event doesn't exist because its own file has a slip."""
    files = {"events/a.yml": DATED + "title: A\nlinks: [{led-to: b}]", "events/b.yml": DATED + "title: B: b"}
    assert said(files) == ["events/b.yml:2:8: error: a value that holds ': ' must be put in quotes [syntax]"]
