"""A file that can't be read is read as far as it can be: what is wrong in it is named in one run, and nothing else."""

from collections.abc import Iterable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.world import order, said, told
from timeline.records.recovering import MAXIMUM_FAULTS

# What may stand in a record, and looks like the end or the beginning of something that it isn't.
RIGHT = (
    *("title: Sora", 'title: "Sora, \\"the\\" app"', "title: 'It''s Sora'", 'title: The "Sora" app, they say,'),
    *("status: confirmed", "tags: [copyright, Star Wars]", "tags: [a,\n  b,\n  c]", "tags:\n  - a\n  - 'b'"),
    *('summary: "One\n\n  title: and @another"', "summary: >-\n  One: two\n  \"three\n\n  'four", "# a comment: [x"),
    *("body: |\n  Text: here\n  - id: @x\n  # heading\n  [[[", "private: {\n    date: x,\n    tags: [a, b]\n  }"),
    *('sources:\n  - title: A report\n  - {title: B, quote: "x"}', "added: 2026-01-01 # [the day"),
)
# The same in the first column, where only a document that is a record can have it.
RIGHT_IN_A_DOCUMENT = (
    *("sources:\n- title: A report\n- {title: B}", "private: {\ndate: x,\n\n# y\ntitle: z\n}", "tags: [a,\nb,\nc\n]"),
    *("summary: 'One\nand another\nstatus: [and more'", 'private:\n  note: "x\nand title: @y"'),
)


class Fault(NamedTuple):
    """Some lines with a fault, that of them at which it is named (from 0), and its code."""

    text: str
    line: int = 0
    code: str = "syntax"


WRONG = (
    *(Fault(f"kind: {value}") for value in ("@x", "x: y", '"x', "'x", '"x" y', "'It's x'", "[x] y", "- x", "? x")),
    *(Fault(f"kind: {value}") for value in ("%4", "`x` y", "> x", "[x", "{x: y", "[x, y", "[x]]", '"\\d"', "*b* x")),
    *(Fault("kind: *x", code="anchor"), Fault("kind: &x y", code="anchor"), Fault("kind: !x y", code="tag")),
    *(Fault("kind: x #1", code="comment"), Fault("kind: x #1 in\n  the store", code="comment")),
    *(Fault("kind: x\nkind: y", 1, "doubled-field"), Fault("<<: {kind: x}", code="merge-key")),
    *(Fault("figures:\n\t- label: x", 1), Fault("figures:\n    - label: x\n   - label: y", 2)),
    *(Fault("kind:x"), Fault("kind x"), Fault("figures: " + "[" * 21, code="too-deep")),
)


class World(NamedTuple):
    """A file, the places (lines from 1, codes) of the faults in it, and the ids of the records that have none."""

    text: str
    faults: list[tuple[int, str]]
    right: list[str]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a list of records, or documents of one each, of which some have a fault in one of their fields."""
    documents = draw(st.booleans())
    lines: list[str] = []
    faults, right = [], []
    for number in range(draw(st.integers(2, 8))):
        fields = draw(_fields((*RIGHT, *RIGHT_IN_A_DOCUMENT) if documents else RIGHT))
        fault = draw(st.none() | st.sampled_from(WRONG))
        place = draw(st.integers(0, len(fields)))
        before = [f"id: e{number}", "date: 2025", *fields[:place]]
        if fault:
            faults.append((len(lines) + documents + _height(before) + fault.line + 1, fault.code))
        else:
            right.append(f"e{number}")
        record = "\n".join([*before, *([fault.text] if fault else []), *fields[place:]])
        lines += ["---", *record.split("\n")] if documents else _item(record)
    return World("\n".join([*lines, ""]), faults, right)


def _fields(known: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    chosen = st.lists(st.sampled_from(known), max_size=6, unique_by=lambda text: text.partition(":")[0])
    return chosen.map(lambda fields: fields if any(f.startswith("title") for f in fields) else [*fields, "title: T"])


def _item(record: str) -> list[str]:
    first, *others = record.split("\n")
    return [f"- {first}", *(f"  {line}" if line else "" for line in others)]


def _height(fields: Iterable[str]) -> int:
    return sum(text.count("\n") + 1 for text in fields)


@settings(deadline=None, max_examples=300)
@given(worlds())
def test_each_record_with_a_fault_is_named_and_nothing_else(world: World) -> None:
    """Of a file of records some are spoilt: each is named at its line, and the others are told."""
    site = told({"events/all.yml": world.text})
    assert [(each.location.line, each.code) for each in site.errors] == world.faults
    assert order(site) == world.right


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from([each for each in WRONG if each.text[-1] not in "{["]), min_size=1, max_size=5))
def test_each_field_with_a_fault_is_named_and_nothing_else(wrong: list[Fault]) -> None:
    """Of the fields of a record some are spoilt, with others between them: each is named at its line."""
    text, faults = "id: e\n", []
    between = ("tags: [a,\nb]", "private: {x: y}", "links:\n- related: a", "draft: true", "verified: 2025")
    for name, fault, other in zip(("title", "status", "summary", "body", "added"), wrong, between, strict=False):
        faults.append((text.count("\n") + fault.line + 1, fault.code))
        text += f"{fault.text.replace('kind', name)}\n{other}\n"
    site = told({"events/e.yml": text})
    assert [(each.location.line, each.code) for each in site.errors] == faults


@pytest.mark.parametrize("more", [0, 1, 50_000])
def test_there_is_an_end_to_the_faults_that_are_named(more: int) -> None:
    """Of a file of faults so many are named; then it says where reading ended, and what there is before is told."""
    text = "- {id: a, date: 2025, title: A}\n" + "- id: @x\n" * (MAXIMUM_FAULTS + more)
    site = told({"events/all.yml": text, "events/b.yml": "{date: 2025, title: B, links: [related: a, related: x]}"})
    complaints = said(site)
    end = MAXIMUM_FAULTS + 2
    assert complaints[:MAXIMUM_FAULTS] == [
        f"events/all.yml:{line}:7: error: a value that begins with '@' must be put in quotes [syntax]"
        for line in range(2, end)
    ]
    assert complaints[MAXIMUM_FAULTS:] == [
        f"events/all.yml:{end}:1: error: 20 faults of this file are named: "
        "mend them, and what follows here is read, too [more-faults]"
    ] * (more > 0)
    assert order(site) == ["a", "b"]


def test_lines_are_those_of_the_file() -> None:
    """Windows' ends of lines, a mark at the beginning and what was blanked out don't move what follows."""
    text = "\ufeff- id: a\r\n  title: @x\r\n\r\n- id: b\r\n  date: 2025-13\r\n  title: B\r\n- id: c\r\n  title: *x\r\n"
    assert [str(each.location) for each in told({"events/all.yml": text}).errors] == [
        "events/all.yml:2:10",
        "events/all.yml:5:9",
        "events/all.yml:8:10",
    ]
