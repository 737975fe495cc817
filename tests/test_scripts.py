"""The scripts of the pages: how much of them a reader fetches, and what of them."""

import gzip

from tests.world import contents, told

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
