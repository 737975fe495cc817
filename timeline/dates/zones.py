"""Time zones by name, and what a zone's clock shows."""

from datetime import date, datetime, timedelta, timezone, tzinfo
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from timeline.dates.bounds import Bound
from timeline.dates.calendar import MONTHS

__all__ = ["known_zone", "offset_at", "tells"]

# "localtime" is the machine's own zone, so two machines would order one story differently;
# "Factory" stands for a zone nobody has set.
_NO_ZONES = frozenset({"localtime", "Factory"})
_LONGEST_NAME = 64


def known_zone(name: str) -> ZoneInfo:
    """Return the time zone the tz database has under this exact name.

    Raises ValueError with the nearest name for any other, paths and the machine's own zone included.
    """
    names = _zone_names()
    if name in names:
        return ZoneInfo(name)
    if not isinstance(name, str) or len(name) > _LONGEST_NAME:
        raise ValueError("a time zone is a name such as 'Europe/Berlin'")
    folded = {known.casefold(): known for known in names}
    nearest = get_close_matches(name.casefold().replace(" ", "_"), folded, n=1)
    way_out = f"did you mean '{folded[nearest[0]]}'?" if nearest else "names look like 'Europe/Berlin'"
    raise ValueError(f"no time zone is called {name!r}, {way_out}")


def offset_at(clock: datetime, zone: tzinfo) -> timezone:
    """Return the zone's offset from UTC when its clock shows a time.

    Raises ValueError where the clock shows that time twice or never (PEP 495), or where the offset
    is not whole minutes, as before standard time, and so can't be written.
    """
    from dateutil.tz import datetime_ambiguous, datetime_exists  # noqa: PLC0415 - few stories have such a time

    shown = f"{clock.day} {MONTHS[clock.month - 1]} {clock.year}, {clock:%H:%M}"
    try:
        exists, twice = datetime_exists(clock, zone), datetime_ambiguous(clock, zone)
    except OverflowError:
        raise ValueError(f"a time of the year {clock.year} needs its offset from UTC") from None
    if not exists:
        raise ValueError(f"the clock in {zone} never shows {shown}; write the time with its offset from UTC")
    offset = clock.replace(tzinfo=zone).utcoffset() or timedelta(0)
    if twice:
        raise ValueError(f"the clock in {zone} shows {shown} twice; say which by its offset from UTC")
    if offset % timedelta(minutes=1):
        raise ValueError(f"the clock in {zone} was not whole minutes from UTC then; write the offset")
    return timezone(offset)


def tells(zone: tzinfo | None, moment: Bound) -> bool:
    """Return whether a zone's clock shows a moment's time of day then, and at no other moment (PEP 495).

    A day is told by any clock, and a time of day by none where there is no zone.
    """
    if moment.time is None or zone is None:
        return moment.time is None
    clock = datetime.combine(date(moment.year, moment.month, moment.day), moment.time).replace(tzinfo=zone)
    return {clock.replace(fold=fold).utcoffset() for fold in (0, 1)} == {moment.time.utcoffset()}


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones()) - _NO_ZONES
