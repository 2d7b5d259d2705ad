"""RDF (图数据): facts and the ontology as quads, and back; the only part of Zhice that speaks triples.

Things are merged across documents and have one label each; claims are not, and have the words of their document. All
that a document says stands in one named graph, so that it can be taken out again; kg.store keeps the union that queries
read.
"""

from kg.rdf.claims import claim_iri, unhandled_fields
from kg.rdf.evidence import passage_iri, rule_iri
from kg.rdf.facts import facts_to_triples
from kg.rdf.ontology import ONTOLOGY_GRAPH, ontology_files, ontology_to_quads, ontology_to_triples
from kg.rdf.reading import count_facts, read_fact, read_facts
from kg.rdf.source import SourceDocument, document_iri, graph_iri

__all__ = [
    "ONTOLOGY_GRAPH",
    "SourceDocument",
    "claim_iri",
    "count_facts",
    "document_iri",
    "facts_to_triples",
    "graph_iri",
    "ontology_files",
    "ontology_to_quads",
    "ontology_to_triples",
    "passage_iri",
    "read_fact",
    "read_facts",
    "rule_iri",
    "unhandled_fields",
]
