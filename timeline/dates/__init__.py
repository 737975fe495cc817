"""Dates: what they say, how precisely, and in which order they come."""

from timeline.dates.bounds import Bound
from timeline.dates.elapsed import Elapsed, Lapse, elapsed
from timeline.dates.event_date import EventDate
from timeline.dates.forms import Range
from timeline.dates.points import Point
from timeline.dates.words import Form, Missing, Precision
from timeline.dates.zones import known_zone

__all__ = [
    "Bound",
    "Elapsed",
    "EventDate",
    "Form",
    "Lapse",
    "Missing",
    "Point",
    "Precision",
    "Range",
    "elapsed",
    "known_zone",
]
