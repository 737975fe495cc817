"""An entry of a list says when in a big and a small word."""

import re

import pytest

from tests.world import told
from timeline import Location


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("1900-03", ("Mar", "1900")),
        ("1900-03-04", ("4", "Mar 1900")),
        ("-0043", ("44 BCE", "")),
        ("-0043~", ("~44 BCE", "")),
        ("-0204/-0059", ("205 BCE\N{EN DASH}60 BCE", "")),
        ("Y-17000", ("17,001 BCE", "")),
        ("1999?", ("1999?", "")),
        ("197X", ("1970s", "")),
        ("2016/..", ("since", "2016")),
        ("[..1974]", ("by", "1974")),
        ("1900-11/1901-09", ("Nov", "1900 \N{EN DASH} Sept 1901")),
        ("1900-11-24/1901-09-30", ("24", "Nov 1900 \N{EN DASH} 30 Sept 1901")),
        ("[1900-12-31, 1901-01-02]", ("31", "Dec 1900 or 2 Jan 1901")),
        ("1900-11-24/1900-12-30", ("24", "Nov \N{EN DASH} 30 Dec 1900")),
    ],
)
def test_a_list_says_each_year_once(date: str, shown: tuple[str, str]) -> None:
    """Where no heading says the year of an event, its date does, and says it once."""
    html, _ = told({"events/a.yml": f"{{date: '{date}', title: A}}"}).block(
        "view: list", "", Location("docs/page.md", 1, 1)
    )
    big, small = re.findall(r'<span class="tl-(?:big|small)[^>]*>([^<]*)<', html)
    assert (big, small) == shown
