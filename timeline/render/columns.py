"""A date in a narrow column of a list, as the story that it stands in has it."""

import re
from typing import TYPE_CHECKING

from timeline.dates import EventDate
from timeline.phrases import short
from timeline.views import standing

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["column"]


def column(here: "Here", date: EventDate, *, dated: bool = False) -> tuple[str, str]:
    """Return a date's big and small part; where it is `dated` no heading says its year, so that it does.

    A time of day is the story's clock's own, or says its offset from UTC. Headings are the story's clock's, too: a date
    that has another year elsewhere says it.
    """
    ink = here.ink
    bound = date.earliest or date.latest
    if bound is None:
        return "", ""
    dated = dated or bound.year != standing(date, ink.chronology.zone)[0]
    offset = date.needs_offset(ink.story.settings.time_zone)
    big, small = short(date, ink.options.locale, dated=dated, offset=offset)
    year = here.month(bound.year, None) if dated else ""
    if year and not _says(year, big, small):
        small = f"{small} {year}" if small else year
    return big, small


def _says(year: str, big: str, small: str) -> bool:
    """Return whether a date's big or small part says its year already, and not the end of one that has more digits."""
    return re.search(rf"(?<!\d){re.escape(year)}(?!\d)", f"{big} {small}") is not None
