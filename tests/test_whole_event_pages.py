"""An event's page with everything on it: what authors write is words there, and its headings are in its contents."""

from xml.etree.ElementTree import Element

import pytest

from tests.plugin.pages import parse
from tests.world import Shown, page, said, told
from timeline import Options
from timeline.render.headings import headings_in

# Every text of a record that the page of event `a` shows; `{}` stands for what its author wrote.
WORLD = {
    "timeline.yml": (
        "title: {}\n"
        "kinds: {{own: {{label: {}, shape: star, color: red}}}}\n"
        "relations: {{haunts: {{inverse: haunted-by, label: {}, inverse-label: {}}}}}\n"
    ),
    "threads/t.yml": "title: {}\nclock: true\nanchor: b\n",
    "entities/x.yml": "name: {}\naliases: [{}]\nbody: See [[a]].\n",
    "series/n.yml": "title: {}\nunit: {}\n",
    "sources/s.yml": "title: {}\npublisher: {}\nauthor: {}\nquote: {}\nlocator: {}\nurl: https://a.example/\n",
    "events/a.yml": (
        "date: 2024~\ntitle: {}\nsummary: {}\nkind: own\nstatus: disputed\nentities: [x]\nthreads: [t]\ntags: [{}]\n"
        "links: [{{haunts: b, note: {}}}, {{related: b, note: {}}}, {{haunted-by: c}}]\n"
        "sources: [{{source: s, locator: {}}}, {{title: {}, publisher: {}, locator: {}}}]\n"
        "claims: [{{says: {}, status: disputed, date: 2024, for: [s],"
        " against: [{{source: s, locator: {}}}], note: {}}},"
        " {{says: {}, for: [{{source: s, locator: {}}}]}}]\n"
        "figures: [{{label: {}, value: 1, unit: {}, note: {}, source: s}}, {{series: n, value: 1, at: 2024}}]\n"
        "media: [{{image: {}, alt: {}, caption: {}, credit: {}, license: {}}}]\n"
        "added: 2024\ncorrections: [{{date: 2024, note: {}}}]\nverified: 2024\nbody: {}\n"
    ),
    "events/b.yml": "date: 2024-01-01\ntitle: {}\nthreads: [t]\nbody: See [[a]].\n",
    "events/c.yml": "date: 2025\ntitle: {}\nwithdrawn: {{date: 2026, reason: {}}}\n",
}
OPTIONS = Options(site_name="Site", site_url="https://a.example/", corrections="https://a.example/?about={title}")


def _told_with(words: str) -> dict[str, Shown]:
    """Return the pages of events, and of what they name, where every text is these words."""
    quoted = "'" + words.replace("'", "''") + "'"
    site = told({path: text.format(*[quoted] * text.count("{}")) for path, text in WORLD.items()}, OPTIONS)
    assert said(site) == []
    urls = [f"events/{id_}/" for id_ in "abc"] + ["entities/x/", "sources/s/", "threads/t/", "series/n/"]
    return {url: page(site, url) for url in urls}


def _structure(html: str) -> list[tuple[str, list[str]]]:
    """Return every element of a page with the names of its attributes."""
    return [(str(each.tag), sorted(each.attrib)) for each in parse(html).iter() if isinstance(each, Element)]


@pytest.mark.parametrize(
    "words",
    [
        "</p></li></dl><script>alert(1)</script>",
        "\"'><img src=x onerror=alert(1)>",
        'x" onfocus="alert(1)" y=\'1',
        "&lt;script&gt; &amp; &#60;b&#62; &",
        "{} {0} {x} {{ x }} {% x %} %s %(num)s %% %",
        "<!-- <![CDATA[ ]]> <h2 id='x'>x</h2>",
    ],
)
def test_what_authors_write_is_words(words: str) -> None:
    """Whatever it is, the page has the same elements with the same attributes as with plain words, and shows it."""
    plain, odd = _told_with("words"), _told_with(words)
    for url, found in odd.items():
        for html, usual in ((found.content, plain[url].content), (found.words, plain[url].words)):
            assert _structure(html) == _structure(usual)
            assert words in "".join(parse(html).itertext())


def test_the_contents_of_a_page_are_its_headings() -> None:
    """The table of contents names what stands on the page, in its order; that of a withdrawn event only the event."""
    pages = _told_with("<b>Title</b> & 'words'")
    for found in pages.values():
        assert found.headings == headings_in(found.content)
    assert [each.id for each in pages["events/a/"].headings[0].children] == [
        "claims",
        "figures",
        "links",
        "who",
        "sources",
        "corrections",
    ]
    assert pages["events/c/"].headings[0].children == ()
    assert pages["events/a/"].headings[0].title == "<b>Title</b> & 'words'"
