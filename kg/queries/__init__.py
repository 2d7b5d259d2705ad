"""Saved queries (保存的查询): the files of `queries/`, one question each, and the answers they give.

A file is plain SPARQL 1.1 that runs as it stands. Its parameters are the variables of its one VALUES block, where the
file gives their defaults; asking fills the block with RDF terms. Text that a user types is never put into a query: a
year becomes a number, the name of a thing becomes the IRI that the graph knows by that name.
"""

from kg.queries.answering import Answer, Value, answer, as_value, plain_value, read_answer
from kg.queries.catalogue import FOLDER, Parameter, SavedQuery, catalogue, find_query, read_query
from kg.queries.naming import find_named, labels, nearest, resolve
from kg.queries.prefixes import PREFIXES

__all__ = [
    "FOLDER",
    "PREFIXES",
    "Answer",
    "Parameter",
    "SavedQuery",
    "Value",
    "answer",
    "as_value",
    "catalogue",
    "find_named",
    "find_query",
    "labels",
    "nearest",
    "plain_value",
    "read_answer",
    "read_query",
    "resolve",
]
