"""The overview: a story at one glance, drawn when the site is built."""

from timeline.render.overview.drawing import Overview, draw
from timeline.render.overview.scale import Tick
from timeline.render.overview.svg import fades_of, lines_of, marks_of

__all__ = ["Overview", "Tick", "draw", "fades_of", "lines_of", "marks_of"]
