"""The date of an event: as wide as its source, and no wider."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Self

from timeline.dates.bounds import Bound, first_second, last_second
from timeline.dates.forms import Member, Range, read_list, read_text
from timeline.dates.points import Point
from timeline.dates.words import Form, Missing, Precision, vaguest
from timeline.dates.zones import tells

__all__ = ["EventDate"]

_IN_HTML = frozenset({Precision.YEAR, Precision.MONTH, Precision.DAY, Precision.MINUTE, Precision.SECOND})


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date as it was written, and what it means.

    Two dates are equal when they mean the same, whatever words they were written in. A missing bound
    is None on its side. See the section "Dates" of the record format.
    """

    written: str = field(compare=False)
    """The author's own words."""
    edtf: str
    """Canonical EDTF (Library of Congress, 2019). Early, mid and late in a month, which EDTF can't
    say, stay English; minutes without seconds are an extension too."""
    form: Form = field(compare=False)
    members: tuple[Member, ...] = field(compare=False)
    """What it is made of: one point, one range, or the points and ranges of a set in order."""

    @classmethod
    def parse(cls, text: str | Sequence[str], zone: tzinfo | None = None) -> Self:
        """Return the date that a text says, or the one of several that a list of texts says.

        An instant without an offset is read in `zone`. Raises ValueError that quotes the text and
        says what is wrong with it.
        """
        if isinstance(text, str):
            written, (form, members) = text, read_text(text, zone)
        else:
            written, (form, members) = f"[{', '.join(map(str, text))}]", read_list(text, zone)
        return cls(written, _edtf(form, members), form, members)

    def __str__(self) -> str:
        """Return its canonical EDTF."""
        return self.edtf

    @property
    def start(self) -> Point | Missing:
        """Where it starts: an interval's first date, a single date itself."""
        first = self.members[0]
        return first.start if isinstance(first, Range) else first

    @property
    def end(self) -> Point | Missing:
        """Where it ends: an interval's last date, a single date itself."""
        if len(self.members) == 1:
            only = self.members[0]
            return only.end if isinstance(only, Range) else only
        ends = [member.end if isinstance(member, Range) else member for member in self.members]
        # Members are in order, and only the last can be without an end.
        if isinstance(ends[-1], Missing):
            return ends[-1]
        return max((end for end in ends if isinstance(end, Point)), key=_last_second_in_utc)

    @property
    def points(self) -> tuple[Point, ...]:
        """Every date that was written in it."""
        return tuple(
            point
            for member in self.members
            for point in ((member.start, member.end) if isinstance(member, Range) else (member,))
            if isinstance(point, Point)
        )

    @property
    def earliest(self) -> Bound | None:
        """Its first day or second; None where that is open or unknown."""
        start = self.start
        return start.earliest if isinstance(start, Point) else None

    @property
    def latest(self) -> Bound | None:
        """Its last day or second; None where that is open or unknown."""
        end = self.end
        return end.latest if isinstance(end, Point) else None

    @property
    def precision(self) -> Precision:
        """How precisely it was written; of several dates, the vaguest."""
        return vaguest(point.precision for point in self.points)

    @property
    def approximate(self) -> bool:
        """Whether it, or any date in it, is about right only (EDTF's `~` and `%`)."""
        return any(point.approximate for point in self.points)

    @property
    def uncertain(self) -> bool:
        """Whether it, or any date in it, may be wrong (EDTF's `?` and `%`)."""
        return any(point.uncertain for point in self.points)

    @property
    def datetime(self) -> str | None:
        """The value of HTML's `<time datetime>`, where HTML can say it without inventing precision.

        HTML knows years from 1 on, months, days and times with an offset; None for all else.
        """
        start = self.start
        if self.form is not Form.SINGLE or not isinstance(start, Point) or start.unspecified:
            return None
        if start.precision not in _IN_HTML or start.earliest.year < 1:
            return None
        return start.edtf.lstrip("Y").rstrip("~?%")

    def needs_offset(self, zone: tzinfo | None) -> bool:
        """Return whether a time of day in it needs its offset from UTC to say when it was.

        It does without a zone, and where the zone's clock showed another time then, or shows that time twice: where its
        author could not have left the offset out.
        """
        return not all(tells(zone, point.earliest) for point in self.points)

    def span(self, zone: tzinfo) -> tuple[int | None, int | None]:
        """Return its first and last second since 1970-01-01T00:00Z, days being read in `zone`.

        Both are inside the date. Outside the years 1 to 9999 the zone's offset is taken as zero.
        """
        earliest, latest = self.earliest, self.latest
        first = None if earliest is None else first_second(earliest, zone)
        last = None if latest is None else last_second(latest, zone)
        if first is not None and last is not None and last < first:
            # A day the zone's clock skipped, or an instant that in `zone` falls after its end's day.
            last = first
        return first, last

    def key(self, zone: tzinfo) -> tuple[int, int, int]:
        """Return what dates are ordered by: the earliest moment, then the vaguer first.

        A date without a start stands by its last moment, as "before …"; one without an end is the
        vaguest. Dates of one span have one key: the caller adds what tells them apart.
        """
        first, last = self.span(zone)
        if first is None or last is None:
            return (first if first is not None else last or 0), 0, 0
        return first, 1, first - last


def _edtf(form: Form, members: tuple[Member, ...]) -> str:
    first = members[0]
    if isinstance(first, Point) and form is Form.SINGLE:
        return first.edtf
    if isinstance(first, Range) and form is Form.INTERVAL:
        return f"{first.start}/{first.end}"
    texts = ",".join(_in_set(member) for member in members)
    return f"[{texts}]" if form is Form.ONE_OF else f"{{{texts}}}"


def _in_set(member: Member) -> str:
    if isinstance(member, Point):
        return member.edtf
    ends = (end.edtf if isinstance(end, Point) else "" for end in (member.start, member.end))
    return "..".join(ends)


def _last_second_in_utc(point: Point) -> int:
    return last_second(point.latest, UTC)
