"""Mentions and timeline blocks in the author's own Markdown, as a Python-Markdown extension.

It works on what Python-Markdown has understood, not on the page's text, so code stays code.
"""

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from timeline import Diagnostic, Location, Site
from timeline.mentions import cut_in_row, read_mention

__all__ = ["TimelineExtension"]

# Where something stands in the page's file, put behind its opening when a page is checked: ⟨line:column⟩ in
# characters of the private use areas that nobody types.
_PLACE = "(?:\ue000([0-9]+):([0-9]+)\ue001)?"
# Bars that would end the cell of a table are escaped there. What is escaped itself is no mention.
_MENTION = r"(?<!(?<!\\)\\)\[\[" + _PLACE + r"([^\[\]|]+\]\]|[^\[\]|]+\|[^\[\]]+\]\])"
# The beginning of what may be one at the end of a cell.
_BEGUN = re.compile(r"\[\[\ue000([0-9]+):([0-9]+)\ue001[^\[\]\n]*$")
_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[ ]*(?P<info>[^`\n]*)$")
_INFO = re.compile(r"timeline[ ]*" + _PLACE + r"$")
_OPENERS = re.compile(r"^[ \t>]*(?:[-*+]|[0-9]+[.)]|!!!|\?\?\?\+?|===|:|\[\^)")
_INDENTED = 4


class TimelineExtension(Extension):
    """Turns `[[id]]` into links and fences called `timeline` into what they ask for.

    `site` is the site to link into. A page is opened before it is read. Where `numbered`, places are written into the
    text first and `diagnostics` says what is wrong where; the HTML of such a reading is for nobody.
    """

    def __init__(self) -> None:
        """Begin without a site: mentions stay words until there is one."""
        super().__init__()
        self.site: Site | None = None
        self.file, self.root = "", ""
        self.skipped = 0
        self.numbered = False
        self.diagnostics: list[Diagnostic] = []

    def open(self, file: str, url: str, *, skipped: int = 0) -> None:
        """Say which page is read: its file, its address, and the lines of front matter before its text."""
        self.file, self.skipped = file, skipped
        self.root = "../" * url.count("/")

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register with Python-Markdown: blocks before its own fences, mentions after code and before all else."""
        if self.numbered:
            numbering = _Numbering(md, self)
            md.preprocessors.register(numbering, "timeline-places", 1000)
            md.treeprocessors.register(_Tables(numbering), "timeline-tables", 25)
        md.preprocessors.register(_Blocks(md, self), "timeline-blocks", 27)
        mentions = _Mentions(md, self)
        md.inlinePatterns.register(mentions, "timeline-mentions", 185)
        md.treeprocessors.register(_MereWords(mentions.answered), "timeline-words", 15)

    def place(self, line: int, column: int) -> Location:
        """Return a place in the page's file."""
        return Location(self.file, line + self.skipped, column)


class _Numbering(Preprocessor):
    """Writes the place of each mention and each timeline fence behind its opening."""

    def __init__(self, md: Markdown, extension: TimelineExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.lines: list[str] = []

    def run(self, lines: list[str]) -> list[str]:
        self.lines = lines
        return [self._numbered(line, number) for number, line in enumerate(lines, 1)]

    def _numbered(self, line: str, number: int) -> str:
        fence = _FENCE.match(line)
        if fence and fence["info"].strip() == "timeline":
            return f"{line.rstrip()} \ue000{number}:{len(fence['indent']) + 1}\ue001"
        return re.sub(r"\[\[", lambda found: f"[[\ue000{number}:{found.start() + 1}\ue001", line)


class _Tables(Treeprocessor):
    """Finds each mention that a table has cut: it begins in a cell that ends within it.

    In code a table of Python-Markdown has no bars. What cells of a row were left out for want of columns is not seen;
    where there is no code in it, what is written there is cut, too.
    """

    def __init__(self, numbering: _Numbering) -> None:
        super().__init__()
        self.numbering, self.extension = numbering, numbering.extension

    def run(self, root: Element) -> None:
        for row in root.iter("tr"):
            begun = [found for cell in row if (found := _BEGUN.search(cell.text or ""))]
            if begun and self.extension.site:
                self.extension.diagnostics += self._faults(self.extension.site, begun)

    def _faults(self, site: Site, begun: list[re.Match[str]]) -> Iterator[Diagnostic]:
        line, columns = int(begun[0][1]), {int(found[2]) for found in begun}
        text = self.numbering.lines[line - 1]
        for mention in cut_in_row(text, line):
            if mention.column in columns or "`" not in text:
                yield from site.cut_mention_faults(mention, self.extension.place(line, mention.column))


class _Mentions(InlineProcessor):
    def __init__(self, md: Markdown, extension: TimelineExtension) -> None:
        super().__init__(_MENTION, md)
        self.extension = extension
        self.answered: dict[str, str] = {}

    def handleMatch(  # type: ignore[override] # noqa: N802 - Python-Markdown's name
        self,
        match: re.Match[str],
        data: str,  # noqa: ARG002 - the same
    ) -> tuple[Element | str | None, int | None, int | None]:
        line, column, mentioned = match.groups()
        extension, site = self.extension, self.extension.site
        read = read_mention("[[" + mentioned.replace("\\|", "|"))
        if site is None or read is None:
            return None, None, None
        target, words, _ = read
        if extension.numbered:
            place = extension.place(int(line or 1), int(column or 1))
            extension.diagnostics.extend(site.mention_faults(target, place))
        html = site.mention(target, words, extension.root)
        stashed = self.md.htmlStash.store(html)
        self.answered[stashed] = unescape(re.sub(r"<[^>]*>", "", html))
        return stashed, match.start(0), match.end(0)


class _MereWords(Treeprocessor):
    """Leaves the words of a mention where no link can be: in another link, in an attribute such as a picture's text."""

    def __init__(self, answered: dict[str, str]) -> None:
        super().__init__()
        self.answered = answered

    def run(self, root: Element) -> None:
        if not self.answered:
            return
        for element in root.iter():
            for name, value in element.items():
                element.set(name, self._worded(value))
        for link in root.iter("a"):
            for element in link.iter():
                element.text = self._worded(element.text or "")
                if element is not link:
                    element.tail = self._worded(element.tail or "")

    def _worded(self, text: str) -> str:
        for stashed, words in self.answered.items():
            text = text.replace(stashed, words)
        return text


class _Blocks(Preprocessor):
    """Reads fences as CommonMark does, the outer before the inner, and answers those called `timeline`."""

    def __init__(self, md: Markdown, extension: TimelineExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        position = 0
        while position < len(lines):
            fence = _FENCE.match(lines[position])
            if not fence or _is_indented_code(fence["indent"], lines, position):
                out.append(lines[position])
                position += 1
                continue
            end = _end(fence, lines, position)
            info = _INFO.match(fence["info"].strip())
            if info and end < len(lines):
                text = "\n".join(_unindented(line, fence["indent"]) for line in lines[position + 1 : end])
                line, column = int(info[1] or position + 1), int(info[2] or len(fence["indent"]) + 1)
                out += ["", fence["indent"] + self._answer(text, self.extension.place(line + 1, column)), ""]
            else:
                out += lines[position : end + 1]
            position = end + 1
        return out

    def _answer(self, text: str, place: Location) -> str:
        site = self.extension.site
        if site is None:
            return ""
        html, faults = site.block(text, self.extension.root, place)
        self.extension.diagnostics.extend(faults)
        return self.md.htmlStash.store(html)


def _end(fence: re.Match[str], lines: list[str], start: int) -> int:
    """Return the line that closes a fence, or the number of lines where none does."""
    mark = fence["fence"]
    closing = re.compile(rf"^[ \t>]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
    for number in range(start + 1, len(lines)):
        if closing.match(lines[number]):
            return number
    return len(lines)


def _unindented(line: str, indent: str) -> str:
    return line[len(indent) :] if line.startswith(indent) else line.lstrip()


def _is_indented_code(indent: str, lines: list[str], position: int) -> bool:
    """Say whether an indented line is code: nothing above it, less indented, holds it."""
    width = len(indent.expandtabs(_INDENTED))
    if width < _INDENTED:
        return False
    for line in reversed(lines[:position]):
        if line.strip() and len(line) - len(line.lstrip()) < width:
            return not _OPENERS.match(line)
    return True
