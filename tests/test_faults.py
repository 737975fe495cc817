"""Everything that is wrong is said at once, where it stands, with a way out."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.world import event, record_files, said, told
from timeline import Severity, build
from timeline.records import decode

GOLDEN = sorted((Path(__file__).parent / "golden" / "faults").glob("*.yml"))
CASES = [case for file in GOLDEN for case in yaml.safe_load(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_golden(case: dict[str, Any]) -> None:
    """What an author wrote gets these complaints and no others, in this order."""
    files = case.get("files") or {"events/e.yml": case["text"]}
    encoding = case.get("encoding", "utf-8")
    expected = [] if case["says"] == "nothing" else case["says"].splitlines()
    assert said(told({path: text.encode(encoding) for path, text in files.items()})) == expected


def test_every_golden_case_has_a_name_of_its_own() -> None:
    """No case hides behind another."""
    names = [case["name"] for case in CASES]
    assert sorted(names) == sorted(set(names))
    assert len(names) >= 100


EIGHT_FAULTS = {
    "events/2025/disney.yml": """\
id: disney-deal
title: Disney licenses its characters to Sora
date: 2025-02-30
status: confirmd
soruces: [report]
figures:
  - {label: Downloads, value: 1_000}
""",
    "events/2026/disney.yml": """\
id: disney-exit
date: 2026-03-24
title: The Disney deal ends
kind: dael
links:
  - led-to: disney-exti
body: |
  As **[[disnye|Disney]]** told [[disney|the press]].
""",
    "entities/companies.yml": """\
- id: disney
  name: Disney
  url: www.disney.com
""",
}


def test_eight_faults_in_three_files() -> None:
    """A record with eight different faults in three files prints eight complaints, each with its line and column."""
    assert said(told(EIGHT_FAULTS)) == [
        "entities/companies.yml:3:8: error: 'www.disney.com' is no address: "
        "an address begins with https:// or http:// [url]",
        "events/2025/disney.yml:3:7: error: date '2025-02-30': February 2025 has 28 days [date]",
        "events/2025/disney.yml:4:9: error: status 'confirmd': expected 'confirmed', 'reported', 'disputed' or "
        "'retracted', did you mean 'confirmed'? [status]",
        "events/2025/disney.yml:5:1: error: unknown field 'soruces', did you mean 'sources'? [unknown-field]",
        "events/2025/disney.yml:7:31: error: '1_000' is no number: "
        "write digits, with a point for decimals, like 1200000 or 1.2 [number]",
        "events/2026/disney.yml:4:7: error: no kind is called 'dael', did you mean 'deal'? [unknown-kind]",
        "events/2026/disney.yml:6:13: error: no event is called 'disney-exti', "
        "did you mean 'disney-exit'? [unknown-event]",
        "events/2026/disney.yml:8:8: error: no record is called 'disnye', did you mean 'disney'? [unknown-record]",
    ]


def test_complaints_do_not_depend_on_the_order_of_files() -> None:
    """The same complaints come in the same order, however the files were found."""
    files = record_files(EIGHT_FAULTS)
    assert build(files).diagnostics == build(files[::-1]).diagnostics


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 50_000, "- " * 100_000, "title: " + "[" * 200_000])
def test_a_deep_nest_is_refused(text: str) -> None:
    """Brackets without end are one complaint, not the end of the interpreter."""
    (complaint,) = said(told({"events/e.yml": text}))
    assert complaint.endswith("nested more than 20 deep [too-deep]")


def test_a_record_of_too_many_values_is_refused() -> None:
    """A record of more values than anybody writes is one complaint."""
    text = "date: 2025\ntitle: Sora\ntags: [" + "x, " * 10_000 + "x]\n"
    (complaint,) = said(told({"events/e.yml": text}))
    assert complaint.endswith("more than 10000 values in one record [too-many]")


def test_a_long_file_of_small_records_is_read() -> None:
    """The limit is one record's: a file may hold any number of them."""
    text = "".join(f"- {{id: e{n}, date: 2025, title: E{n}, tags: [a, b]}}\n" for n in range(2_000))
    site = told({"events/all.yml": text})
    assert said(site) == []
    assert len(site.ink.story.events) == 2_000


@pytest.mark.parametrize("written", ["NO", "on", "12:30", "0123", "1.10", "2025", "2025-01-01", "=", "null", "1_000"])
def test_text_means_what_it_says(written: str) -> None:
    """What YAML 1.1 takes for truth values, numbers, times and dates is text where text belongs."""
    site = told({"events/e.yml": f"date: 2025\ntitle: {written}\ntags: [{written}]\nsources: [{{title: {written}}}]\n"})
    assert said(site) == []
    told_event = event(site, "e")
    assert (told_event.title, told_event.tags) == (written, (written,))


@pytest.mark.parametrize("written", ["1.10", "0.50", "1200000", "-3", "+4.0", "0"])
def test_a_number_is_kept_as_written(written: str) -> None:
    """A number keeps the digits its author chose."""
    site = told({"events/e.yml": f"date: 2025\ntitle: Sora\nfigures: [{{label: A, value: {written}}}]\n"})
    assert said(site) == []
    assert str(event(site, "e").figures[0].value) == written.removeprefix("+")


def test_advice_on_what_little_stands_behind() -> None:
    """An editor is told where sources or a check are missing, and no build stops for it."""
    site = told(
        {
            "events/a.yml": "{date: 2025, title: A}",
            "events/b.yml": "{date: 2025, title: B, sources: [{title: S}], verified: 2026-01-01}",
            "events/c.yml": "{date: 2025, title: C, sources: [{title: S}, {title: T}], verified: 2026-01-01}",
        }
    )
    assert said(site, without=()) == [
        "events/a.yml:1:1: advice: no source is named [no-source]",
        "events/a.yml:1:1: advice: never checked: 'verified' is missing [not-verified]",
        "events/b.yml:1:33: advice: a single source carries this [single-source]",
    ]
    assert {each.severity for each in site.diagnostics} == {Severity.ADVICE}
    assert site.errors == ()


def test_a_complaint_stays_on_its_line() -> None:
    """Neither a file's name nor a value can begin a line of their own or move a terminal's cursor."""
    site = told({"events/\x1b[2J\n::warning::.yml": 'date: "Mon\\tday"\ntitle: Sora\n'})
    for line in said(site):
        assert line.isprintable()
        assert line.startswith("events/\\x1b[2J\\n::warning::.yml:1:")


def test_what_is_wrong_with_one_record_leaves_the_others() -> None:
    """Valid records stand, whatever is wrong beside them."""
    site = told({"events/a.yml": "{date: 2025, title: A}", "events/b.yml": "date: [", "events/c.yml": "title: C\n"})
    assert list(site.ink.story.events) == ["a"]
    assert len(site.errors) == 2


def test_records_without_ids_each_have_their_own_place() -> None:
    """Three records without an id in a file: what each of them names is said at its own line."""
    record = "- date: 2024\n  title: A\n  kind: nokind\n"
    site = told({"events/all.yml": record * 3})
    assert [each.location.line for each in site.errors if each.code == "unknown-kind"] == [3, 6, 9]


@pytest.mark.parametrize("around", ["ab", "é–", "日本", '"ab"'])
def test_what_cannot_be_seen_is_found_in_any_script(around: str) -> None:
    """Each character that is not allowed is named at its place, and no other one is taken for it."""
    forbidden = {
        *range(9),
        *range(0xB, 0x20),
        *range(0x7F, 0xA0),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
    }
    for code in (*range(0x250), *range(0x2000, 0x2100), 0xFEFF, 0xFFFD):
        text, faults = decode(f"title: x\n{around[0]}{chr(code)}{around[1:]}".encode(), "e.yml")
        assert [(each.location.line, each.location.column, each.code) for each in faults] == (
            [(2, 2, "character")] if code in forbidden else []
        )
        assert bool(text) is not bool(faults)
