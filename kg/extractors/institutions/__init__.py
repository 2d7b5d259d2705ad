"""Institutions (机构): named bodies founded, opened or approved."""

from kg.extractors.institutions.institutions import extract_institutions

__all__ = ["extract_institutions"]
