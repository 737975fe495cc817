"""The MkDocs plugin: a thin adapter between MkDocs and the core."""

import gc

# What is imported stays. The collector would look through it again and again, a fifth of the time that a build takes to
# start.
_collects = gc.isenabled()
gc.disable()
try:
    from mkdocs_timeline.plugin import TimelinePlugin
finally:
    gc.freeze()
    if _collects:
        gc.enable()

__all__ = ["TimelinePlugin"]
