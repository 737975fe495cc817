"""The core: records of a story in, a timeline site out. It knows no host."""

from timeline.dates import EventDate
from timeline.diagnostics import Diagnostic, Location, Severity
from timeline.folders import find_files
from timeline.render import Options
from timeline.site import RecordFile, Site, build
from timeline.urls import Addresses

__all__ = [
    "Addresses",
    "Diagnostic",
    "EventDate",
    "Location",
    "Options",
    "RecordFile",
    "Severity",
    "Site",
    "build",
    "find_files",
]
