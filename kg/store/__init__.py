"""Store (图库): the graph on disk, in an embedded Oxigraph; the only part of Zhice that opens it.

A store is a folder. `store.json` in it names the generation that counts; a generation is a database that nobody writes
any more. Whatever changes the store makes a new generation and then switches, so a change that fails or is killed
leaves the old store whole, and readers are never blocked.
"""

from kg.store.folder import StoreInfo, Version
from kg.store.graph import Graph, Queryable, Result, Term, open_graph
from kg.store.guard import check_query
from kg.store.holdings import DIFFERENCES_GRAPH, INFERRED_GRAPH, OWN_GRAPHS, QUALITY_GRAPH, DocumentTriples
from kg.store.versions import current_version, is_current
from kg.store.writing import add_documents, remove_documents, replace_store

__all__ = [
    "DIFFERENCES_GRAPH",
    "INFERRED_GRAPH",
    "OWN_GRAPHS",
    "QUALITY_GRAPH",
    "DocumentTriples",
    "Graph",
    "Queryable",
    "Result",
    "StoreInfo",
    "Term",
    "Version",
    "add_documents",
    "check_query",
    "current_version",
    "is_current",
    "open_graph",
    "remove_documents",
    "replace_store",
]
