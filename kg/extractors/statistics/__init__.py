"""Statistics (统计) and targets (目标): figures reported or aimed at, in sentences and in tables."""

from kg.extractors.statistics.grids import extract_grids
from kg.extractors.statistics.statistics import extract_statistics
from kg.extractors.statistics.targets import extract_targets

__all__ = ["extract_grids", "extract_statistics", "extract_targets"]
