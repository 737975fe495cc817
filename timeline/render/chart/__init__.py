"""A series as a picture."""

from timeline.render.chart.drawing import Chart, Dot, chart_in, chart_of

__all__ = ["Chart", "Dot", "chart_in", "chart_of"]
