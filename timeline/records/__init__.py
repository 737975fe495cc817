"""Records as they are read: text, lists and mappings, and where each value stands."""

from timeline.records.origins import Origin
from timeline.records.places import Places, places_of
from timeline.records.reading import MAXIMUM_BYTES, Record, decode, read

__all__ = ["MAXIMUM_BYTES", "Origin", "Places", "Record", "decode", "places_of", "read"]
