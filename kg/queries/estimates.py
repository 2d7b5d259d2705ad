"""Estimates (估计): what a saved query tells the engine of the size of a part, and never a limit to an answer.

A line `# At most 900000 rows` closes a sub-select. The engine of this program plans better where it knows that the part
is smaller than a scan of all triples, and the only thing it goes by is a LIMIT. One in the file would cut the answer of
a larger graph without a word, so it is put in here, and only where the store is too small to come near it. Any other
engine gets the text as it stands.
"""

from __future__ import annotations

import re

from kg.store import Graph, Queryable

_ESTIMATE = re.compile(r"^( *)# At most (\d+) rows$", re.MULTILINE)
_TRIPLES_A_ROW = 10
"""A row of a part is a claim or more; a claim with its passage has some sixty triples."""


def with_estimates(text: str, graph: Queryable) -> str:
    """The text with a LIMIT for each estimate that the graph's store cannot reach."""
    if not isinstance(graph, Graph):
        return text
    rows = graph.info.triples // _TRIPLES_A_ROW
    return _ESTIMATE.sub(lambda found: f"{found[1]}LIMIT {found[2]}" if rows < int(found[2]) else found[0], text)
