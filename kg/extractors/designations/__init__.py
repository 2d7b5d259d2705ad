"""Designations (试点示范、称号): who was admitted to which programme, in sentences and in lists."""

from kg.extractors.designations.designations import extract_designations
from kg.extractors.designations.rosters import extract_rosters

__all__ = ["extract_designations", "extract_rosters"]
