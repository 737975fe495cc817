"""Mentions and timeline blocks in the author's own pages: answered in prose, left alone in code, complained about."""

from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest
from markdown import Markdown

from mkdocs_timeline.markdown import TimelineExtension
from tests.plugin.linkcheck import SiteLinks
from tests.plugin.pages import find, find_all, parse, words
from tests.plugin.projects import Project, contents, event, settings
from timeline import build

pytestmark = pytest.mark.build

Maker = Callable[[Mapping[str, str]], Project]

STORY = {
    "docs/events/a.yml": event("The day it began", "2024-02-15", "kind: launch\n"),
    "docs/events/b.yml": event("The day it ended", "2025-03-01", "kind: shutdown\n"),
}
EXTENSIONS = {
    "plain": ["admonition", "fenced_code", "tables", "footnotes"],
    "superfences": ["admonition", "pymdownx.superfences", "tables", "footnotes", "pymdownx.details"],
}
BLOCK = "```timeline\nkind: launch\n```\n"

ANSWERED = {
    "paragraph": "It began with [[a]] once.\n",
    "words": "It began [[a|one fine day]] **and [[ a ]]** so.\n",
    "list": "- one\n- two: [[a]]\n    - three: [[a]]\n",
    "admonition": "!!! note\n\n    See [[a]].\n",
    "table": "| when | what |\n|---|---|\n| then | [[a]] |\n",
    "words in a table": "| when | what |\n|---|---|\n| then | [[a\\|one fine day]] [[ a ]] |\n",
    "bars in a table": "| when | what |\n|---|---|\n| then | [[a\\|The day\\|s]] |\n",
    "heading": "## After [[a]]\n",
    "quotation": "> See [[a]].\n",
    "footnote": "Text.[^1]\n\n[^1]: See [[a]].\n",
    "block": BLOCK,
    "tildes": "~~~timeline\nkind: launch\n~~~\n",
    "block in a list": "- one\n\n    ```timeline\n    kind: launch\n    ```\n\n- two\n",
    "block in an admonition": "!!! note\n\n    ```timeline\n    kind: launch\n    ```\n",
    "block between paragraphs": f"Before.\n{BLOCK}After.\n",
    "block after a nested fence": f"````md\n```\n````\n\n{BLOCK}",
    "block as a table": "```timeline\nview: table\nkind: launch\n```\n",
}
ANSWERS = {
    "words": ["one fine day", "The day it began"],
    "words in a table": ["one fine day", "The day it began"],
    "bars in a table": ["The day|s"],
}
CODE = {
    "span": "Write `[[a]]` and ``[[nobody]]``.\n",
    "fence": "```md\nSee [[nobody]].\n```\n",
    "nested fence": "````md\n```timeline\nkind: nothing\n```\n[[nobody]]\n````\n",
    "nested tildes": "~~~~\n```timeline\nkind: nothing\n```\n~~~~\n",
    "code in a table": "| what | how |\n|---|---|\n| a mention | `[[nobody|words]]` |\n",
    "escaped": "Write `[[nobody]]` as \\[[nobody]] or \\[\\[nobody]].\n",
    "indented": "Text:\n\n    [[nobody]]\n\n    ```timeline\n    kind: nothing\n    ```\n",
    "fence in a list": "- one\n\n    ```md\n    [[nobody]]\n    ```\n",
    "fence in an admonition": "!!! note\n\n    ````md\n    ```timeline\n    kind: nothing\n    ```\n    ````\n",
}


@pytest.mark.parametrize("extensions", EXTENSIONS)
def test_prose_is_answered_and_code_is_left_alone(project: Maker, extensions: str) -> None:
    """A mention becomes a link and a block a list, wherever Markdown sees text; what it sees as code stays as it is."""
    pages = {f"docs/prose/{name}.md": f"# Page\n\n{text}" for name, text in ANSWERED.items()}
    pages |= {f"docs/code/{name}.md": f"# Page\n\n{text}" for name, text in CODE.items()}
    built = project(
        {
            "mkdocs.yml": settings(markdown_extensions=EXTENSIONS[extensions]),
            **STORY,
            **pages,
            "docs/index.md": "# Hi\n",
        }
    ).build("--strict")
    assert built.code == 0, built.log
    assert SiteLinks(built.site).broken() == []
    for name in ANSWERED:
        article = find(parse(built.text(f"prose/{name}/index.html")), "article")
        links = [words(link) for link in find_all(article, "a") if link.get("href") == "../../events/a/"]
        assert links == ANSWERS.get(name, ["The day it began"] * len(links))
        assert links, name
        assert "The day it ended" not in words(article), name
        assert "[[" not in words(article), name
    for name, text in CODE.items():
        article = find(parse(built.text(f"code/{name}/index.html")), "article")
        shown = " ".join("".join(code.itertext()) for code in find_all(article, "code"))
        assert ("[[nobody]]" in shown) == ("[[nobody]]" in text), name
        assert ("timeline" in shown) == ("timeline" in text), name
        assert "No event answers" not in words(article), name


WRONG = {
    "docs/index.md": (
        """\
        ---
        title: Home
        ---

        # Home

        One [[a]], and then [[nobody]], [[bb]].

        - Item
            - deeper [[nowhere|in words]]
        """,
        [
            "docs/index.md:7:21: error: no record is called 'nobody'",
            "docs/index.md:7:33: error: no record is called 'bb'",
            "docs/index.md:10:14: error: no record is called 'nowhere'",
        ],
    ),
    "docs/deep/block.md": (
        """\
        # Blocks

        ```timeline
        kind: [launch, lunch]
        veiw: list
        ```

        - one

            ```timeline
            from: 2025-02-30
            limit: many
            ```
        """,
        [
            "docs/deep/block.md:4:16: error: no kind is called 'lunch'",
            "docs/deep/block.md:5:1: error: a block has no field 'veiw', did you mean 'view'?",
            "docs/deep/block.md:11:11: error: date '2025-02-30': February 2025 has 28 days",
            "docs/deep/block.md:12:12: error: limit 'many'",
        ],
    ),
    "docs/plain.md": ("[[nobody]] at the very start.\n", ["docs/plain.md:1:1: error: no record is called 'nobody'"]),
    "docs/table.md": (
        """\
        ---
        title: Tables
        ---

        One [[a|outside]].

        | when | [[a|what]] | `[[a|code]]` |
        |---|---|---|---|
        | then | `[[a|code]]` | [[a\\|fine]] | [[a|last]] |
        | then | [[a|the first]] and [[b|the last]] | [[nobody|dropped]]

        > - Item
        >
        >     a | [[b]]
        >     -|-
        >     \\[[a|b]] | [[a|it]]

        | [[a|no table]] |
        |---|

        ```
        | [[a|code]] |
        |---|---|
        | [[a|code]] |
        ```
        """,
        [
            "docs/table.md:7:10: error: the table's cell ends at the '|' in '[[a|what]]': write '[[a\\|what]]' [cut-",
            "docs/table.md:9:39: error: the table's cell ends at the '|' in '[[a|last]]': write '[[a\\|last]]' [cut-",
            "docs/table.md:10:10: error: the table's cell ends at the '|' in '[[a|the first]]': write ",
            "docs/table.md:10:30: error: the table's cell ends at the '|' in '[[b|the last]]': write ",
            "docs/table.md:10:47: error: the table's cell ends at the '|' in '[[nobody|dropped]]': write ",
            "docs/table.md:10:47: error: no record is called 'nobody'",
            "docs/table.md:16:18: error: the table's cell ends at the '|' in '[[a|it]]': write ",
        ],
    ),
    "docs/windows.md": (
        "# Page\r\n\r\nOne\r\n[[nobody]]\r\n",
        ["docs/windows.md:4:1: error: no record is called 'nobody'"],
    ),
    "docs/comment.md": (
        "# Page\n\n```md\n[[nobody]]\n```\n\n`[[nobody]]` [[nobody]]\n",
        ["docs/comment.md:7:14: error: no record is called 'nobody'"],
    ),
}


def test_a_mention_is_words_where_no_link_can_be(project: Maker) -> None:
    """In the text of another link and in what a picture says in words, a mention is what its record is called."""
    records = {"docs/events/c.yml": event('The "first" & <b>')}
    page = "# Home\n\n[see [[c]] now](other.md) ![with [[c]]](x.png) [x](other.md 'of [[c|it]]')\n"
    pages = {"docs/index.md": page, "docs/other.md": "# Other [[c]]\n", "docs/x.png": ""}
    built = project({"mkdocs.yml": settings(), **records, **pages}).build("--strict")
    assert built.code == 0, built.log
    article = find(parse(built.text("index.html")), "article")
    assert [(words(link), link.get("href"), link.get("title")) for link in find_all(article, "a")] == [
        ('see The "first" & <b> now', "other/", None),
        ("x", "other/", "of it"),
    ]
    assert find(article, "img").get("alt") == 'with The "first" & <b>'
    assert words(find(parse(built.text("other/index.html")), "title")) == 'Other The "first" & <b> - A foreign site'


@pytest.mark.parametrize("extensions", EXTENSIONS)
def test_what_is_wrong_is_said_where_it_stands(project: Maker, extensions: str) -> None:
    """Every mention and every field of a block that is wrong is named by file, line and column, all in one run."""
    config = {"mkdocs.yml": settings(markdown_extensions=EXTENSIONS[extensions])}
    made = project({**config, **STORY, "docs/index.md": "# Home\n"})
    before = contents(made.build("--strict").site)
    made.write({path: dedent(text) for path, (text, _) in WRONG.items()})
    built = made.build()
    expected = [line for _, (_, lines) in sorted(WRONG.items()) for line in lines]
    assert [error[: len(line)] for error, line in zip(built.errors, expected, strict=True)] == expected
    assert built.code == 1
    assert "Traceback" not in built.log
    assert contents(built.site) == before


def test_an_excerpt_of_a_post_links_from_where_it_is_shown(project: Maker) -> None:
    """In a blog's list of posts a mention leads to the record, as it does on the post's own page."""
    pages = {
        "docs/index.md": "# Hi\n",
        "docs/blog/index.md": "# Blog\n",
        "docs/blog/posts/one.md": "---\ndate: 2024-03-01\n---\n\n# A post\n\n[[a]]\n\n<!-- more -->\n\n[[a]]\n",
    }
    config = settings().replace("- search", "- search\n- blog")
    built = project({"mkdocs.yml": config, **STORY, **pages}).build("--strict")
    assert built.code == 0, built.log
    assert SiteLinks(built.site).broken() == []
    links = [link.get("href") for link in find_all(find(parse(built.text("blog/index.html")), "article"), "a")]
    assert "../events/a/" in links


@pytest.mark.parametrize("text", ["[[{}x|{}y{}]", "[[{}x{}", "[[{}|]]"])
def test_spaces_take_no_time(text: str) -> None:
    """A page on which a mention of many spaces is begun is read and not waited for: this would take years."""
    extension = TimelineExtension()
    extension.site = build([])
    page = "See " + text.format(*[" " * 20_000] * 3)
    assert "tl-mention" not in Markdown(extensions=["tables", extension]).convert(page)
