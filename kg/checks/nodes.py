"""Nodes of the store (节点): where each came from, so that a failure can say what to do about it."""

from __future__ import annotations

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.rdf import ONTOLOGY_GRAPH
from kg.vocabulary import OA, PROV, ZC

_CLAIMS = f"""
SELECT ?rule ?document ?start WHERE {{
  {{ VALUES ?claim {{ NODE }} }}
  UNION {{ ?claim <{PROV.wasDerivedFrom}> NODE }}
  UNION {{ ?claim <{ZC.participation}> NODE }}
  ?claim <{ZC.foundBy}>/<{ZC.ruleName}> ?rule ; <{ZC.inDocument}>/<{ZC.documentId}> ?document .
  OPTIONAL {{ ?claim <{PROV.wasDerivedFrom}>/<{OA.start}> ?start }}
}} ORDER BY ?rule ?document LIMIT 1
"""


def remedy_for(store: Store, node: str) -> str:
    """What to do about a node that is not as it should be: whose file to mend, or which rule made it of what text."""
    for row in solutions(store, _CLAIMS.replace("NODE", f"<{node}>")):
        rule, document, start = row
        place = f" at {getattr(start, 'value', '')}" if start is not None else ""
        return (
            f"mend the rule {rule.value}, which read it in {document.value}{place}, or the shape if the text is right"
        )
    ours = store.quads_for_pattern(NamedNode(node), None, None, NamedNode(ONTOLOGY_GRAPH))
    if next(ours, None) is not None:
        return "mend it in ontology/*.ttl"
    return f"see kg explain {node}, and mend what wrote it, or the shape if the text is right"


def solutions(store: Store, query: str) -> QuerySolutions:
    """The rows of a SELECT on the default graph."""
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return found


def shorten(term: object) -> str:
    """A term for a line of text: terms of our own ontology as zc:name, literals cut."""
    value = str(getattr(term, "value", term))
    if value in ZC:
        return "zc:" + value.rsplit("#", 1)[-1]
    return value if len(value) <= 80 else value[:77] + "..."
