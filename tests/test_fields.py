"""The values of fields, each read from text."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from timeline.model import host_of
from timeline.model.fields import split_url

ADDRESSES = st.lists(
    st.sampled_from(
        ["https", "http", "://", "a", "B", "é", "1", ".", "-", "/", ":", "80", "@", "?", "#", "[", "]", "_", "%"]
    ),
    max_size=9,
).map("".join)


def _answer(host: Callable[[str], str | None], address: str) -> str | None:
    try:
        return host(address)
    except ValueError as fault:
        return str(fault)


@given(ADDRESSES.map("https://".__add__) | ADDRESSES)
def test_a_plain_address_is_read_like_any_other(address: str) -> None:
    """Whether an address is taken apart, or seen at a glance to be right, its host is the same; so is what it lacks."""
    assert _answer(host_of, address) == _answer(lambda each: split_url(each).hostname, address)
