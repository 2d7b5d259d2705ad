"""The terms that the graph is written in (词汇): namespaces that know their names, so a wrong one fails at import."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, parse

ONTOLOGY_IRI = "https://w3id.org/zhice/ontology"
DATA_IRI = "https://w3id.org/zhice/id/"
"""The base of the IRIs of things, claims and concepts."""

_PACKAGE = Path(__file__).resolve().parent
ONTOLOGY = next(path for path in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology") if path.is_dir())
"""Where the Turtle files of the ontology lie: inside an installed package, beside it in a checkout."""

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_TERMS = frozenset(
    "http://www.w3.org/2002/07/owl#" + kind
    for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")
)


class Namespace:
    """A closed namespace: `ZC.Policy` is an IRI, and a name that the vocabulary lacks raises AttributeError."""

    def __init__(self, base: str, names: frozenset[str]) -> None:
        self._base = base
        self._names = names
        # Names are plain attributes, for they are looked up for every triple; __getattr__ only sees the unknown ones.
        self.__dict__.update((name, base + name) for name in names)

    def __getattr__(self, name: str) -> str:
        raise AttributeError(f"{self.__dict__.get('_base', '')}{name} is not a term of this vocabulary")

    def __dir__(self) -> list[str]:
        return sorted(self._names)

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and iri.startswith(self._base) and iri[len(self._base) :] in self._names


def _terms_of(path: Path, base: str) -> frozenset[str]:
    """The names under `base` that a Turtle file declares as classes, properties or individuals."""
    return frozenset(
        quad.subject.value.removeprefix(base)
        for quad in parse(path=path)
        if quad.predicate.value == _TYPE
        and isinstance(quad.subject, NamedNode)
        and quad.subject.value.startswith(base)
        and isinstance(quad.object, NamedNode)
        and quad.object.value in _TERMS
    )


def _closed(base: str, names: str) -> Namespace:
    return Namespace(base, frozenset(names.split()))


ZC = Namespace(ONTOLOGY_IRI + "#", _terms_of(ONTOLOGY / "zhice.ttl", ONTOLOGY_IRI + "#"))

RDF = _closed("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type Property first rest nil")
RDFS = _closed(
    "http://www.w3.org/2000/01/rdf-schema#", "Class Literal label comment subClassOf subPropertyOf domain range"
)
OWL = _closed(
    "http://www.w3.org/2002/07/owl#",
    """
    Ontology Class ObjectProperty DatatypeProperty AnnotationProperty Restriction Thing Nothing sameAs differentFrom
    AllDifferent members distinctMembers equivalentClass disjointWith complementOf intersectionOf unionOf oneOf
    AllDisjointClasses onProperty onClass someValuesFrom allValuesFrom hasValue maxCardinality maxQualifiedCardinality
    equivalentProperty versionInfo inverseOf propertyChainAxiom propertyDisjointWith AllDisjointProperties
    FunctionalProperty InverseFunctionalProperty SymmetricProperty AsymmetricProperty
    TransitiveProperty IrreflexiveProperty hasKey sourceIndividual assertionProperty targetIndividual targetValue
    cardinality minCardinality qualifiedCardinality minQualifiedCardinality hasSelf disjointUnionOf
    onDataRange onProperties ReflexiveProperty
    """,
)
XSD = _closed("http://www.w3.org/2001/XMLSchema#", "integer decimal date boolean string")
SKOS = _closed(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel hiddenLabel notation inScheme broader definition scopeNote note",
)
DCTERMS = _closed("http://purl.org/dc/terms/", "title identifier date publisher source language replaces spatial")
PROV = _closed("http://www.w3.org/ns/prov#", "wasDerivedFrom Entity Agent SoftwareAgent")
OA = _closed(
    "http://www.w3.org/ns/oa#",
    "exact prefix suffix start end hasSource TextPositionSelector TextQuoteSelector SpecificResource",
)
DQV = _closed("http://www.w3.org/ns/dqv#", "QualityMeasurement isMeasurementOf computedOn value")
QB = _closed("http://purl.org/linked-data/cube#", "Observation DataSet dataSet structure")
ORG = _closed("http://www.w3.org/ns/org#", "Organization Membership member role")
TIME = _closed("http://www.w3.org/2006/time#", "TemporalEntity year")
