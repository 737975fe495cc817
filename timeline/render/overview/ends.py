"""How far the ends of a date are known: where it surely lasts, and the spans over which its ends may lie."""

from datetime import tzinfo
from functools import lru_cache
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
    by an amount that nobody has said.
    """

    first: int | None
    begun: int | None
    ending: int | None
    last: int | None
    lasting: bool
    about_first: bool = False
    about_last: bool = False
    unknown: bool = False

    @property
    def place(self) -> float:
        """The second at which the date is marked: the middle of where it begins, or of where it lies."""
        if self.first is None or self.begun is None:
            return self.last or 0
        until = self.begun if self.lasting or self.last is None else self.last
        return (self.first + until) / 2

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
    return Ends(
        first,
        begun,
        ending,
        last,
        lasting,
        about_first=_is_about(start),
        about_last=_is_about(end),
        unknown=end is Missing.UNKNOWN,
    )


def _is_vague(point: Point) -> bool:
    return point.precision not in _EXACT or point.unspecified


def _is_about(end: Point | Missing) -> bool:
    return isinstance(end, Point) and (end.approximate or end.uncertain)
