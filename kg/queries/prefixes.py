"""Prefixes (前缀): the short names of namespaces that a query may use without declaring them."""

from __future__ import annotations

from collections.abc import Mapping

from kg.vocabulary import DATA_IRI, ONTOLOGY_IRI

PREFIXES: Mapping[str, str] = {
    "zc": ONTOLOGY_IRI + "#",
    "id": DATA_IRI,
    "area": DATA_IRI + "area/",
    "concept": DATA_IRI + "concept/",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
