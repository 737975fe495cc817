"""Mentions are found where reading the whole Markdown finds them, mostly without reading it."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.mentions import Mention, cut_in_row, read_mention, spot_in_blocks, spot_in_paragraph
from timeline.prose import Reading, parse, parse_inline

PIECES = (
    *("[[x]]", "[[y|words]]", "[[ z | more words ]]", "[[a|b|c]]", "[[[x]]", "[[x]]]", "[[x|*y*]]", "[[\nx]]"),
    *("[[x\n]]", "[[ ]]", "[[x| ]]", "[[ |y]]", "[[\u00a0z\u3000|\u2009w ]]", "[[|x]]", "[[]]", "[[", "]]", "[", "]"),
    *("|", "![", "(", ")", "](", "](https://example.org)", "[r]", "[r]: /to '", "]:", "[^1]", "[^1]: ", "^["),
    *("`", "``", "```\n", "~~~\n", "~~", "\\", "<", ">", "<https://example.org/", "&amp;", "&#91;", "<!--"),
    *("*", "**", "_", "# ", "## ", " #", "- ", "-", "* ", "+ ", "1. ", "12) ", "> ", "---", "===", "***"),
    *("|-|-|", ":-", "- | -", "\n", "\n", "\n\n", "\n\n", " ", "  ", "   ", "    ", "\t", "\n  ", "\n   ", "\n> "),
    *("\n- ", "\n  - ", "word", "a b", "é", "日本", "\u00a0", "\u3000", "\u2028", "\x0c", "\r", "\x00", '"', "'"),
)
NASTY = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@settings(deadline=None, max_examples=1500)
@given(NASTY)
@example("[[x]]\n\n```\n[[y]]\n\n[[z]]\n```")
@example("a[^1] [[x]]\n\n[^1]: [[y]]")
@example("[[a|b]]\n:-|-\n[[x]]")
@example("[[x\n> ]]")
@example("[a\\]]: /to '[[x]]'")
@example("\u3000\n[[x]]")
@example(">" * 30 + " [[x]]")
@example("a\r|a|b|\n|-|-|\n|[[x|y]]|")
@example("[[x|y]]\n-|-\n[[x|y]]")
def test_what_is_spotted_is_what_reading_finds(text: str) -> None:
    """Either nothing is said, or the same mentions with the same words in the same places and order."""
    assert spot_in_blocks(text) in {None, parse(text).mentions}
    assert spot_in_paragraph(text) in {None, parse_inline(text).mentions}


@settings(deadline=None, max_examples=300)
@given(NASTY)
def test_a_reading_knows_the_mentions_of_every_text(text: str) -> None:
    """Whether they were spotted or read, and whether the text was read before or is read after."""
    for reading in (Reading(), Reading()):
        first = reading.mentions_in_block(text), reading.mentions_inline(text)
        assert first == (reading.block(text).mentions, reading.inline(text).mentions)
        assert first == (reading.mentions_in_block(text), reading.mentions_inline(text))


@pytest.mark.parametrize(
    "text",
    [
        "By [[x]] and [[y|the words]]: [[z]], 2025.",
        "# [[x]]\n\nOf **[[x]]**, *and [[y]]*:\n\n- [[a]] & [[b]]\n- [[c]]\n  [[d]]\n\n1. [[e]]",
        "> [[f]]\n> [[g]]\n\n日本 [[h]]\n\u3000[[x]]",
        "An [address](https://example.org/) and `code`.\n\nAnother paragraph, with [[x]].",
        "[[x]]\n===\n\n[[[y]]]",
    ],
)
def test_plain_prose_need_not_be_read(text: str) -> None:
    """Emphasis, headings, lists, quotes, and links or code in another paragraph don't make a mention doubtful."""
    assert spot_in_blocks(text) == parse(text).mentions != ()


def test_a_mention_is_spotted_where_it_stands() -> None:
    """Line and column are those of its first bracket, counted from 1."""
    assert spot_in_blocks("a\nb [[x]]\n\n日 [[y|Y]]") == (Mention("x", None, 2, 3), Mention("y", "Y", 4, 3))


@pytest.mark.parametrize("text", ["`[[x]]`", "    [[x]]", "\\[[x]]", "[[x]](y)", "[^1]: [[x]]", "| [[x]] |", "[[x\n]]"])
def test_what_is_doubtful_is_left_to_reading(text: str) -> None:
    """Code, escapes, links, footnotes, tables and mentions in two lines are not guessed at."""
    assert spot_in_blocks(text) is None


@given(st.text("[]| \n\t\u3000ab\\", max_size=12).map("[[{}]]".format))
def test_a_mention_is_read_as_its_expression_says(text: str) -> None:
    """What is read at one go is what the plain expression for a mention finds, which takes too long for many spaces."""
    said = re.match(r"\[\[\s*([^\[\]|\n]+?)\s*(?:\|\s*([^\[\]\n]+?)\s*)?\]\]", text)
    assert read_mention(text) == (said and (said[1], said[2], said[0]))


@pytest.mark.parametrize("text", ["[[{}|]]", "[[{}]", "[[x|{}]", "[[{}x{}y{}|"])
def test_spaces_take_no_time(text: str) -> None:
    """A body of spaces, as long as a body may be, is read and not waited for: this would take years."""
    spaces = text.format(*[" " * 20_000] * 3)
    found = parse(f"{spaces}\n\n| a | b |\n|--|--|\n| {spaces} |\n\n`code`").mentions
    assert found == ()


def test_a_mention_is_cut_by_a_bar_that_is_not_escaped() -> None:
    """In a row of a table these are named as they were meant, with their places; what is no mention anyway is not."""
    assert list(cut_in_row("| [[x|X]] [[ y | Y ]]|[[z\\|Z]] [[w]] \\[[v|V]] \\\\[[u|U]] [[|t]] [[s|]]", 7)) == [
        Mention("x", "X", 7, 3, cut=True),
        Mention("y", "Y", 7, 11, cut=True),
        Mention("u", "U", 7, 49, cut=True),
    ]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(("[[x|y]]", "[[x\\|y]]", "[[x]]", "`", "w", " ", "\\", "|")), max_size=12).map("".join))
def test_a_mention_in_a_table_is_read_or_cut(row: str) -> None:
    """What isn't code in a row of a table is a mention, or is said to be cut by it."""
    found = parse(f"| a | b |\n|---|---|\n| {row} |").mentions
    cut = [mention for mention in found if mention.cut]
    assert all(mention.line == 3 for mention in found)
    assert [row[mention.column - 3 :][:7] for mention in cut] == ["[[x|y]]"] * len(cut)
    whole = row.replace("[[x|y]]", "[[x\\|y]]")
    mended = parse(f"| a | b |\n|---|---|\n| {whole} |").mentions
    assert not any(mention.cut for mention in mended)
