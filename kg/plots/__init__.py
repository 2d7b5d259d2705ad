"""Plots (图表): an answer drawn where a look says more than a table: bars, and events along the years.

Needs matplotlib, an extra: pip install zhice[plot]. The same answer gives the same bytes.
"""

from kg.plots.charts import Chart, Mark, chart_of, documents_of
from kg.plots.drawing import draw, save

__all__ = ["Chart", "Mark", "chart_of", "documents_of", "draw", "save"]
