"""Records that passed: events, entities, sources, threads and series, frozen and valid."""

from timeline.model.event import Claim, Correction, Event, Figure, Media, Mention, Withdrawal
from timeline.model.examining import Passed, Refused, examine, fields_of, settle
from timeline.model.fields import Form, Number, host_of
from timeline.model.others import Entity, Point, Reference, Series, Settings, Source, Thread
from timeline.model.story import Story, compose

__all__ = [
    "Claim",
    "Correction",
    "Entity",
    "Event",
    "Figure",
    "Form",
    "Media",
    "Mention",
    "Number",
    "Passed",
    "Point",
    "Reference",
    "Refused",
    "Series",
    "Settings",
    "Source",
    "Story",
    "Thread",
    "Withdrawal",
    "compose",
    "examine",
    "fields_of",
    "host_of",
    "settle",
]
