"""What is published is what was told: nothing that was held back, and every word as it was written."""

import re
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.world import Shown, everything, order, page, said, shown, told
from timeline import Options, RecordFile, Site, build, find_files
from timeline.render import Redirect

CONTENT = Path(__file__).parent.parent / "content"
DATES = yaml.safe_load((Path(__file__).parent / "golden" / "sora-dates.yml").read_text(encoding="utf-8"))

UNFIT = (
    *("zabbix-staging-dallas-01.patchman.co", "techforus.in", "dailyneuraldigest.com", "evolmagazine.com"),
    *("world-news365.com", "everythingthreads.com", "aiphreaks.com", "simplabots.com", "aydin.org"),
    *("securityonline.info", "karlinarayberinger"),
)
"""Pages that were read for the story and found to be wrong about it, or not their own."""


def _with_drafts(draft: str) -> dict[str, str]:
    return {
        "entities/x.yml": f"{{name: Hushcorp, description: Hushed., {draft}}}",
        "threads/t.yml": f"{{title: Hushthread, summary: Hushed., {draft}}}",
        "sources/s.yml": f"{{title: Hushreport, quote: Hushed., {draft}}}",
        "series/n.yml": f"{{title: Hushnumbers, unit: hushes, points: [{{at: 2025, value: 1}}], {draft}}}",
        "events/d.yml": f"""\
date: 2025-06-07
title: Hushday
summary: Hushed.
kind: outage
tags: [hushtag]
sources: [{{id: hushsource, title: Hushsource}}]
links: [{{related: a}}]
former-ids: [hushold]
body: "Hushed, see [[a]]."
{draft.replace(", ", chr(10))}
""",
        "events/a.yml": """\
date: 2025
title: Told
entities: [x]
threads: [t]
sources: [s]
links: [{led-to: d}]
figures: [{series: n, value: 1}]
body: See [[d|that day]].
""",
    }


def test_drafts_are_left_out_everywhere() -> None:
    """No page, list, count, redirect, backlink or file of a build holds a word of a draft."""
    site = told(_with_drafts("draft: true"))
    assert site.errors == ()
    assert "hush" not in everything(site).lower()
    assert "that day" in page(site, "events/a/").content
    assert "2025-06-07" not in everything(site)
    assert {each.split(": ")[1] for each in said(site)} == {"warning"}


def test_drafts_are_whole_in_the_preview() -> None:
    """The preview of a draft is the site as it would be without the word `draft`."""
    preview, published = told(_with_drafts("draft: true"), drafts=True), told(_with_drafts("draft: false"))
    assert shown(preview) == shown(published)
    assert "Hushday" in page(preview, "timeline/").content
    assert said(preview) == []


def test_what_is_private_never_leaves_its_file() -> None:
    """Private notes are in no output, of any record, in the preview neither, and in no complaint."""
    private = "private: {note: Hushed., more: [hushed, {hush: hush}]}"
    site = told(
        {
            "timeline.yml": private,
            "entities/x.yml": f"{{name: X, {private}}}",
            "threads/t.yml": f"{{title: T, {private}}}",
            "sources/s.yml": f"{{title: S, {private}}}",
            "series/n.yml": f"{{title: N, {private}}}",
            "events/a.yml": f"{{date: 2025, title: A, sources: [s, {{title: In place, {private}}}], {private}}}",
            "events/b.yml": f"{{date: 2025-13, title: B, {private}}}",
        },
        drafts=True,
    )
    assert "hush" not in everything(site).lower()
    assert "hush" not in "\n".join(said(site, without=())).lower()
    assert "hush" not in repr(site.ink.story.events["a"]).lower()


def test_a_withdrawn_event_leaves_a_tombstone() -> None:
    """Its page says when and why, and nothing of what it said; it is in no list, count or neighbourhood."""
    site = told(
        {
            "entities/x.yml": "name: X",
            "events/a.yml": "{date: 2024, title: A, entities: [x], body: 'As in [[b]].'}",
            "events/b.yml": (
                "{date: 2025, title: Gone, summary: Hushed., entities: [x], kind: outage, tags: [hush], body: Hushed.,"
                " former-ids: [old], withdrawn: {date: 2026-11-21, reason: It *never* happened.}}"
            ),
            "events/c.yml": "{date: 2026, title: C}",
        }
    )
    tombstone = page(site, "events/b/").content
    assert order(site) == ["a", "c"]
    assert "It <em>never</em> happened." in tombstone
    assert "21 November 2026" in tombstone
    assert "hush" not in everything(site).lower()
    for url in ("timeline/", "entities/x/", "events/c/"):
        assert "Gone" not in page(site, url).content
    assert "<b>2</b> events" in page(site, "timeline/").content
    assert "<b>1 event</b><" in page(site, "entities/x/").content
    assert [each.target for each in _redirects(site) if each.url == "events/old/"] == ["../../events/b/"]


def _redirects(site: Site) -> list[Redirect]:
    return [each for each in site.artifacts if isinstance(each, Redirect)]


def test_former_ids_lead_to_where_a_record_lives_now() -> None:
    """Every old address of every kind of record is a page that leads to the new one."""
    site = told(
        {
            "entities/x.yml": "{name: X, former-ids: [old-x]}",
            "threads/t.yml": "{title: T, former-ids: [old-t]}",
            "series/n.yml": "{title: N, former-ids: [old-n]}",
            "events/a.yml": "{date: 2025, title: 'A & B', former-ids: [old-a, older-a]}",
        }
    )
    assert {each.url: each.target for each in _redirects(site) if each.url != "events/"} == {
        "entities/old-x/": "../../entities/x/",
        "threads/old-t/": "../../threads/t/",
        "series/old-n/": "../../series/n/",
        "events/old-a/": "../../events/a/",
        "events/older-a/": "../../events/a/",
    }
    old = next(each for each in _redirects(site) if each.url == "events/old-a/").write()
    assert '<meta http-equiv="refresh" content="0; url=../../events/a/">' in old
    assert '<a href="../../events/a/">A &amp; B</a>' in old


@pytest.mark.parametrize(
    "words",
    [
        "</title><script>alert(1)</script>",
        "&lt;/title&gt;",
        'a < b & "c"',
        "'><img src=x onerror=alert(1)>",
        "{{ 7 * 7 }} {% raw %} {0.__class__} %s",
        "]]> --> */",
        "# no heading, *no* emphasis, [[a]], `no code`",
    ],
)
def test_text_is_escaped_exactly_once(words: str) -> None:
    """Names and titles are shown as they were typed, wherever they stand, and are plain text for the host."""
    quoted = "'" + words.replace("'", "''") + "'"
    site = told(
        {
            "timeline.yml": f"title: {quoted}",
            "entities/x.yml": f"name: {quoted}\naliases: [{quoted}]\ntype: person",
            "threads/t.yml": f"title: {quoted}",
            "sources/s.yml": f"title: {quoted}\npublisher: {quoted}\nauthor: {quoted}",
            "series/n.yml": f"title: {quoted}\nunit: {quoted}\npoints: [{{at: 2025, value: 1, source: s}}]",
            "events/a.yml": (
                f"date: 2025\ntitle: {quoted}\nentities: [x]\nthreads: [t]\ntags: [{quoted}]\nformer-ids: [old]\n"
                f"sources: [{{source: s, locator: {quoted}}}]\nlinks: [{{led-to: b}}]\nkind: launch\n"
                f"figures: [{{label: {quoted}, value: 1, unit: {quoted}}}, {{series: n, value: 1}}]\n"
            ),
            "events/b.yml": "date: 2026\ntitle: B\nthreads: [t]\nbody: '[[a]] [[x]] [[t]] [[s]] [[n]]'\n",
        }
    )
    assert said(site) == []
    seen = str(escape(words, quote=False))
    for url in ("events/a/", "entities/x/", "threads/t/", "sources/s/", "series/n/"):
        found = page(site, url)
        assert found.title == words
        assert found.headings[0].title == words
        assert f">{seen}</h1>" in _quotes_plain(found.content)
    assert f">{seen}</a>" in _quotes_plain(page(site, "timeline/").content)
    for each in shown(site):
        if not each.url.startswith("assets/"):
            assert "<script>" not in each.content
            assert "<img" not in each.content
            rest = re.sub(r"<pre.*?</pre>", "", each.content, flags=re.DOTALL).replace(seen, "")
            assert not re.search(r"&amp;(amp|lt|gt|quot|#\d+|#x\w+);", rest)


def _quotes_plain(html: str) -> str:
    for written in ("&#34;", "&quot;"):
        html = html.replace(written, '"')
    return html.replace("&#39;", "'").replace("&#x27;", "'")


def test_every_attribute_is_closed() -> None:
    """Quotes in a text end no attribute that it stands in."""
    site = told(
        {
            "entities/x.yml": "name: 'X\" onmouseover=\"alert(1)'",
            "events/a.yml": "date: 2025\ntitle: 'A\" onfocus=\"alert(1)'\nbody: '[[x]] [[b]]'\n",
            "events/b.yml": "date: 2025\ntitle: B\nbody: See [[a]] and [[x]].\n",
        }
    )
    assert not re.search(r'" on(focus|mouseover)="', "".join(each.content for each in shown(site)))


def test_the_same_records_make_the_same_site() -> None:
    """However often it is built, and in whatever order its files are found, a story is the same bytes."""
    files = _sora()
    once = shown(build(files))
    assert shown(build(files)) == once
    assert shown(build(files[::-1])) == once
    assert shown(build(sorted(files, key=lambda file: file.content))) == once


def test_a_page_is_the_same_whenever_it_is_written() -> None:
    """Pages written in any order, once or again, are the same."""
    site, other = build(_sora()), build(_sora())
    once = {each.url: each.write() for each in site.pages.values()}
    for url in reversed(list(other.pages)):
        assert other.pages[url].write() == once[url]
    assert {each.url: each.write() for each in site.pages.values()} == once


def test_files_may_be_cut_as_their_author_likes() -> None:
    """Records in one file or in many, in whatever folders, tell the same story."""
    one = {"events/all.yml": "- {id: a, date: 2025, title: A, links: [{led-to: b}]}\n- {id: b, date: 2026, title: B}\n"}
    many = {
        "events/x/b.yml": "{date: 2026, title: B}",
        "events/y/z/a.yml": "{date: 2025, title: A, links: [{led-to: b}]}",
    }
    assert [(each.title, each.content) for each in _pages(told(one))] == [
        (each.title, each.content) for each in _pages(told(many))
    ]


def _pages(site: Site) -> list[Shown]:
    return [page(site, url) for url in sorted(site.pages)]


@pytest.mark.parametrize(
    ("sources", "weak"),
    [
        ("", ""),
        ("{title: A}", ""),
        ("{title: A, reliability: reputable}", ""),
        ("{title: A, reliability: aggregator}", "rests on weak sources: aggregators only"),
        ("{title: A, reliability: aggregator}, {title: B, reliability: reputable}", ""),
        ("{title: A, reliability: reputable, seen: cited}", "rests on sources that were not read"),
        ("{title: A, seen: cited}, {title: B, seen: remembered}", "rests on sources that were not read"),
        (
            "{title: A, reliability: reputable, seen: cited}, {title: B, reliability: aggregator}",
            "rests on weak sources: aggregators only",
        ),
        ("{title: A, reliability: first-party, seen: excerpt}", ""),
    ],
)
def test_weak_sources_are_said_to_be_weak(sources: str, weak: str) -> None:
    """A page says by itself when nothing firm was read for it."""
    content = page(told({"events/a.yml": f"{{date: 2025, title: A, sources: [{sources}]}}"}), "events/a/").content
    found = re.findall(r'class="tl-weak">(rests on [^<]+)<', content)
    assert found == ([weak] if weak else [])
    assert ("No source is named for this event." in content) is (not sources)


def _sora() -> list[RecordFile]:
    return find_files(CONTENT, "content")[0]


@pytest.fixture(scope="module")
def sora() -> Site:
    """Return the story that the project ships with."""
    return build(_sora(), Options())


def test_sora_is_told_without_a_fault(sora: Site) -> None:
    """The story has no error and no warning."""
    assert find_files(CONTENT, "content")[1] == []
    assert [str(each) for each in sora.diagnostics if each.severity != "advice"] == []


def test_sora_is_dated_as_it_was_found(sora: Site) -> None:
    """Each of the 51 events has the date that research found, as wide as it was found."""
    assert len(DATES) == 51
    assert {id_: str(each.date) for id_, each in sora.ink.story.events.items()} == DATES


def test_sora_leans_on_no_page_that_was_found_unfit() -> None:
    """No record cites a page that was judged wrong or not its own."""
    texts = {file.path: file.content.decode() for file in _sora()}
    texts |= {path.name: path.read_text(encoding="utf-8") for path in CONTENT.glob("*.md")}
    found: list[Any] = [(path, host) for path, text in texts.items() for host in UNFIT if host in text]
    assert found == []
