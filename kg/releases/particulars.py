"""Particulars (著录): what a release says of itself: title, version, date, by whom, under which licence."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from pyoxigraph import Literal, NamedNode

from kg.bad_input import BadInput
from kg.store import Graph
from kg.store.edition import data_version
from kg.vocabulary import DATA_IRI, ONTOLOGY_IRI

DATASET = f"{DATA_IRI}dataset/data"
TITLE_ZH = "知策数据：中国知识产权政策知识图谱"
TITLE_EN = "Zhice data: a knowledge graph of Chinese intellectual-property policy"
DEFAULT_CREATOR = "The Zhice authors"
LICENCES: Mapping[str, str] = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
}
"""Licences that data is published under: SPDX identifier -> IRI."""
OWN_LICENCE = "CC-BY-4.0"
"""The licence of the ontology and the queries, whatever that of somebody's data is."""

_MODIFIED = "http://purl.org/dc/terms/modified"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a release says of itself. `data` is the version of the claims; `version` is the one that people cite."""

    version: str
    data: str
    date: str
    creators: tuple[str, ...]
    licence: str

    @property
    def licence_iri(self) -> str:
        """The IRI of the licence of the data."""
        return LICENCES[self.licence]


def read_particulars(
    graph: Graph, *, version: str = "", day: str = "", creators: tuple[str, ...] = (), licence: str = OWN_LICENCE
) -> Particulars:
    """What was given, and for the rest what the store says: as version that of the data, as date the ontology's.

    Where no date is given, the environment's SOURCE_DATE_EPOCH goes before the ontology's; the clock is never asked.
    Raises BadInput for what is no date.
    """
    data = data_version(graph.store)
    return Particulars(version or data, data, _date(graph, day), creators or (DEFAULT_CREATOR,), licence)


def _date(graph: Graph, day: str) -> str:
    if day:
        try:
            return date.fromisoformat(day).isoformat()
        except ValueError:
            raise BadInput(day, "is no date", "write it as 2026-11-21") from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        if not epoch.isdigit():
            raise BadInput("SOURCE_DATE_EPOCH", f"{epoch!r} is no number of seconds", "give --date")
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    found = graph.triples(NamedNode(ONTOLOGY_IRI), NamedNode(_MODIFIED))
    return next(quad.object.value for quad in found if isinstance(quad.object, Literal))
