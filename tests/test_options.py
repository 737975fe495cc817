"""What the host decides: where the timeline splits, and where pages live."""

import re

import pytest

from tests.world import contents, page, told
from timeline import Addresses, Options

PLAIN = "date: 2024-01-01\ntitle: Plain\n"


def test_above_the_limit_a_year_has_a_page() -> None:
    """The timeline splits by year above the host's number of events, and every year has its page."""
    files = {f"events/e{n}.yml": f"date: {2020 + n}-01-01\ntitle: E{n}\n" for n in range(4)}
    urls = contents(told(files, options=Options(split=3)))
    assert {"timeline/", "timeline/2020/", "timeline/2021/", "timeline/2022/", "timeline/2023/"} <= set(urls)
    assert "timeline/2020/" not in contents(told(files, options=Options(split=4)))


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("tags/big-news/", "tag=big-news"),
        ("kinds/launch/", "kind=launch"),
        ("threads/t/", "thread=t"),
        ("entities/acme/", "entity=acme"),
    ],
)
def test_above_the_limit_a_page_lists_dates_and_titles(url: str, asked: str) -> None:
    """What has more events than the limit lists each in a line, and leads to the timeline that is filtered by it."""
    belongs = "tags: [Big news]\nkind: launch\nthreads: [t]\nentities: [acme]\nsummary: Told at *length*.\n"
    files = {
        f"events/e{n}.yml": f"date: 2024-0{n}-0{n}\ntitle: <b>{n}</b>\nid: e{n}\n{belongs}" for n in range(1, 5)
    } | {"entities/acme.yml": "id: acme\nname: Acme\n", "threads/t.yml": "id: t\ntitle: T\n"}
    brief, whole = (page(told(files, Options(split=split)), url).content for split in (3, 4))
    assert re.findall(r'<li><span class="tl-lines__when">([^<]*)</span> <a href="([^"]*)">([^<]*)</a></li>', brief) == [
        (f"{n} {month} 2024", f"../../events/e{n}/", f"&lt;b&gt;{n}&lt;/b&gt;")
        for n, month in enumerate(("Jan", "Feb", "Mar", "Apr"), 1)
    ]
    assert [brief.count(f'id="m2024-0{n}"') for n in range(1, 5)] == [1] * 4
    assert f'<a href="../../timeline/?{asked}">' in brief
    assert "Told at" not in brief
    assert "tl-lines" not in whole
    assert whole.count("Told at <em>length</em>.") == 4
    assert asked not in whole


def test_addresses_follow_the_host() -> None:
    """A prefix and pages as files change every address, and the way back with them."""
    addresses = Addresses("history/", directories=False)
    site = told({"events/a.yml": PLAIN}, options=Options(addresses=addresses))
    assert page(site, "history/timeline/index.html").content.count('href="../../history/events/a.html"') == 1
