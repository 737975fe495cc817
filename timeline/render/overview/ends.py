"""How far the ends of a date are known: where it surely lasts, and the spans over which its ends may lie."""

from datetime import tzinfo
from functools import lru_cache
from math import inf
from typing import NamedTuple

from timeline.dates import EventDate, Form, Missing, Point, Precision
from timeline.dates.bounds import first_second, last_second

__all__ = ["Ends", "ends_of"]

_EXACT = frozenset({Precision.DAY, Precision.MINUTE, Precision.SECOND})


class Ends(NamedTuple):
    """The seconds between which a date begins, `first` to `begun`, and ends, `ending` to `last`.

    Sharp ends have no span: `begun` is `first`, `ending` is `last`. None is an end that is not there, and `unknown`
    says of a missing last one that it is not known, rather than open. A date that is not `lasting` lies somewhere
    between `first` and `last`. `about_first` and `about_last` are ends that are approximate or uncertain: about there,
    by an amount that nobody has said. `place` is the second at which the date is marked: the middle of where it begins,
    or of where it lies. `length` is how many seconds it covers, endless where an end is open or about there.
    """

    first: int | None
    begun: int | None
    ending: int | None
    last: int | None
    lasting: bool
    about_first: bool
    about_last: bool
    unknown: bool
    place: float
    length: float

    @property
    def written(self) -> str:
        """Its seconds in a row, nothing for a missing one, and signs of what else is known of it, for a script."""
        signs = {"l": self.lasting, "a": self.about_first, "b": self.about_last, "u": self.unknown}
        seconds = (self.first, self.begun, self.ending, self.last)
        texts = ("" if second is None else str(second) for second in seconds)
        return ",".join((*texts, "".join(sign for sign, given in signs.items() if given)))


@lru_cache(maxsize=65_536)  # an event stands in the drawing of each thing it belongs to
def ends_of(date: EventDate, zone: tzinfo) -> Ends:
    """Return the ends of a date, its days read in a zone."""
    first, last = date.span(zone)
    lasting = date.form in {Form.INTERVAL, Form.ALL_OF}
    start, end = date.start, date.end
    begun, ending = first, last
    if lasting and first is not None and isinstance(start, Point) and _is_vague(start):
        begun = max(last_second(start.latest, zone), first)
    if lasting and last is not None and isinstance(end, Point) and _is_vague(end):
        ending = min(first_second(end.earliest, zone), last)
    if begun is not None and ending is not None and begun > ending:
        begun = ending = (begun + ending) // 2
    about_first, about_last = _is_about(start), _is_about(end)
    length = inf if first is None or last is None or about_first or about_last else last - first
    return Ends(
        first,
        begun,
        ending,
        last,
        lasting,
        about_first,
        about_last,
        unknown=end is Missing.UNKNOWN,
        place=_place(first, begun, last, lasting=lasting),
        length=length,
    )


def _place(first: int | None, begun: int | None, last: int | None, *, lasting: bool) -> float:
    if first is None or begun is None:
        return last or 0
    return (first + (begun if lasting or last is None else last)) / 2


def _is_vague(point: Point) -> bool:
    return point.precision not in _EXACT or point.unspecified


def _is_about(end: Point | Missing) -> bool:
    return isinstance(end, Point) and (end.approximate or end.uncertain)
