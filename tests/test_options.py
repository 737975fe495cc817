"""What the host decides: where the timeline splits, and where pages live."""

from tests.world import contents, page, told
from timeline import Addresses, Options

PLAIN = "date: 2024-01-01\ntitle: Plain\n"


def test_above_the_limit_a_year_has_a_page() -> None:
    """The timeline splits by year above the host's number of events, and every year has its page."""
    files = {f"events/e{n}.yml": f"date: {2020 + n}-01-01\ntitle: E{n}\n" for n in range(4)}
    urls = contents(told(files, options=Options(split=3)))
    assert {"timeline/", "timeline/2020/", "timeline/2021/", "timeline/2022/", "timeline/2023/"} <= set(urls)
    assert "timeline/2020/" not in contents(told(files, options=Options(split=4)))


def test_addresses_follow_the_host() -> None:
    """A prefix and pages as files change every address, and the way back with them."""
    addresses = Addresses("history/", directories=False)
    site = told({"events/a.yml": PLAIN}, options=Options(addresses=addresses))
    assert page(site, "history/timeline/index.html").content.count('href="../../history/events/a.html"') == 1
