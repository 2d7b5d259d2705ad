"""Centres (保护中心): the named centres of the protection network, and how far they have come."""

from kg.extractors.centres.centres import extract_centres

__all__ = ["extract_centres"]
