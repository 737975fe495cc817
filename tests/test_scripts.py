"""The scripts of the pages: how much of them a reader fetches, and what of them."""

import gzip
import re
from pathlib import Path

import timeline.render
from tests.world import contents, told

QUOTED = r'"[^"\n]*"|`[^`]*`'
_LARGE_RECORDS_ONLY = "assets/timeline/search.mjs"


def _scripts() -> dict[str, str]:
    return {path: text for path, text in contents(told({})).items() if path.endswith(".mjs")}


def test_all_scripts_that_a_page_may_fetch_are_small() -> None:
    """Compressed one by one they are under twenty kilobytes, but for the search that only thousands of events get."""
    sizes = {path: len(gzip.compress(text.encode())) for path, text in _scripts().items()}
    assert sum(sizes.values()) - sizes[_LARGE_RECORDS_ONLY] < 20_000


def test_scripts_are_published_without_their_comments() -> None:
    """What explains a script stays in the repository; what it does goes out."""
    for text in _scripts().values():
        assert text
        assert not [line for line in text.split("\n") if line.startswith((" ", "//", "/**"))]


def test_scripts_are_published_without_blanks_that_mean_nothing() -> None:
    """Those between words stay, and those that somebody reads or that a pattern looks for."""
    published = "\n".join(_scripts().values())
    assert not re.search(r"[,;{] \w", re.sub(QUOTED, "", published))
    for path in (Path(timeline.render.__file__).parent / "assets").iterdir():
        source = re.sub(r"^ *(//|/\*\*).*| // .*|^(import|export) .*", "", path.read_text("utf-8"), flags=re.MULTILINE)
        assert [words for words in re.findall(QUOTED, source) if words not in published] == []


def test_a_module_and_its_parts_are_fetched_at_once() -> None:
    """What is published asks for no part of a module: they stand in one file, and only the whole has exports."""
    scripts = _scripts()
    assert not [path for path in scripts if "-" in path.rpartition("/")[2]]
    assert not [path for path, text in scripts.items() if re.search(r'from "\./[a-z]+-', text)]
    drawing = scripts["assets/timeline/overview.mjs"]
    assert re.findall(r"^export (.*?)\(", drawing, re.MULTILINE) == ["function start"]
    assert drawing.count("class Overview") == drawing.count("class Drawing") == 1


def test_the_style_sheet_is_published_without_its_comments() -> None:
    """What explains a rule stays in the repository, and every rule that is opened is closed."""
    sheet = contents(told({}))["assets/timeline/timeline.css"].strip()
    assert not re.search(r"/\*|^\s", sheet, re.MULTILINE)
    assert sheet.count("{") == sheet.count("}") > 100
