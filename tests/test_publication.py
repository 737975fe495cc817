"""What is published, and what is not."""

import random
from html import escape
from pathlib import Path

import pytest

from tests.world import contents, page, said, told
from timeline import Addresses, Options, build, find_files

CONTENT = Path(__file__).parent.parent / "content"
PLAIN = "date: 2024-01-01\ntitle: Plain\n"
HOSTILE = ["</title><script>alert(1)</script>", "&lt;/title&gt;", 'a < b & "c"']


def test_drafts_are_in_no_output() -> None:
    """Nothing of a draft is written: no title, no body, no count, no tag, no backlink."""
    files = {
        "events/a.yml": PLAIN,
        "events/b.yml": "date: 2024-01-02\ntitle: Zebra\nbody: Okapi [[a]].\ntags: [quagga]\ndraft: true\n",
    }
    assert not [
        url
        for url, text in contents(told(files)).items()
        for word in ("Zebra", "Okapi", "quagga")
        if word in text + url
    ]
    assert "events/b/" in contents(told(files, drafts=True))


def test_a_link_to_a_draft_is_left_out_with_a_warning() -> None:
    """The page is published without the link, and the author is told."""
    files = {
        "events/a.yml": PLAIN + "links: [{led-to: b}]\n",
        "events/b.yml": "date: 2024-01-02\ntitle: B\ndraft: true\n",
    }
    assert said(told(files)) == ["events/a.yml:3:18: warning: 'b' is a draft: the link is left out [draft-link]"]


def test_private_notes_never_leave_the_file() -> None:
    """What stands under `private` is in no output."""
    site = told({"events/a.yml": PLAIN + "private:\n  note: Called the okapi office.\n"})
    assert not site.errors
    assert not [url for url, text in contents(site).items() if "okapi" in text]


def test_a_withdrawn_event_leaves_a_tombstone() -> None:
    """Its page says why and shows nothing else of it; it is in no list and no count, and links still lead there."""
    files = {
        "events/a.yml": PLAIN + "links: [{led-to: b}]\n",
        "events/b.yml": "date: 2024-01-02\ntitle: Gone\nbody: Okapi.\n"
        "withdrawn: {date: 2024-02-01, reason: It was wrong.}\n",
    }
    site = told(files)
    assert "It was wrong." in page(site, "events/b/").content
    assert "Okapi" not in page(site, "events/b/").content + page(site, "events/b/").words
    assert "Gone" not in page(site, "timeline/").content
    assert "../../events/b/" in page(site, "events/a/").content
    assert [event.id for event in site.ink.chronology.events] == ["a"]


def test_former_ids_lead_to_the_new_address() -> None:
    """An address that was given away once still leads to the page."""
    site = told({"events/new.yml": PLAIN + "former-ids: [old]\n"})
    assert 'content="0; url=../../events/new/"' in contents(site)["events/old/"]


@pytest.mark.parametrize("title", HOSTILE)
def test_titles_are_text_once_escaped(title: str) -> None:
    """A title with markup is shown as it was written, on every page that shows it."""
    quoted = title.replace("'", "''")
    site = told({"events/a.yml": f"date: 2024-01-01\ntitle: '{quoted}'\ntags: ['{quoted}']\n"})
    assert page(site, "events/a/").title == title
    for url in ("events/a/", "timeline/", ""):
        assert escape(title).replace("&quot;", "&#34;").replace("&#x27;", "&#39;") in page(site, url).content
        assert "<script>" not in page(site, url).content


def test_the_same_records_make_the_same_bytes() -> None:
    """Neither the order of the files nor a second build changes a byte."""
    files, faults = find_files(CONTENT, "content")
    assert not faults
    first = contents(build(files))
    shuffled = random.Random(7).sample(files, len(files))  # noqa: S311 - an order, not a secret
    assert contents(build(shuffled)) == first


def test_weak_sources_are_said_to_be_weak() -> None:
    """Where all that was read are aggregators the page says so, and where one is not it doesn't."""
    weak = PLAIN + "sources:\n  - {title: A, reliability: aggregator, seen: excerpt}\n  - {title: B, seen: cited}\n"
    assert "rests on weak sources" in page(told({"events/a.yml": weak}), "events/a/").content
    firm = weak + "  - {title: C, reliability: reputable, seen: page}\n"
    assert "rests on weak sources" not in page(told({"events/a.yml": firm}), "events/a/").content


def test_above_the_limit_a_year_has_a_page() -> None:
    """The timeline splits by year above the host's number of events, and every year has its page."""
    files = {f"events/e{n}.yml": f"date: {2020 + n}-01-01\ntitle: E{n}\n" for n in range(4)}
    urls = contents(told(files, options=Options(split=3)))
    assert {"timeline/", "timeline/2020/", "timeline/2021/", "timeline/2022/", "timeline/2023/"} <= set(urls)
    assert "timeline/2020/" not in contents(told(files, options=Options(split=4)))


def test_addresses_follow_the_host() -> None:
    """A prefix and pages as files change every address, and the way back with them."""
    addresses = Addresses("history/", directories=False)
    site = told({"events/a.yml": PLAIN}, options=Options(addresses=addresses))
    assert page(site, "history/timeline/index.html").content.count('href="../../history/events/a.html"') == 1


def test_the_story_of_sora_is_whole() -> None:
    """The site's own story: 51 events, no error, no warning."""
    files, _ = find_files(CONTENT, "content")
    site = build(files)
    assert len(site.ink.chronology.events) == 51
    assert [str(each) for each in site.diagnostics if each.severity != "advice"] == []
