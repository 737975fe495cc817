"""Where pages of records say that they are is where MkDocs says it."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_timeline.pages import TimelineFile, TimelinePage, destination

BASES = st.none() | st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["https://site.invalid", "http://site.invalid:8000", "https://sité.invalid"]),
        st.sampled_from(["", "/", "/x", "/x/", "/é//y/", "/x/../y/", "/x?q=1", "/x#here"]),
    ),
)
PARTS = st.sampled_from(["events", "a-1", "index.html", "a.html", "..", "", "a:b", "%C3%A9", "a?b"])
URLS = st.builds(
    lambda parts, end: "/".join(parts) + end, st.lists(PARTS, min_size=1, max_size=4), st.sampled_from("/ ")
)


@given(BASES, URLS)
def test_the_address_of_a_page_is_the_one_that_mkdocs_gives_it(base: str | None, url: str) -> None:
    """Whatever the site's own address, and whatever stands in that of the page."""
    ours: Any
    theirs: Any
    ours, theirs = TimelinePage.__new__(TimelinePage), Page.__new__(Page)
    for page in (ours, theirs):
        page.file = SimpleNamespace(url=url)
        page._set_canonical_url(base)  # noqa: SLF001 - as MkDocs calls it
    assert (ours.canonical_url, ours.abs_url) == (theirs.canonical_url, theirs.abs_url)


@given(URLS | st.just(""), st.booleans())
def test_a_file_is_called_as_mkdocs_calls_it(url: str, folders: bool) -> None:  # noqa: FBT001
    """Wherever a page is, and whether or not its address is a folder's."""
    ours: Any = TimelineFile("events/a.md", None, "site", folders)
    ours.made = SimpleNamespace(url=url)
    theirs = File("events/a.md", None, "site", folders, dest_uri=destination(url))
    assert (ours.src_uri, ours.src_path, ours.url) == (theirs.src_uri, theirs.src_path, theirs.url)
