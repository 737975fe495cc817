"""How events bear on each other: causes and effects, drawn in time and said in words."""

from timeline.render.graph.bearings import Bearing, bearings_among, chains_among
from timeline.render.graph.drawing import Graph, graphs_in
from timeline.render.graph.page import GRAPH, graph_page
from timeline.render.graph.words import Cause, causes_of

__all__ = [
    "GRAPH",
    "Bearing",
    "Cause",
    "Graph",
    "bearings_among",
    "causes_of",
    "chains_among",
    "graph_page",
    "graphs_in",
]
