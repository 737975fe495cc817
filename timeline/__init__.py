"""The core: records of a story in, a timeline site out. It knows no host."""

from timeline.dates import EventDate
from timeline.diagnostics import Diagnostic, Location, Severity
from timeline.folders import Shelf, find_files
from timeline.render import Options
from timeline.site import Memory, RecordFile, Site, build
from timeline.urls import Addresses

__all__ = [
    "Addresses",
    "Diagnostic",
    "EventDate",
    "Location",
    "Memory",
    "Options",
    "RecordFile",
    "Severity",
    "Shelf",
    "Site",
    "build",
    "find_files",
]
