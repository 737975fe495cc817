"""Plain prose becomes the HTML that reading all Markdown makes of it, mostly without reading all Markdown."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.test_mentions import PIECES
from timeline.markdown import render_blocks, render_paragraph
from timeline.paragraphs import read_blocks, read_paragraph

PLAIN = (
    *(
        "word",
        "Some words. ",
        "\n\n",
        "\n",
        "- a",
        "\n- b",
        "\n\n- c",
        "## a",
        "\n\n# b\n\n",
        "**a**",
        "**b c:** ",
        "*d*",
    ),
    *("**a", "b**", "*", "**", " * ", "*a*b", "`code`", "`<a&b> `", "`a``b`", "a_b", "_a", "b_", "_", "(", "'", '"q"'),
    *(
        "&",
        "& ",
        "AT&T",
        "&copy;",
        "[a b](https://a-b.example/~c?d=e&f#g)",
        "[a](http://a.b)",
        "[a",
        "](https://a.b/_",
        ")",
        "!",
        "~",
        "<x>",
        "^",
        "—",
        "2025",
        "1. ",
        "1) ",
        ".",
        ",",
        "²",
        "\x1c",
        "\x85",
        "\u2029",
    ),
)
TEXTS = st.lists(st.sampled_from(PLAIN) | st.sampled_from((*PIECES, *PLAIN)), max_size=14).map("".join)


@settings(deadline=None, max_examples=1500)
@given(TEXTS)
@example("**x:**\u2028a")
@example("`a``b`")
@example("[[x]]_b a_[[y]]")
@example("- a\n\n- b")
@example("a\u3000\n\nb")
def test_what_is_plain_is_what_reading_makes(text: str) -> None:
    """Either nothing is said, or the same HTML and the same mentions."""
    assert read_blocks(text) in {None, render_blocks(text)}
    assert read_paragraph(text) in {None, render_paragraph(text)}


@pytest.mark.parametrize(
    "text",
    [
        "By [[x]] and [[y|the words]]: [[z]], 2025.\n",
        'He said "no" & left (at 3 > 2).\nIt\'s [[x|A & "B"]].\n\nThen [[y]].',
        "**Note:** some *emphasis*, some **more of it** and `code <b>`.",
        'By the [first report](https://example.org/a?b=c&d), and "the" [[x]] [second](http://example.org).',
        "## What followed\n\n- One, of [[x]]\n- `ERR_404`\n\nAnd snake_case at AT & T.",
        "日本 [[x]] **太字** 。\n\n– „Zitat“ – 12.5 %",
    ],
)
def test_plain_prose_need_not_be_read(text: str) -> None:
    """Paragraphs, headings, short lists, links, emphasis, code and mentions are plain."""
    assert read_blocks(text) == render_blocks(text)


@pytest.mark.parametrize(
    "text",
    [
        "####### no heading",
        "[a](https://x.example 'b')",
        "[a](ftp://b.example)",
        "[a](https://b@c.example)",
        "[a][b]",
        "a\\*",
        "<https://x.example>",
        "&copy;",
        "- a\n\n- b",
        "> a",
        "1. a",
        "a  \nb",
        "a[^1]",
        "|a|",
    ],
)
def test_what_is_doubtful_is_left_to_reading(text: str) -> None:
    """Unusual links, escapes, characters by name, loose lists, quotes, footnotes and tables are not guessed at."""
    assert read_blocks(text) is None
