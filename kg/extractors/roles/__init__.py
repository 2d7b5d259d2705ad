"""Roles (职责): who leads a task and who takes part."""

from kg.extractors.roles.roles import extract_agency_roles

__all__ = ["extract_agency_roles"]
