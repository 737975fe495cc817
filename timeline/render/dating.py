"""How a date is known: how precisely, how surely, and in whose words."""

from timeline.dates import EventDate, Form, Point, Precision
from timeline.phrases import noted

__all__ = ["dating", "written"]

_TO_THE = {
    Precision.MILLENNIUM: noted("known to the millennium"),
    Precision.CENTURY: noted("known to the century"),
    Precision.DECADE: noted("known to the decade"),
    Precision.YEAR: noted("known to the year"),
    Precision.HALF: noted("known to the half-year"),
    Precision.QUADRIMESTER: noted("known to four months"),
    Precision.QUARTER: noted("known to the quarter"),
    Precision.SEASON: noted("known to the season"),
    Precision.MONTH: noted("known to the month"),
    Precision.THIRD: noted("known to about ten days"),
}
_EXACT = frozenset({Precision.DAY, Precision.MINUTE, Precision.SECOND})


def dating(date: EventDate) -> list[str]:
    """Return the words for how far a date is known; none for a plain day, which says so itself."""
    if _is_plain(date):
        return []
    words = [_TO_THE[date.precision]] if date.precision in _TO_THE else []
    if date.form is Form.ONE_OF:
        words.append(noted("one of these, and it is not known which"))
    if date.approximate and date.precision is not Precision.THIRD:
        words.append(noted("approximate"))
    if date.uncertain:
        words.append(noted("uncertain"))
    return words


def written(date: EventDate, phrase: str) -> str:
    """Return a vague date as its author wrote it, where that isn't what is shown anyway."""
    shown = _is_plain(date) or date.written.casefold() in {phrase.casefold(), date.edtf[:4]}
    return "" if shown else date.written


def _is_plain(date: EventDate) -> bool:
    """Say whether it is one day or moment, and surely that; nearly all dates are."""
    point = date.start
    if date.form is not Form.SINGLE or not isinstance(point, Point):
        return False
    return point.precision in _EXACT and not point.approximate and not point.uncertain
