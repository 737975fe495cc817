"""The checker that the other tests lean on finds what is broken, and only that."""

from pathlib import Path

from tests.plugin.linkcheck import SiteLinks

PAGE = """<!doctype html><title>x</title><link rel=stylesheet href=style.css><link rel=canonical href=https://o.example/>
<h1 id=top>x</h1>{}"""


def _links(folder: Path, body: str, address: str = "http://site.invalid/") -> SiteLinks:
    for path, text in {"index.html": body, "a/b/index.html": "<p id=here>x</p>", "c.html": "x"}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(text) if path == "index.html" else text)
    (folder / "style.css").write_text("/* url(gone.png) */ a { background: url(c.html) }")
    return SiteLinks(folder, address)


def test_good_links_are_good(tmp_path: Path) -> None:
    """Pages, anchors, mail, other hosts and addresses from the top are no fault."""
    good = ("a/b/#here", "#top", "/c.html", "mailto:a@b.example", "//o.example/x")
    body = "".join(f"<a href={link}></a>" for link in good)
    links = _links(tmp_path, body)
    assert links.broken() == []
    assert links.foreign() == {"//o.example/x"}
    assert links.loaded_from_elsewhere() == set()


def test_broken_links_are_named(tmp_path: Path) -> None:
    """A page or an anchor that isn't there, a folder without its slash, and the way out of the site's folder."""
    body = "<a href=gone/></a><a href=a/b/#gone></a><a href=a/b></a><img srcset='gone.png 2x'><a href=/c.html></a>"
    links = _links(tmp_path, body, "http://site.invalid/sub/")
    assert links.broken() == [f"index.html: {link}" for link in ("gone/", "a/b/#gone", "a/b", "gone.png", "/c.html")]


def test_what_is_fetched_from_elsewhere_is_named(tmp_path: Path) -> None:
    """Scripts, pictures and styles of another host are; its canonical address is not."""
    links = _links(tmp_path, "<script src=https://o.example/x.js></script><img src=//p.example/x.png>")
    (tmp_path / "more.css").write_text("@import 'https://q.example/x.css'; a { b: url(\"https://r.example/f.woff\") }")
    assert links.loaded_from_elsewhere() == {
        "https://o.example/x.js",
        "//p.example/x.png",
        "https://q.example/x.css",
        "https://r.example/f.woff",
    }
