"""The overview: a story at one glance, drawn when the site is built."""

from timeline.render.overview.drawing import Overview, draw
from timeline.render.overview.scale import Tick

__all__ = ["Overview", "Tick", "draw"]
