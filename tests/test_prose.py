"""Markdown becomes HTML that can do no harm, and mentions keep their places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.prose import parse, parse_inline, plain

REL = 'rel="noopener noreferrer nofollow ugc"'


def _html(text: str) -> str:
    return parse(text).fill(lambda mention: f"<{mention.target}|{mention.words or ''}>")


def _places(text: str) -> list[tuple[str, int, int]]:
    return [(mention.target, mention.line, mention.column) for mention in parse(text).mentions]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("By [[x]].", "<p>By <x|>.</p>"),
        ("[[x|the words]]", "<p><x|the words></p>"),
        ("[[ x | the words ]]", "<p><x|the words></p>"),
        ("**[[x]]** and ~~[[y]]~~", "<p><strong><x|></strong> and <s><y|></s></p>"),
        ("- [[x]]\n- b", "<ul>\n<li><x|></li>\n<li>b</li>\n</ul>"),
        ("> [[x]]", "<blockquote>\n<p><x|></p>\n</blockquote>"),
        ("`[[x]]`", "<p><code>[[x]]</code></p>"),
        ("```\n[[x]]\n```", "<pre><code>[[x]]\n</code></pre>"),
        ("    [[x]]", "<pre><code>[[x]]\n</code></pre>"),
        (r"\[[x]]", "<p>[[x]]</p>"),
        ("[[]] and [[|x]]", "<p>[[]] and [[|x]]</p>"),
        ("[[a\nb]]", "<p>[[a\nb]]</p>"),
        ("[x] and [[x", "<p>[x] and [[x</p>"),
    ],
)
def test_mentions(text: str, html: str) -> None:
    """Double brackets mention a record, with words or without, but not in code and not escaped."""
    assert _html(text) == html


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a [[x]] b [[y]]", [("x", 1, 3), ("y", 1, 11)]),
        ("a\nb [[x]]\n\nc [[x]] [[x]]", [("x", 2, 3), ("x", 4, 3), ("x", 4, 9)]),
        ("`[[x]]` [[x]]", [("x", 1, 9)]),
        ("```\n[[x]]\n```\n[[x]]", [("x", 4, 1)]),
        ("- [[x]]\n- b\n  [[y]]", [("x", 1, 3), ("y", 3, 3)]),
        ("> [[x]]\n> and [[y]]", [("x", 1, 3), ("y", 2, 7)]),
        ("## [[x]]", [("x", 1, 4)]),
        ("日本 [[x]]", [("x", 1, 4)]),
        ("| a | b |\n|---|---|\n| [[x]] | [[x]] |\n| [[y\\|Y]] | |", [("x", 3, 3), ("x", 3, 11), ("y", 4, 3)]),
        ("a[^n] [[x]]\n\n[^n]: See [[y]].", [("x", 1, 7), ("y", 3, 11)]),
    ],
)
def test_a_mention_knows_its_place(text: str, places: list[tuple[str, int, int]]) -> None:
    """Line and column of a mention are those of its first bracket in the author's text."""
    assert _places(text) == places


def test_a_table() -> None:
    """Tables are tables, with mentions in their cells."""
    html = _html("| who | what |\n|-----|------|\n| [[x]] | [[y\\|words]] |")
    assert "<th>who</th>" in html
    assert "<td><x|></td>\n<td><y|words></td>" in html


def test_a_footnote() -> None:
    """A footnote is called in its place and stands at the end, once, with a way back."""
    html = _html("Sora[^when] came.\n\n[^when]: In [[y]].")
    assert 'Sora<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> came.' in html
    assert html.count("In <y|>.") == 1
    assert 'href="#fnref1"' in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<div onclick=x>\n\ny", "&lt;div onclick=x&gt;"),
        ("<!-- a comment -->", "&lt;!-- a comment --&gt;"),
        ("a & b < c", "a &amp; b &lt; c"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        ("a {: onclick=x }", "a {: onclick=x }"),
    ],
)
def test_raw_html_is_shown_as_text(text: str, shown: str) -> None:
    """What looks like HTML is shown as its author typed it, and does nothing."""
    assert shown in parse(text).html
    assert shown in parse_inline(text).html


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "data:text/html,x", "vbscript:x"),
        *(
            "file:///etc/passwd",
            "//example.org/",
            "/etc/passwd",
            "events/a",
            "https:",
            "https://",
            "ftp://example.org/",
        ),
        *("https://openai.com@evil.example/", "https://user:word@example.org/", "https://[::1"),
    ],
)
def test_an_address_that_is_not_the_webs_is_no_link(address: str) -> None:
    """Links lead to http and https addresses without a user, and to mailboxes; anything else stays text."""
    for text in (f"[words]({address})", f"[words][a]\n\n[a]: {address}", f"<{address}>"):
        assert "<a " not in parse(text).html


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "http://example.org:8080/", "mailto:a@example.org"])
def test_a_link_leads_out_without_favours(address: str) -> None:
    """A link says that it leads to somebody else's page."""
    assert parse(f"[words]({address})").html == f'<p><a href="{address}" {REL}>words</a></p>'


@pytest.mark.parametrize("text", ["![alt](https://example.org/a.png)", "![alt][a]\n\n[a]: https://example.org/a.png"])
def test_a_picture_is_never_fetched(text: str) -> None:
    """A picture in prose makes no request: its address is a link to follow or leave."""
    html = parse(text).html
    assert "<img" not in html
    assert f'<a href="https://example.org/a.png" {REL}>alt</a>' in html


def test_headings_stand_below_the_pages_own() -> None:
    """Headings of a body begin at the third level and end at the sixth."""
    assert parse("# A\n\n## B\n\n##### C").html == "<h3>A</h3>\n<h4>B</h4>\n<h6>C</h6>"


def test_plain_words() -> None:
    """A description holds what a reader sees: no tags, no marks, no brackets."""
    names = {"sora": "Sora <2>"}
    text = "*By* [[sora]] & [[sora|the app]], `x < y`, <b>, [out](https://example.org)"
    assert plain(text, names.__getitem__) == "By Sora <2> & the app, x < y, <b>, out"


def test_a_slot_can_not_be_forged() -> None:
    """An author's own character references make no slot for a mention."""
    assert _html("&#2;0&#3; [[x]]") == "<p>\ufffd0\ufffd <x|></p>"


PATTERNS = ["<![ ", "[[", "*a", "[[x]] ", "[[x]]\n", "](", "![", "_a*", "> ", "- ", "[^1]: a\n", "`", "[[x|", "&", "\\"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_long_text_of_openings_is_read(pattern: str) -> None:
    """A hundred thousand characters that begin something and never end it are read, with every mention in them."""
    text = (pattern * 100_000)[:100_000]
    assert len(parse(text).mentions) == text.count("[[x]]")


@settings(deadline=None)
@given(st.text(st.sampled_from(" \n[]|x`*_~<>&\\()!:#-\"'é^123"), max_size=60))
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    """Whatever is written, every tag and every mention is one that this module makes, in a place that holds it."""
    prose = parse(text)
    rows = text.split("\n")
    for mention in prose.mentions:
        assert rows[mention.line - 1][mention.column - 1 :].startswith("[[")
    tags = set(prose.html.replace("</", "<").split("<")[1:])
    names = {tag.split(">")[0].split(" ")[0] for tag in tags}
    assert names <= {
        *("p", "em", "strong", "s", "code", "pre", "a", "ul", "ol", "li", "blockquote", "br", "hr", "sup", "section"),
        *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    }
