"""All of Markdown becomes HTML with a slot for every mention, and the mentions that fill them."""

from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

from timeline.mentions import Mention, cut_in_row, read_mention
from timeline.paragraphs import REL

__all__ = ["render_blocks", "render_paragraph"]


def render_blocks(text: str) -> tuple[str, tuple[Mention, ...]]:
    """Return blocks of Markdown as HTML, and its mentions; those that a table cuts are behind the others."""
    environment: dict[str, Any] = {"lines": text.split("\n"), "mentions": [], "cut": []}
    html = _MARKDOWN.render(text, environment)
    return html.strip(), (*environment["mentions"], *environment["cut"])


def render_paragraph(text: str) -> tuple[str, tuple[Mention, ...]]:
    """Return one paragraph's worth of Markdown as HTML, without the paragraph around it, and its mentions."""
    environment: dict[str, Any] = {"lines": text.split("\n"), "mentions": []}
    html = _MARKDOWN.renderInline(text, environment)
    return html.strip(), tuple(environment["mentions"])


def _mention(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own signature
    """Read `[[id|words]]`; an inline rule, so that code stays code."""
    if not state.src.startswith("[[", state.pos):
        return False
    found = read_mention(state.src, state.pos)
    if not found:
        return False
    target, words, raw = found
    if not silent:
        token = state.push("mention", "", 0)
        token.meta = {
            "target": target,
            "words": words,
            "raw": raw,
            "at": state.pos,
            "in": state.src,
        }
    state.pos += len(raw)
    return True


def _render_mention(_: Any, tokens: Any, index: int, __: Any, environment: Any) -> str:
    meta = tokens[index].meta
    line, column = _place(environment, meta, meta.get("line", 0))
    environment["mentions"].append(Mention(meta["target"], meta["words"], line, column))
    return f"\x02{len(environment['mentions']) - 1}\x03"


def _place(environment: dict[str, Any], meta: dict[str, Any], first: int) -> tuple[int, int]:
    """Find a mention in the text: the same words may stand before it as code, in its line or another cell."""
    inline, at, raw = meta["in"], meta["at"], meta["raw"]
    line = first + inline.count("\n", 0, at)
    begin = inline.rfind("\n", 0, at) + 1
    seen_in, seen_to, seen_line, column = environment.get("seen", (None, 0, -1, 0))
    if seen_line != line:
        column = 0
    if seen_in is inline:
        begin = max(begin, seen_to)
    source = environment["lines"]
    row = source[line] if line < len(source) else ""
    written = raw if raw in row else raw.replace("|", "\\|")  # as tables have it
    for _ in range(inline.count(raw, begin, at) + 1):
        column = row.find(written, column) + len(written)
    environment["seen"] = (inline, at + len(raw), line, column)
    return line + 1, max(column - len(written), 0) + 1


def _number_lines(state: Any) -> None:
    """Tell each mention the first line of the block it stands in."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "mention":
                child.meta["line"] = (token.map or [0])[0]


def _find_cut(state: Any) -> None:
    """Find what is no mention because it stands in a row of a table with its bar not escaped."""
    lines = state.env["lines"]
    for token in state.tokens:
        if token.type == "tr_open" and token.map[0] < len(lines):
            state.env["cut"] += cut_in_row(lines[token.map[0]], token.map[0] + 1)


def _heading(self: Any, tokens: Any, index: int, options: Any, environment: Any) -> str:
    level = min(int(tokens[index].tag[1]) + 2, 6)
    tokens[index].tag = f"h{level}"
    return str(self.renderToken(tokens, index, options, environment))


def _link_open(self: Any, tokens: Any, index: int, options: Any, environment: Any) -> str:
    tokens[index].attrSet("rel", REL)
    return str(self.renderToken(tokens, index, options, environment))


def _safe_link(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    web = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    return web or parts.scheme == "mailto"


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    markdown.enable(["table", "strikethrough"]).disable(["image", "html_block", "html_inline"])
    markdown.use(footnote_plugin)
    markdown.inline.ruler.before("link", "mention", _mention)
    markdown.core.ruler.push("mention_lines", _number_lines)
    markdown.core.ruler.push("cut_mentions", _find_cut)
    markdown.validateLink = _safe_link  # type: ignore[assignment, method-assign]
    markdown.add_render_rule("mention", _render_mention)
    for name in ("heading_open", "heading_close"):
        markdown.add_render_rule(name, _heading)
    markdown.add_render_rule("link_open", _link_open)
    return markdown


_MARKDOWN = _markdown()
