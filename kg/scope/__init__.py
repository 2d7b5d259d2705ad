"""Scope (语境): what a sentence inherits from where it stands."""

from kg.scope.coming import is_to_come
from kg.scope.coverage import read_coverage
from kg.scope.modes import document_mode, is_review, says, sets_rules
from kg.scope.periods import five_years_end, period_end, plan_period, term_end
from kg.scope.places import (
    NATION,
    area_and_city,
    document_area,
    leading_area,
    leading_zone,
    resolve_area,
    section_area,
)
from kg.scope.scopes import Scope, read_scopes

__all__ = [
    "NATION",
    "Scope",
    "area_and_city",
    "document_area",
    "document_mode",
    "five_years_end",
    "is_review",
    "is_to_come",
    "leading_area",
    "leading_zone",
    "period_end",
    "plan_period",
    "read_coverage",
    "read_scopes",
    "resolve_area",
    "says",
    "section_area",
    "sets_rules",
    "term_end",
]
