"""Reads dates of every form: single, from-to, one of, all of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import TypeAlias

from timeline.dates.bounds import first_second, last_second
from timeline.dates.edtf import read_point
from timeline.dates.english import in_edtf
from timeline.dates.points import Point
from timeline.dates.refusals import check_text, interval_reason, quoted
from timeline.dates.words import Form, Missing

__all__ = ["Member", "Range", "read_list", "read_text"]

_COMMA = re.compile(r", ?")
_SETS = {"[]": Form.ONE_OF, "{}": Form.ALL_OF}
_MOST_MEMBERS = 100


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, either of which may be missing."""

    start: Point | Missing
    end: Point | Missing


Member: TypeAlias = Point | Range
Read: TypeAlias = tuple[Form, tuple[Member, ...]]


def read_text(text: str, zone: tzinfo | None) -> Read:
    """Return the form and the members of a date. Raises ValueError that quotes the text."""
    with _quoting(text):
        check_text(text)
        return _read(text, zone)


def read_list(texts: Sequence[str], zone: tzinfo | None) -> Read:
    """Return the form and the members of a list of dates, which means one of them.

    Raises ValueError that quotes the first text that can't be read.
    """
    if len(texts) > _MOST_MEMBERS:
        raise ValueError(f"one of {len(texts)} dates: at most {_MOST_MEMBERS} are read")
    members = []
    for text in texts:
        with _quoting(text):
            check_text(text)
            members.append(_member(text, zone))
    with _quoting(f"[{', '.join(texts)}]"):
        return _set(Form.ONE_OF, members)


@contextmanager
def _quoting(text: str) -> Iterator[None]:
    """Put the author's words before what is wrong with them."""
    try:
        yield
    except ValueError as fault:
        raise ValueError(f"{quoted(text)}: {fault}") from None


def _read(text: str, zone: tzinfo | None) -> Read:
    if text[0] in "[{":
        return _read_set(text, zone)
    if "/" in text:
        return Form.INTERVAL, (_interval(text, zone),)
    if " " in text:
        text = in_edtf(text)
    if text[0] == "[":
        return _read_set(text, zone)
    return Form.SINGLE, (read_point(text, zone),)


def _read_set(text: str, zone: tzinfo | None) -> Read:
    form = _SETS.get(text[0] + text[-1])
    if form is None:
        raise ValueError("a set is written [one,of,these] or {all,of,these}")
    return _set(form, [_member(part, zone) for part in _COMMA.split(text[1:-1])])


def _set(form: Form, members: Iterable[Member]) -> Read:
    ordered = tuple(sorted(members, key=_place))
    if not ordered:
        raise ValueError("a set of no dates")
    if len(set(ordered)) < len(ordered):
        raise ValueError("a date stands twice in the set")
    if any(before.end is Missing.OPEN for before in ordered[:-1] if isinstance(before, Range)):
        raise ValueError("what is open at its end comes last")
    if len(ordered) == 1 and isinstance(ordered[0], Point):
        return Form.SINGLE, ordered
    return form, ordered


def _member(text: str, zone: tzinfo | None) -> Member:
    if ".." not in text:
        return _point(text, zone)
    start, _, end = text.partition("..")
    return _range(
        _point(start, zone) if start else Missing.OPEN,
        _point(end, zone) if end else Missing.OPEN,
    )


def _interval(text: str, zone: tzinfo | None) -> Range:
    if why := interval_reason(text):
        raise ValueError(why)
    start, end = text.split("/")
    return _range(_end(start, zone), _end(end, zone))


def _end(text: str, zone: tzinfo | None) -> Point | Missing:
    return Missing(text) if text in {"", ".."} else _point(text, zone)


def _point(text: str, zone: tzinfo | None) -> Point:
    edtf = in_edtf(text) if " " in text else text
    if edtf != text and edtf[0] == "[":
        raise ValueError("before and after stand alone; inside a list or an interval '..' says it")
    return read_point(edtf, zone)


def _range(start: Point | Missing, end: Point | Missing) -> Range:
    written = [point for point in (start, end) if isinstance(point, Point)]
    if not written:
        raise ValueError("at least one end needs a date")
    if len(written) == 2 and _reversed(*written):
        raise ValueError(f"it ends before it starts; is it '{end}' to '{start}'?")
    return Range(start, end)


def _reversed(start: Point, end: Point) -> bool:
    first, last = start.earliest, end.latest
    if first.time is None or last.time is None:
        # A day against an instant: the calendar decides, so that no zone can make a date unreadable.
        return (first.year, first.month, first.day) > (last.year, last.month, last.day)
    return first_second(first, UTC) > last_second(last, UTC)


def _place(member: Member) -> tuple[int, int, int, int, str]:
    """Return what members are ordered by: an open start first, an open end last."""
    start, end = (member.start, member.end) if isinstance(member, Range) else (member, member)
    return (
        isinstance(start, Point),
        first_second(start.earliest, UTC) if isinstance(start, Point) else 0,
        isinstance(end, Missing),
        last_second(end.latest, UTC) if isinstance(end, Point) else 0,
        f"{start}..{end}",
    )
