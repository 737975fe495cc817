"""The MkDocs plugin: a thin adapter between MkDocs and the core."""

from mkdocs_timeline.plugin import TimelinePlugin

__all__ = ["TimelinePlugin"]
