"""Extractors (抽取器): one module a fact type; each turns a document's reading into facts.

An extractor is a plain function of a `Reading`; it emits facts and knows nothing of triples. To add one, write
its module and
name it in EXTRACTORS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from kg.documents import Document
from kg.extractors.centres import extract_centres
from kg.extractors.designations import extract_designations, extract_rosters
from kg.extractors.funds import extract_allocations, extract_funds
from kg.extractors.headlines import without_headlines
from kg.extractors.institutions import extract_institutions
from kg.extractors.passages.cases import without_cases
from kg.extractors.passages.reading import Reading, read
from kg.extractors.passages.requests import without_requests
from kg.extractors.roles import extract_agency_roles
from kg.extractors.settling import settle
from kg.extractors.statistics import extract_grids, extract_statistics, extract_targets
from kg.extractors.works import extract_agreements, extract_policies, extract_publications
from kg.facts import Fact

Extractor: TypeAlias = Callable[[Reading], Iterator[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (
    extract_agency_roles,
    extract_agreements,
    extract_allocations,
    extract_centres,
    extract_designations,
    extract_funds,
    extract_grids,
    extract_institutions,
    extract_policies,
    extract_publications,
    extract_rosters,
    extract_statistics,
    extract_targets,
)


def extract_facts(document: Document) -> tuple[Fact, ...]:
    """All facts of a document, in order of place, then of type; a fact that the text states twice stands once."""
    return extract_from(read(document))


def extract_from(reading: Reading) -> tuple[Fact, ...]:
    """All facts of a document that was read, as `extract_facts` gives them."""
    found = (fact for extract in EXTRACTORS for fact in extract(reading))
    return settle(without_headlines(reading, without_cases(reading, without_requests(reading, found))))
