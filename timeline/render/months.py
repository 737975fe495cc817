"""Lists of events under their years and months.

By functions, as `entries` is: a site has some ten thousand months in its lists.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.render.entries import entries, lines
from timeline.render.escaping import escaped
from timeline.views import Year

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["months", "years"]


def years(here: "Here", grouped: Iterable[Year], level: int, *, noted: bool = False, brief: bool = False) -> Markup:
    """Return years with their months, each under a heading of a level.

    Where `brief`, the lists have dates and titles only; where `noted`, they have their sources on paper.
    """
    sections = [
        f'<section class="tl-year" aria-labelledby="{year.anchor}">\n{_heading(here, year, level)}\n'
        f"{months(here, year, level + 1, noted=noted, brief=brief)}\n</section>\n"
        for year in grouped
    ]
    return Markup("".join(sections))  # noqa: S704 - escaped below


def months(here: "Here", year: Year, level: int, *, noted: bool = False, brief: bool = False) -> Markup:
    """Return the months of a year with their events, each under a heading of a level."""
    say = here.ink.sayings.say
    parts = []
    for month in year.months:
        name = escaped(here.month(year.year, month.month))
        words = name if month.month else say("In %(year)s", year=name)
        events = month.events
        listed = lines(here, events) if brief else entries(here, events, level + 1, dated=False, noted=noted)
        parts.append(f'<h{level} class="tl-month" id="{month.anchor}">{words}</h{level}>\n{listed}\n')
    return Markup("".join(parts))  # noqa: S704 - escaped above


def _heading(here: "Here", year: Year, level: int) -> str:
    """Return the name of a year, and how many events it has: a number for those who see it."""
    sayings, number = here.ink.sayings, year.count
    words = sayings.plural("%(num)s event", "%(num)s events", number)
    return (
        f'<h{level} class="tl-year__name" id="{year.anchor}">'
        f'<span class="tl-year__number">{escaped(here.month(year.year, None))}</span> '
        f'<span class="tl-count"><span aria-hidden="true">{escaped(sayings.count(number))}</span>'
        f'<span class="tl-hidden">{words}</span></span></h{level}>'
    )
