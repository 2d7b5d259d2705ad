"""Works (文件): named documents that a text tells of: policies, agreements, publications."""

from kg.extractors.works.agreements import extract_agreements
from kg.extractors.works.policies import extract_policies
from kg.extractors.works.publications import extract_publications

__all__ = ["extract_agreements", "extract_policies", "extract_publications"]
