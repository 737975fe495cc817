"""The page of an event: its parts in the order in which they stand there, each a room of functions.

By functions, and not by templates, which would take three times as long: every event has a page.
"""

from timeline.render.events.pages import event_pages

__all__ = ["event_pages"]
